import { Fault } from '../../errors.js';
import type { Move, Table } from '../../lifecycle/table.js';

/** The chart's transition for an event; an event that the chart does not allow means that the journal or the code is broken. */
export function moveOf<State extends string, Event extends string, Action extends string>(
  table: Table<State, Event, Action>,
  state: State,
  event: Event,
): Move<State, Action> {
  const move = table.move(state, event);
  if (move === undefined) throw new Fault('LIFECYCLE_IMPOSSIBLE', { chart: table.name, state, event });
  return move;
}

/** A record that an event refers to and that must therefore exist. */
export function found<T>(record: T | undefined, what: string, id: string | number): T {
  if (record === undefined) throw new Fault('INVARIANT_BROKEN', { invariant: `${what} exists`, detail: `there is no ${what} ${id}` });
  return record;
}
