import {
  Fault,
  type GapReason,
  type Head,
  type ReleasedRecord,
  type Router,
  type Scope,
  type ServerFrame,
  START,
  wireEvents,
} from '@signalbox/engine';
import { ownHubOf } from './own-hub.js';
import type { RecordStream } from './stream.js';
import { snapshotParts, snapshotQuery, within } from './views.js';

/** The connection a stream of events is written to. */
export interface Follower {
  readonly scope: Scope;
  readonly over: boolean;
  send(frame: ServerFrame): void;
  /** Resolves when the client has read most of what was sent, or is gone. */
  drained(): Promise<void>;
}

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
  /** Resolves in the very tick in which the last record heard has been delivered: whoever goes on from there loses and doubles nothing. */
  catchUp(after: Head | undefined): Promise<void>;
}

/** A question for the snapshot was refused: the router does not know the agent, or has no plan. */
export class SnapshotRefused extends Error {}

export function following(follower: Follower, { router, stream, itemsPerFrame, replayRecordsMax }: FollowOptions): Following {
  const { scope } = follower;
  let cursor: Head & { atMs: number } = { atMs: stream.head.atMs, ...START };
  let prev = 0;
  const ownHub = ownHubOf(scope, router);

  const deliver = (record: ReleasedRecord) => {
    if (record.seq <= cursor.seq) return;
    const { seq, check, atMs } = record;
    ownHub.hear(record.events);
    const told = wireEvents(scope, record.events, ownHub.hub);
    for (let from = 0; from < told.length; from += itemsPerFrame) {
      const more = from + itemsPerFrame < told.length;
      follower.send({ type: 'events', seq, check, prev, atMs, events: told.slice(from, from + itemsPerFrame), more });
    }
    if (told.length > 0) prev = seq;
    cursor = { seq, check, atMs };
  };

  /** Why the stream cannot go on behind `after`; `null`: it can. */
  const gapAfter = async (after: Head): Promise<GapReason | null> => {
    if (after.seq > stream.head.seq) return 'ahead';
    if (stream.head.seq - after.seq > replayRecordsMax) return 'far';
    const known = stream.recentAt(after.seq)?.check;
    if (known !== undefined) return known === after.check ? null : 'unknown';
    for await (const { check } of router.replay(after.seq)) return check === after.check ? null : 'unknown';
    return 'unknown';
  };

  const recordAt = async (seq: number): Promise<ReleasedRecord> => {
    await stream.reached(seq);
    const recent = stream.recentAt(seq);
    if (recent !== undefined) return recent;
    for await (const record of router.replay(seq)) return record;
    throw new Error(`Record ${seq} is gone already; a later snapshot will find its own.`);
  };

  const snapshot = async () => {
    const query = snapshotQuery(scope);
    const answer = await router.ask(query);
    if (!answer.ok) {
      follower.send({ type: 'error', ...answer.rejection });
      // Who is refused does not come again: where the router could not tell just now, they should.
      throw answer.rejection.retriable ? new Error(answer.rejection.message) : new SnapshotRefused(answer.rejection.message);
    }
    const { seq, check, atMs } = await recordAt(answer.seq);
    const view = within(scope, query.type, answer.view);
    if (view === null) throw new SnapshotRefused('nothing of it is covered by the token');
    const parts = snapshotParts(view, itemsPerFrame);
    for (const [index, part] of parts.entries()) {
      if (follower.over) return;
      follower.send({ type: 'snapshot', seq, check, atMs, view: part, more: index < parts.length - 1 });
      await follower.drained();
    }
    prev = seq;
    cursor = { seq, check, atMs };
  };

  /** Delivers what the journal holds beyond the cursor until the rest is in memory. */
  const replay = async () => {
    while (!follower.over && stream.recentAfter(cursor.seq) === null) {
      const wanted = cursor.seq + 1;
      for await (const record of router.replay(wanted)) {
        if (follower.over) return;
        // A journal that keeps nothing, or no longer so much, may say so by silence.
        if (record.seq > cursor.seq + 1) break;
        deliver(record);
        await follower.drained();
        if (stream.recentAfter(cursor.seq) !== null) break;
      }
      if (cursor.seq < wanted) throw new Fault('JOURNAL_TRIMMED', { first: 'the present', seq: wanted });
    }
  };

  const trimmed = (cause: unknown): boolean => cause instanceof Fault && cause.code === 'JOURNAL_TRIMMED';

  const resume = async (after: Head): Promise<void> => {
    let reason: GapReason | null;
    try {
      reason = await gapAfter(after);
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
    catchUp: async (after) => {
      // Both questions are asked at once: what the client sends next comes behind them.
      const learned = ownHub.learn();
      if (after === undefined) await Promise.all([learned, snapshot()]);
      else {
        await learned;
        await resume(after);
      }
      await replay();
      await follower.drained();
      // `drained` may have taken a while; what was heard meanwhile may even have left memory.
      while (!follower.over && stream.recentAfter(cursor.seq) === null) await replay();
      if (follower.over) return;
      for (const record of stream.recentAfter(cursor.seq) ?? []) deliver(record);
    },
  };
}
