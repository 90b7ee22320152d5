import { Fault, type ReleasedRecord, type Router } from '@signalbox/engine';
import { type Head, START } from '@signalbox/engine/journal';
import { type GapReason, type ServerFrame, wireEvents } from '@signalbox/engine/protocol';
import { ownHubOf } from '../access/own-hub.js';
import type { Follower } from './follower.js';
import { gapAfter } from './gap.js';
import { sendSnapshot } from './snapshot.js';
import type { RecordStream } from './stream.js';

export interface FollowOptions {
  readonly router: Router;
  readonly stream: RecordStream;
  readonly itemsPerFrame: number;
  readonly replayRecordsMax: number;
}

/** How far a subscription has come. */
export interface Following {
  /** Everything up to here has been sent. */
  readonly cursor: Head & { readonly atMs: number };
  /** Passes one record on, if any of it is for this connection. Records come in order and without holes. */
  deliver(record: ReleasedRecord): void;
  /**
   * Sends everything heard so far, no faster than the client reads, then calls `caughtUp` before anything else can be heard: whoever passes
   * records on from there loses and doubles nothing. Not called if the connection is over by then.
   */
  catchUp(after: Head | undefined, caughtUp: () => void): Promise<void>;
}

const NOTHING: readonly never[] = [];

export function following(follower: Follower, { router, stream, itemsPerFrame, replayRecordsMax }: FollowOptions): Following {
  const { scope } = follower;
  let cursor: Head & { atMs: number } = { atMs: stream.head.atMs, ...START };
  let prev = 0;
  const ownHub = ownHubOf(scope, router);

  /** The parts of a record that are for this connection. */
  const partsOf = ({ seq, check, atMs, events }: ReleasedRecord): readonly ServerFrame[] => {
    ownHub.hear(events);
    const told = wireEvents(scope, events, ownHub.hub);
    if (told.length === 0) return NOTHING;
    const parts: ServerFrame[] = [];
    for (let from = 0; from < told.length; from += itemsPerFrame) {
      const more = from + itemsPerFrame < told.length;
      parts.push({ type: 'events', seq, check, prev, atMs, events: told.slice(from, from + itemsPerFrame), more });
    }
    return parts;
  };

  /** All parts of a record have been sent. */
  const delivered = ({ seq, check, atMs }: ReleasedRecord, parts: readonly ServerFrame[]) => {
    if (parts.length > 0) prev = seq;
    cursor = { seq, check, atMs };
  };

  const deliver = (record: ReleasedRecord) => {
    const parts = partsOf(record);
    for (const part of parts) follower.send(part);
    delivered(record, parts);
  };

  const deliverAsRead = async (record: ReleasedRecord) => {
    const parts = partsOf(record);
    for (const part of parts) {
      follower.send(part);
      await follower.drained();
      if (follower.over) return;
    }
    delivered(record, parts);
  };

  const snapshot = async () => {
    const sent = await sendSnapshot(follower, { router, stream, itemsPerFrame });
    if (sent === null) return;
    prev = sent.seq;
    cursor = sent;
  };

  /** Delivers what the journal holds beyond the cursor until the rest is in memory. */
  const replay = async () => {
    while (!follower.over && stream.recentAfter(cursor.seq) === null) {
      const wanted = cursor.seq + 1;
      for await (const record of router.replay(wanted)) {
        if (follower.over) return;
        // A journal that no longer keeps these records may simply begin later instead of throwing.
        if (record.seq > cursor.seq + 1) break;
        await deliverAsRead(record);
        if (stream.recentAfter(cursor.seq) !== null) break;
      }
      if (cursor.seq < wanted) throw new Fault('JOURNAL_TRIMMED', { first: 'the present', seq: wanted });
    }
  };

  const trimmed = (cause: unknown): boolean => cause instanceof Fault && cause.code === 'JOURNAL_TRIMMED';

  const resume = async (after: Head): Promise<void> => {
    let reason: GapReason | null;
    try {
      reason = await gapAfter(after, { router, stream, replayRecordsMax });
      if (reason === null) {
        cursor = { seq: after.seq, check: after.check, atMs: cursor.atMs };
        prev = after.seq;
        await replay();
      }
    } catch (cause) {
      if (!trimmed(cause)) throw cause;
      reason = 'trimmed';
    }
    if (reason === null) return;
    follower.send({ type: 'gap', reason, after: { seq: after.seq, check: after.check } });
    await snapshot();
  };

  return {
    get cursor() {
      return cursor;
    },
    deliver,
    catchUp: async (after, caughtUp) => {
      // Both questions are asked before anything is awaited, so that they come before whatever the client sends next.
      const learned = ownHub.learn();
      if (after === undefined) await Promise.all([learned, snapshot()]);
      else {
        await learned;
        await resume(after);
      }
      while (!follower.over) {
        // What was heard while the client read may even have left memory.
        const heard = stream.recentAfter(cursor.seq);
        if (heard?.length === 0) return caughtUp();
        if (heard === null) await replay();
        else for (const record of heard) await deliverAsRead(record);
      }
    },
  };
}
