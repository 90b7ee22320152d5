import { applyRecord, closeRecord } from '../core/apply.js';
import { stateHash } from '../core/state/canonical.js';
import { written } from '../core/state/canonical-text.js';
import { freshState, type RouterState } from '../core/state/state.js';
import { type Match, step } from '../core/step.js';
import { withoutAsker } from '../domain/asker.js';
import { withoutUnrecorded } from '../domain/audience-fields.js';
import type { Event } from '../domain/events.js';
import type { JournalRecord } from '../domain/record.js';
import { Fault } from '../errors.js';

/** Restores a state by folding the events of records, in order; never decides anything again. */
export async function fold(records: AsyncIterable<JournalRecord>, state: RouterState = freshState()): Promise<RouterState> {
  for await (const record of records) applyRecord(state, record);
  return state;
}

export interface Verified {
  readonly records: number;
  readonly events: number;
  /** Hash of the state reached by deciding again; equal to the folded one, or `verify` would have thrown. */
  readonly stateHash: string;
}

/**
 * Decides every command again and compares: same events, same state. A difference is a `VERIFY_FAILED` fault that names the record. `from`
 * creates the state before the first record; it is called twice because one copy is folded and the other decided.
 */
export async function verify(
  records: AsyncIterable<JournalRecord>,
  options: {
    readonly from?: readonly [RouterState, RouterState];
    readonly match?: Match;
    readonly onRecord?: (record: JournalRecord) => void;
  } = {},
): Promise<Verified> {
  const [folded, decided] = options.from ?? [freshState(), freshState()];
  const counts = { records: 0, events: 0 };
  for await (const record of records) {
    // First, because a record that cannot be read is told of as such.
    applyRecord(folded, record);
    const { fired, decided: led, rejection } = step(decided, record, options.match);
    closeRecord(decided, record);
    compareEvents(record, [...fired, ...led], rejection?.code ?? null);
    counts.records++;
    counts.events += record.events.length;
    options.onRecord?.(record);
  }
  const [hash, again] = [stateHash(folded), stateHash(decided)];
  if (hash !== again) throw new Fault('VERIFY_FAILED', { seq: folded.seq, detail: `state ${again} instead of ${hash}` });
  return { stateHash: hash, ...counts };
}

/** Records from before events named who asks, or what a desk shows, are without; nothing is decided by it. */
function asRecorded(event: Event | undefined, recorded: Event | undefined): Event | undefined {
  if (event === undefined || recorded === undefined) return event;
  return withoutUnrecorded('asker' in recorded ? event : withoutAsker(event), recorded);
}

function compareEvents(record: JournalRecord, events: readonly Event[], refused: string | null): void {
  if (refused !== null) throw new Fault('VERIFY_FAILED', { seq: record.seq, detail: `${record.command.type} is refused with ${refused}` });
  const place = Math.max(events.length, record.events.length);
  for (let i = 0; i < place; i++) {
    // Content counts, not the order of keys: a state from a snapshot has sorted keys.
    const [was, is] = [record.events[i], asRecorded(events[i], record.events[i])].map((event) => event && written(event));
    if (was !== is)
      throw new Fault('VERIFY_FAILED', { seq: record.seq, detail: `event ${i + 1} is ${is ?? 'missing'} instead of ${was ?? 'none'}` });
  }
}
