import fc from 'fast-check';
import { type AnyStateMachine, setup } from 'xstate';
import { named } from '../named.js';

const states = ['a', 'b', 'c', 'd'] as const;
const names = ['p', 'q', 'r', 's'] as const;

const declare = setup({ actions: named(...names) });
const someNames = fc.array(fc.constantFrom(...names), { maxLength: 3 });

/** Transitions somewhere, some that stay, some that leave and enter the state again, and forbidden ones (`undefined`). */
function transitionsTo(targets: readonly string[]) {
  const transition = fc.record(
    { target: fc.constantFrom(...targets), actions: someNames, reenter: fc.boolean() },
    { requiredKeys: ['actions'] },
  );
  const maybe = fc.option(transition, { nil: undefined, freq: 8 });
  return fc.record({ 'e.one': maybe, 'e.two-x': maybe, 'e.three': maybe }, { requiredKeys: [] });
}
const on = transitionsTo(states);
/** From the root a dot leads to its own states. */
const everywhere = transitionsTo(states.map((state) => `.${state}`));

const ordinary = fc.record({ entry: someNames, exit: someNames, on });
const final = fc.record({ type: fc.constant('final' as const), entry: someNames });
const later = fc.oneof({ weight: 3, arbitrary: ordinary }, { weight: 1, arbitrary: final });

/**
 * Any flat chart the compiler accepts, with far odder shapes than the engine's own: exits, re-entries, root transitions, forbidden events.
 * The initial state and the root have no entry actions, because the compiler refuses what nothing could run at start.
 */
export const anyChart: fc.Arbitrary<AnyStateMachine> = fc
  .record({ exit: someNames, on: everywhere, a: fc.record({ exit: someNames, on }), b: later, c: later, d: later })
  .map(({ a, b, c, d, ...root }) => declare.createMachine({ id: 'any', initial: 'a', ...root, states: { a, b, c, d } }));
