// A table holds what its chart says and nothing else, cannot be changed, and a chart that says more is refused by name.
import { expect, test } from 'vitest';
import { createMachine, setup } from 'xstate';
import { compile } from './compile.js';
import { named } from './named.js';
import { contactTable, tableDigests } from './tables.js';

const declare = setup({ actions: named('p', 'q', 'r') });
const small = declare.createMachine({
  id: 'small',
  initial: 'a',
  states: {
    a: { on: { go: { target: 'b', actions: ['p', 'q'] }, stay: { target: 'a' } } },
    b: { on: { back: { target: 'a', actions: ['r'] }, end: { target: 'c' } } },
    c: { type: 'final' },
  },
});

// The reader of a table sees the chart: order as written, moves with actions in order, staying told apart from being ignored.
test('a table says what the chart says', () => {
  const table = compile(small);
  expect(table).toMatchObject({ name: 'small', initial: 'a', states: ['a', 'b', 'c'], events: ['go', 'stay', 'back', 'end'] });
  expect(table.move('a', 'go')).toEqual({ target: 'b', actions: ['p', 'q'] });
  expect(table.move('a', 'stay')).toEqual({ target: 'a', actions: [] });
  expect([table.can('a', 'stay'), table.can('a', 'end')]).toEqual([true, false]);
  expect(table.move('a', 'end')).toBeUndefined();
  expect(['a', 'b', 'c'].map((state) => table.isFinal(state as 'a'))).toEqual([false, false, true]);
});

// Entry and exit actions are not lost: the move names them in the order XState runs them, exit, transition, entry.
test('entry and exit actions become part of the move', () => {
  const chart = declare.createMachine({
    id: 'ordered',
    initial: 'a',
    states: { a: { exit: ['p'], on: { go: { target: 'b', actions: ['q'] } } }, b: { entry: ['r'] } },
  });
  expect(compile(chart).move('a', 'go')?.actions).toEqual(['p', 'q', 'r']);
});

// A look-up makes nothing new and nobody can alter what it hands out: table, lists and moves are frozen and always the same objects.
test('a table is frozen', () => {
  const move = contactTable.move('queued', 'offer.made');
  expect(move).toBe(contactTable.move('queued', 'offer.made'));
  for (const part of [contactTable, contactTable.states, contactTable.events, move, move?.actions, tableDigests]) {
    expect(part).toBeDefined();
    expect(Object.isFrozen(part)).toBe(true);
  }
});

// The digest is the content's: equal for a chart compiled twice or written in another order, another for any change of meaning.
test('the digest follows the content', () => {
  const digestFor = (config: Parameters<typeof declare.createMachine>[0]) => compile(declare.createMachine(config)).digest;
  const go = { target: 'b', actions: ['p', 'q'] as const };
  const original = digestFor({ id: 'x', initial: 'a', states: { a: { on: { go, stay: { target: 'a' } } }, b: {} } });
  expect(original).toMatch(/^[0-9a-f]{16}$/);
  const same = {
    'compiled again': digestFor({ id: 'x', initial: 'a', states: { a: { on: { go, stay: { target: 'a' } } }, b: {} } }),
    'written in another order': digestFor({ id: 'x', initial: 'a', states: { b: {}, a: { on: { stay: { target: 'a' }, go } } } }),
    'with a description': digestFor({
      id: 'x',
      description: 'X.',
      initial: 'a',
      states: { a: { on: { go, stay: { target: 'a' } } }, b: {} },
    }),
  };
  for (const [how, digest] of Object.entries(same)) expect(digest, how).toBe(original);
  const stay = { target: 'a' };
  const changed = {
    initial: digestFor({ id: 'x', initial: 'b', states: { a: { on: { go, stay } }, b: {} } }),
    'a further state': digestFor({ id: 'x', initial: 'a', states: { a: { on: { go, stay } }, b: {}, c: {} } }),
    'a state renamed': digestFor({
      id: 'x',
      initial: 'a',
      states: { a: { on: { go: { target: 'c', actions: ['p', 'q'] }, stay } }, c: {} },
    }),
    'a final state': digestFor({ id: 'x', initial: 'a', states: { a: { on: { go, stay } }, b: { type: 'final' } } }),
    'an event renamed': digestFor({ id: 'x', initial: 'a', states: { a: { on: { went: go, stay } }, b: {} } }),
    'an event dropped': digestFor({ id: 'x', initial: 'a', states: { a: { on: { go } }, b: {} } }),
    target: digestFor({ id: 'x', initial: 'a', states: { a: { on: { go, stay: { target: 'b' } } }, b: {} } }),
    'an action more': digestFor({ id: 'x', initial: 'a', states: { a: { on: { go, stay: { target: 'a', actions: ['r'] } } }, b: {} } }),
    'order of actions': digestFor({
      id: 'x',
      initial: 'a',
      states: { a: { on: { go: { target: 'b', actions: ['q', 'p'] }, stay } }, b: {} },
    }),
  };
  expect(new Set([original, ...Object.values(changed)]).size, JSON.stringify(changed)).toBe(Object.keys(changed).length + 1);
});

// Digests are compared across processes, machines and releases: the same small chart has this one for ever.
test('the digest is the same in every run', () => {
  expect(compile(small).digest).toBe('2d72349d3a51ea79');
});

// XState itself finds a target that does not exist; the compiler never sees such a chart.
test('an unknown target is refused by XState', () => {
  expect(() => createMachine({ id: 'x', initial: 'a', states: { a: { on: { go: 'nowhere' } } } })).toThrow(/nowhere/);
});
