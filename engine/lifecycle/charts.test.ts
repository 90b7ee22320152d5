// Every chart is walkable to its last corner, and its actions keep their books on every way through it.
import { readdirSync } from 'node:fs';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { getShortestPaths, getSimplePaths } from 'xstate/graph';
import type { adapterChart } from './adapter.chart.js';
import { charts } from './charts.js';
import { type ActionOf, compile, type EventOf, type StateOf } from './compile.js';
import type { connectionChart } from './connection.chart.js';
import { contactChart } from './contact.chart.js';
import type { hubChart } from './hub.chart.js';
import { offerChart } from './offer.chart.js';
import type { presenceChart } from './presence.chart.js';
import type { queueChart } from './queue.chart.js';
import type { Table } from './table.js';
import { tableDigests } from './tables.js';
import type * as words from './words.js';

type Words<Chart extends AnyStateMachine> = [EventOf<Chart>, StateOf<Chart>, ActionOf<Chart>];

const state = (snapshot: { value: unknown }): string => String(snapshot.value);
/** What XState reaches from a state, itself included. */
const reachable = (chart: AnyStateMachine, from: string): string[] =>
  getShortestPaths(chart, { fromState: chart.resolveState({ value: from, context: undefined }) }).map((path) => state(path.state));

// A chart file that the list forgets would be missing in the documentation, in these laws and in the journal's digests.
test('every chart file is listed and has a digest', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.chart.ts'));
  expect(charts.map((chart) => `${chart.id}.chart.ts`).sort()).toEqual(files.sort());
  expect(tableDigests).toEqual(Object.fromEntries(charts.map((chart) => [chart.id, compile(chart).digest])));
  expect(new Set(Object.values(tableDigests)).size).toBe(charts.length);
});

describe.each(charts.map((chart) => ({ name: chart.id, chart })))('$name', ({ chart }) => {
  const table = compile(chart);

  // No state is dead ink: XState's own graph walk reaches each of them from the initial one.
  test('every state is reachable', () => {
    expect(new Set(reachable(chart, table.initial))).toEqual(new Set(table.states));
  });

  // Nothing can get stuck: an ordinary state leads to another one and on to an end, or back to the start where there is no end.
  test('every state that is no end has a way out', () => {
    const ends = table.states.filter((name) => table.isFinal(name));
    for (const from of table.states.filter((name) => !table.isFinal(name))) {
      const onwards = new Set(reachable(chart, from));
      const goals = ends.length > 0 ? ends : [table.initial];
      expect(
        goals.filter((goal) => onwards.has(goal)),
        `from ${from}`,
      ).not.toEqual([]);
      expect(table.events.map((event) => table.move(from, event)?.target ?? from).filter((target) => target !== from)).not.toEqual([]);
    }
  });

  // An end is an end: no event moves it.
  test('nothing leaves an end', () => {
    for (const end of table.states.filter((name) => table.isFinal(name))) {
      expect(table.events.filter((event) => table.can(end, event))).toEqual([]);
    }
  });

  // An action that no move names would be work nobody ever does.
  test('every declared action is used', () => {
    const used = table.states.flatMap((from) => table.events.flatMap((event) => [...(table.move(from, event)?.actions ?? [])]));
    expect([...new Set<string>(used)].sort()).toEqual(Object.keys(chart.implementations.actions).sort());
  });

  // Documentation has a sentence to print for each chart.
  test('it says what it is for', () => {
    expect(chart.root.description).toMatch(/^[A-Z].*\.$/);
  });
});

/**
 * Three facts of the engine are brackets: something begins exactly when a move enters certain states and ends exactly when one leaves them.
 * Move by move, so it holds on every way, loops included: nobody is owned twice, queued twice or forgotten with a place, and capacity
 * that was reserved is freed once.
 */
test.each([
  { chart: contactChart, begin: 'enterQueue', end: 'leaveQueue', inside: ['queued'] },
  { chart: contactChart, begin: 'takeOwner', end: 'dropOwner', inside: ['owned'] },
  { chart: offerChart, begin: 'reserve', end: 'free', inside: ['live', 'assigned', 'suspended', 'idle', 'wrappingUp'] },
])('$begin and $end bracket $inside', ({ chart, begin, end, inside }) => {
  const table: Table<string, string, string> = compile<AnyStateMachine>(chart);
  for (const from of table.states) {
    for (const event of table.events) {
      const move = table.move(from, event);
      if (move === undefined) continue;
      const [before, after] = [inside.includes(from), inside.includes(move.target)];
      expect(move.actions.filter((action) => action === begin).length, `${from} ${event}`).toBe(!before && after ? 1 : 0);
      expect(move.actions.filter((action) => action === end).length, `${from} ${event}`).toBe(before && !after ? 1 : 0);
    }
  }
});

// A contact is forgotten when it ends and only then, after everything else: whatever the other actions read is still there.
test('a contact is forgotten last, at its end', () => {
  const ways = getSimplePaths(contactChart).filter((path) => path.state.status === 'done');
  expect(new Set(ways.map((path) => state(path.state)))).toEqual(new Set(['rejected', 'abandoned', 'withdrawn', 'exhausted', 'closed']));
  const table = compile(contactChart);
  for (const { steps } of ways) {
    const actions: string[] = [];
    let at = table.initial;
    for (const { event, state: next } of steps) {
      // XState's walk begins with its own start event, which no table knows.
      actions.push(...(table.move(at, event.type)?.actions ?? []));
      at = next.value;
    }
    expect([actions.indexOf('forget'), actions.at(-1)]).toEqual([actions.length - 1, 'forget']);
  }
});

// The words written out for the published types are those of the charts, no more and no fewer: the compiler compares them.
test('the words of the lifecycles are those of the charts', () => {
  expectTypeOf<[words.ContactEvent, words.ContactState, words.ContactAction]>().toEqualTypeOf<Words<typeof contactChart>>();
  expectTypeOf<[words.OfferEvent, words.OfferState, words.OfferAction]>().toEqualTypeOf<Words<typeof offerChart>>();
  expectTypeOf<[words.PresenceEvent, words.PresenceState, words.PresenceAction]>().toEqualTypeOf<Words<typeof presenceChart>>();
  expectTypeOf<[words.ConnectionEvent, words.ConnectionState, words.ConnectionAction]>().toEqualTypeOf<Words<typeof connectionChart>>();
  expectTypeOf<[words.AdapterEvent, words.AdapterState, words.AdapterAction]>().toEqualTypeOf<Words<typeof adapterChart>>();
  expectTypeOf<[words.QueueEvent, words.QueueState, words.QueueAction]>().toEqualTypeOf<Words<typeof queueChart>>();
  expectTypeOf<[words.HubEvent, words.HubState, words.HubAction]>().toEqualTypeOf<Words<typeof hubChart>>();
});
