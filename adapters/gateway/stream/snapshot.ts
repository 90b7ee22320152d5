import type { ReleasedRecord, Router } from '@signalbox/engine';
import type { Head } from '@signalbox/engine/journal';
import type { SnapshotView } from '@signalbox/engine/protocol';
import { snapshotParts, snapshotQuery, within } from '../questions/views.js';
import type { Follower } from './follower.js';
import type { RecordStream } from './stream.js';

/** A question for the snapshot was refused: the router does not know the agent, or has no plan. */
export class SnapshotRefused extends Error {}

export interface SnapshotOptions {
  readonly router: Router;
  readonly stream: RecordStream;
  readonly itemsPerFrame: number;
}

/**
 * Sends everything that concerns a connection, as of one record, in as many parts as it takes. Resolves with that record's position;
 * `null`: the connection ended meanwhile. Throws `SnapshotRefused`, after the refusal has been sent.
 */
export async function sendSnapshot(
  follower: Follower,
  { router, stream, itemsPerFrame }: SnapshotOptions,
): Promise<(Head & { readonly atMs: number }) | null> {
  const query = snapshotQuery(follower.scope);
  const answer = await router.ask(query);
  if (!answer.ok) {
    follower.send({ type: 'error', ...answer.rejection });
    // A refused client does not come back. It should, if the router only could not answer just now.
    throw answer.rejection.retriable ? new Error(answer.rejection.message) : new SnapshotRefused(answer.rejection.message);
  }
  const { seq, check, atMs } = await recordAt(answer.seq, router, stream);
  const view: SnapshotView | null = within(follower.scope, query.type, answer.view);
  if (view === null) throw new SnapshotRefused('nothing of it is covered by the token');
  const parts = snapshotParts(view, itemsPerFrame);
  for (const [index, part] of parts.entries()) {
    if (follower.over) return null;
    follower.send({ type: 'snapshot', seq, check, atMs, view: part, more: index < parts.length - 1 });
    await follower.drained();
  }
  return { seq, check, atMs };
}

/** The record an answer was given at. It may not have been released yet, or may have left memory already. */
async function recordAt(seq: number, router: Router, stream: RecordStream): Promise<ReleasedRecord> {
  await stream.reached(seq);
  const recent = stream.recentAt(seq);
  if (recent !== undefined) return recent;
  for await (const record of router.replay(seq)) return record;
  throw new Error(`Record ${seq} is gone already; a later snapshot will find its own.`);
}
