import type { Router } from '@signalbox/engine';
import type { Head } from '@signalbox/engine/journal';
import type { GapReason } from '@signalbox/engine/protocol';
import type { RecordStream } from './stream.js';

export interface GapOptions {
  readonly router: Router;
  readonly stream: RecordStream;
  /** A client that is further behind than this is better served by a snapshot. */
  readonly replayRecordsMax: number;
}

/**
 * Why the stream cannot go on behind the position a client asks for; `null`: it can. Throws `JOURNAL_TRIMMED` where the journal no longer
 * keeps that record.
 */
export async function gapAfter(after: Head, { router, stream, replayRecordsMax }: GapOptions): Promise<GapReason | null> {
  if (after.seq > stream.head.seq) return 'ahead';
  if (stream.head.seq - after.seq > replayRecordsMax) return 'far';
  const known = stream.recentAt(after.seq)?.check;
  if (known !== undefined) return known === after.check ? null : 'unknown';
  for await (const { check } of router.replay(after.seq)) return check === after.check ? null : 'unknown';
  return 'unknown';
}
