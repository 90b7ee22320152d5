/** Where much happens in one instant, contacts that ask for nothing at all included, everybody comes to the fate that the rules of the golden traces give. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { followTrace, type Trace } from '../validate/trace.js';
import { turnByTurn } from './testing/turn-by-turn.js';

const contact = fc.record({ gap: fc.nat(2), type: fc.nat(2), service: fc.nat(4), patience: fc.nat(5) });
const anyTrace = fc
  .record({
    agents: fc.array(fc.shuffledSubarray([0, 1, 2], { minLength: 1 }), { minLength: 1, maxLength: 5 }),
    selection: fc.constantFrom('longest-waiting' as const, 'agent-skill-priority' as const),
    coming: fc.array(contact, { minLength: 1, maxLength: 60 }),
  })
  .map(({ agents, selection, coming }): Trace => {
    let arrival = 0;
    const contacts = coming.map(({ gap, ...one }, row) => {
      arrival += gap;
      return { id: String(row), arrival, ...one, fate: { agent: null, wait: one.patience } };
    });
    const fates = turnByTurn({ agents, selection, contacts });
    return { name: 'one instant', agents, selection, contacts: contacts.map((one, row) => ({ ...one, fate: fates[row] ?? one.fate })) };
  });

test('outcome, wait and agent of every contact', async () => {
  const numRuns = runs('simulations/truth one instant', { fast: 150, nightly: 10_000 });
  await fc.assert(
    fc.asyncProperty(anyTrace, async (trace) => {
      expect((await followTrace(trace)).first).toBeUndefined();
    }),
    { numRuns, seed },
  );
});
