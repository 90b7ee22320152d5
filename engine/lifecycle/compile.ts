import {
  type AnyStateMachine,
  type AnyStateNode,
  type EventFromLogic,
  type ExecutableActionsFrom,
  initialTransition,
  type StateValueFrom,
  transition,
} from 'xstate';
import { digestOf } from './digest.js';
import { LifecycleError } from './lifecycle-error.js';
import { refuseUncompilable } from './refuse.js';
import type { Move, Table } from './table.js';

export type StateOf<Chart extends AnyStateMachine> = StateValueFrom<Chart> & string;
export type EventOf<Chart extends AnyStateMachine> = EventFromLogic<Chart>['type'];
/** The named actions, without XState's own. */
export type ActionOf<Chart extends AnyStateMachine> = Exclude<ExecutableActionsFrom<Chart>['type'], `xstate.${string}`>;

type TableOf<Chart extends AnyStateMachine> = Table<StateOf<Chart>, EventOf<Chart>, ActionOf<Chart>>;
type Rows<State extends string, Event extends string, Action extends string> = ReadonlyMap<State, ReadonlyMap<Event, Move<State, Action>>>;

/**
 * Turns a chart into a table by asking XState for every (state, event), so that the table has XState's semantics (order of exit, transition
 * and entry actions, re-entry, root transitions). Meant for start-up: a transition costs XState some 10 µs, a look-up some 20 ns.
 *
 * @throws LifecycleError if the chart holds more than states, events and action names; it names the node and the remedy.
 */
export function compile<Chart extends AnyStateMachine>(machine: Chart): TableOf<Chart> {
  refuseUncompilable(machine);
  const nodes: readonly AnyStateNode[] = Object.values(machine.states);
  const states = nodes.map((node) => node.key as StateOf<Chart>);
  const finals = new Set<StateOf<Chart>>(nodes.filter((node) => node.type === 'final').map((node) => node.key as StateOf<Chart>));
  const events = eventsOf<Chart>(machine, nodes);
  const initial = initialOf(machine);
  const rows: Rows<StateOf<Chart>, EventOf<Chart>, ActionOf<Chart>> = new Map(
    states.map((state) => [state, finals.has(state) ? new Map() : movesFrom(machine, state, events)]),
  );
  return Object.freeze({
    name: machine.id,
    initial,
    states: Object.freeze(states),
    events: Object.freeze(events),
    digest: digestOf(contentOf(initial, finals, rows)),
    can: (state: StateOf<Chart>, event: EventOf<Chart>) => rows.get(state)?.has(event) === true,
    move: (state: StateOf<Chart>, event: EventOf<Chart>) => rows.get(state)?.get(event),
    isFinal: (state: StateOf<Chart>) => finals.has(state),
  });
}

function eventsOf<Chart extends AnyStateMachine>(machine: Chart, nodes: readonly AnyStateNode[]): EventOf<Chart>[] {
  const everywhere: readonly AnyStateNode[] = [...nodes, machine.root];
  return [...new Set(everywhere.flatMap((node) => [...node.transitions.keys()] as EventOf<Chart>[]))];
}

/** XState would run the initial entry actions at start; a table has no start, so they would be lost. */
function initialOf<Chart extends AnyStateMachine>(machine: Chart): StateOf<Chart> {
  const [snapshot, actions] = initialTransition(machine as AnyStateMachine);
  const initial = snapshot.value as StateOf<Chart>;
  if (actions.length > 0) {
    const names = actions.map(({ type }) => `"${type}"`).join(', ');
    throw new LifecycleError(
      machine.id,
      `${machine.id}.${initial}`,
      `runs ${names} when the chart starts`,
      'Put the action on the event that leads to the state; nothing leads to a start.',
    );
  }
  return initial;
}

function movesFrom<Chart extends AnyStateMachine>(
  machine: Chart,
  state: StateOf<Chart>,
  events: readonly EventOf<Chart>[],
): ReadonlyMap<EventOf<Chart>, Move<StateOf<Chart>, ActionOf<Chart>>> {
  const chart: AnyStateMachine = machine;
  const from = chart.resolveState({ value: state, context: undefined });
  const moves = new Map<EventOf<Chart>, Move<StateOf<Chart>, ActionOf<Chart>>>();
  for (const type of events) {
    if (!from.can({ type })) continue;
    const [to, executed] = transition(chart, from, { type });
    const actions = executed.map((action) => action.type as ActionOf<Chart>);
    moves.set(type, Object.freeze({ target: to.value as StateOf<Chart>, actions: Object.freeze(actions) }));
  }
  return moves;
}

/** One line per fact, sorted, so that the text changes with the meaning of a chart but not with its order of writing. */
function contentOf(initial: string, finals: ReadonlySet<string>, rows: Rows<string, string, string>): string {
  const facts = [JSON.stringify(['initial', initial])];
  for (const [state, moves] of rows) {
    facts.push(JSON.stringify([finals.has(state) ? 'final' : 'state', state]));
    for (const [event, { target, actions }] of moves) facts.push(JSON.stringify(['move', state, event, target, ...actions]));
  }
  return facts.sort().join('\n');
}
