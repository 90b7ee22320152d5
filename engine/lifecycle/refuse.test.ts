// What a table would silently lose is refused at start-up, naming the node, what it does there and what to do instead.
import { expect, test } from 'vitest';
import { type AnyStateMachine, assign, createMachine, fromPromise, raise } from 'xstate';
import { compile } from './compile.js';
import { LifecycleError } from './lifecycle-error.js';

type Config = Parameters<typeof createMachine>[0];
const chart = (config: Config): AnyStateMachine => createMachine({ id: 'x', ...config });
/** A chart whose state `b` is the given one. */
const withB = (b: NonNullable<Config['states']>[string]): AnyStateMachine =>
  chart({ initial: 'a', states: { a: { on: { go: 'b' } }, b, c: {} } });

const refused: readonly { what: string; node: string; fault: RegExp; machine: AnyStateMachine }[] = [
  { what: 'a context', node: 'x', fault: /has a context/, machine: chart({ context: { n: 0 }, initial: 'a', states: { a: {} } }) },
  { what: 'an empty context', node: 'x', fault: /has a context/, machine: chart({ context: {}, initial: 'a', states: { a: {} } }) },
  { what: 'a parallel root', node: 'x', fault: /parallel regions/, machine: chart({ type: 'parallel', states: { a: {}, b: {} } }) },
  { what: 'no states', node: 'x', fault: /no states/, machine: chart({}) },
  {
    what: 'a root invoke',
    node: 'x',
    fault: /invokes an actor/,
    machine: chart({ invoke: { src: fromPromise(async () => 1) }, initial: 'a', states: { a: {} } }),
  },
  { what: 'a root timer', node: 'x', fault: /`after` timer/, machine: chart({ after: { 10: '.a' }, initial: 'a', states: { a: {} } }) },
  { what: 'a root wildcard', node: 'x', fault: /wildcard "\*"/, machine: chart({ on: { '*': '.a' }, initial: 'a', states: { a: {} } }) },
  {
    what: 'a root guard',
    node: 'x',
    fault: /guard on "go"/,
    machine: chart({ on: { go: { target: '.a', guard: () => true } }, initial: 'a', states: { a: {} } }),
  },
  {
    what: 'a root entry action',
    node: 'x.a',
    fault: /runs "p" when the chart starts/,
    machine: chart({ entry: 'p', initial: 'a', states: { a: {} } }),
  },
  {
    what: 'an initial entry action',
    node: 'x.a',
    fault: /runs "p", "q" when the chart starts/,
    machine: chart({ initial: 'a', states: { a: { entry: ['p', 'q'] } } }),
  },
  { what: 'an output of the chart', node: 'x', fault: /output/, machine: chart({ output: 1, initial: 'a', states: { a: {} } }) },
  { what: 'a parallel state', node: 'x.b', fault: /parallel regions/, machine: withB({ type: 'parallel', states: { one: {}, two: {} } }) },
  { what: 'a nested state', node: 'x.b', fault: /nested states/, machine: withB({ initial: 'one', states: { one: {} } }) },
  { what: 'a history state', node: 'x.b', fault: /history state/, machine: withB({ type: 'history', target: 'a' }) },
  { what: 'an invoke', node: 'x.b', fault: /invokes an actor/, machine: withB({ invoke: { src: fromPromise(async () => 1) } }) },
  { what: 'a timer', node: 'x.b', fault: /`after` timer/, machine: withB({ after: { 10: 'a' } }) },
  { what: 'an eventless transition', node: 'x.b', fault: /`always` transition/, machine: withB({ always: 'a' }) },
  { what: 'a completion transition', node: 'x.b', fault: /`onDone` transition/, machine: withB({ onDone: 'a' }) },
  { what: 'an output', node: 'x.b', fault: /output/, machine: withB({ type: 'final', output: 1 }) },
  { what: 'a route', node: 'x.b', fault: /route/, machine: withB({ id: 'here', route: {} }) },
  {
    what: 'a final state with transitions',
    node: 'x.b',
    fault: /final and has transitions/,
    machine: withB({ type: 'final', on: { go: 'a' } }),
  },
  { what: 'a guard', node: 'x.b', fault: /guard on "back"/, machine: withB({ on: { back: { target: 'a', guard: () => true } } }) },
  { what: 'a named guard', node: 'x.b', fault: /guard on "back"/, machine: withB({ on: { back: { target: 'a', guard: 'mayGo' } } }) },
  {
    what: 'two transitions',
    node: 'x.b',
    fault: /several transitions on "back"/,
    machine: withB({ on: { back: [{ target: 'a' }, { target: 'c' }] } }),
  },
  { what: 'a wildcard', node: 'x.b', fault: /wildcard "\*"/, machine: withB({ on: { '*': 'a' } }) },
  { what: 'a partial wildcard', node: 'x.b', fault: /wildcard "contact\.\*"/, machine: withB({ on: { 'contact.*': 'a' } }) },
  { what: "an event of XState's own", node: 'x.b', fault: /listens to "xstate\.error"/, machine: withB({ on: { 'xstate.error': 'a' } }) },
  {
    what: 'an inline action',
    node: 'x.b',
    fault: /inline function on "back"/,
    machine: withB({ on: { back: { target: 'a', actions: () => undefined } } }),
  },
  { what: 'an inline entry action', node: 'x.b', fault: /inline function on entry/, machine: withB({ entry: () => undefined }) },
  { what: 'an inline exit action', node: 'x.b', fault: /inline function on exit/, machine: withB({ exit: () => undefined }) },
  {
    what: 'an inline assignment',
    node: 'x.b',
    fault: /inline function on "back"/,
    machine: withB({ on: { back: { target: 'a', actions: assign({ n: 1 }) } } }),
  },
  { what: 'an inline raise', node: 'x.b', fault: /inline function on entry/, machine: withB({ entry: raise({ type: 'go' }) }) },
  {
    what: 'params',
    node: 'x.b',
    fault: /params to "p" on "back"/,
    machine: withB({ on: { back: { target: 'a', actions: { type: 'p', params: { n: 1 } } } } }),
  },
  {
    what: 'a named built-in action',
    node: 'x.b',
    fault: /built-in action "p" on "back"/,
    machine: withB({ on: { back: { target: 'a', actions: 'p' } } }).provide({ actions: { p: raise({ type: 'go' }) } }),
  },
];

test.each(refused)('$what is refused', ({ node, fault, machine }) => {
  expect(() => compile(machine)).toThrow(LifecycleError);
  expect(() => compile(machine)).toThrow(fault);
  expect(() => compile(machine)).toThrow(
    expect.objectContaining({ code: 'LIFECYCLE_UNCOMPILABLE', chart: 'x', node, next: expect.stringMatching(/\.$/) }),
  );
  expect(() => compile(machine)).toThrow(`node "${node}"`);
});

// The same chart without any of it compiles, so that no case above is refused for another reason.
test('the chart around the cases is fine', () => {
  expect(
    compile(withB({ on: { back: { target: 'a', actions: 'p' } }, description: 'B.', tags: 'seen', meta: { n: 1 } })).move('b', 'back'),
  ).toEqual({ target: 'a', actions: ['p'] });
  expect(compile(chart({ on: { go: { target: '.a' } }, initial: 'a', states: { a: {} } })).move('a', 'go')).toEqual({
    target: 'a',
    actions: [],
  });
});
