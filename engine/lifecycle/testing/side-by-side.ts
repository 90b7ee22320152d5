import { expect } from 'vitest';
import { type AnyStateMachine, createActor } from 'xstate';
import type { Table } from '../table.js';

/** One thing to try: the `pick`-th event the table can take now, or the `pick`-th of a given alphabet whether it fits or not. */
export interface Try {
  readonly fits: boolean;
  readonly pick: number;
}

/**
 * Drives a live actor, whose actions write their names down, and a table through the same tries.
 * After every event both are in the same state and have named the same actions in the same order. Returns the moves made, as `state event`.
 */
export function sideBySide(
  chart: AnyStateMachine,
  table: Table<string, string, string>,
  tries: readonly Try[],
  alphabet: readonly string[],
): string[] {
  let run: string[] = [];
  const names = Object.keys(chart.implementations.actions);
  const recording = Object.fromEntries(names.map((name) => [name, () => void run.push(name)]));
  const actor = createActor(chart.provide({ actions: recording })).start();
  const made: string[] = [];
  let state = table.initial;
  expect(actor.getSnapshot().value).toBe(state);
  expect(run).toEqual([]);
  for (const { fits, pick } of tries) {
    const open = fits ? table.events.filter((event) => table.can(state, event)) : alphabet;
    const event = open[pick % open.length];
    if (event === undefined) continue;
    run = [];
    const accepted = actor.getSnapshot().status === 'active' && actor.getSnapshot().can({ type: event });
    actor.send({ type: event });
    const { value, status } = actor.getSnapshot();
    const can = table.can(state, event);
    const move = table.move(state, event);
    if (can) made.push(`${state} ${event}`);
    state = move?.target ?? state;
    const said = line(event, move !== undefined, can, state, table.isFinal(state) ? 'done' : 'active', move?.actions ?? []);
    expect(said).toBe(line(event, accepted, accepted, String(value), status, run));
  }
  return made;
}

function line(event: string, moved: boolean, can: boolean, state: string, status: string, actions: readonly string[]): string {
  return `${event}: ${moved ? 'moved' : 'ignored'}, ${can ? 'can' : 'cannot'}, now ${state} (${status}), ran [${actions.join(', ')}]`;
}
