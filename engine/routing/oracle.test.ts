// Every single decision of random histories is made twice, by the engine and by an oracle written from the design: both choose the same.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import type { AgentRecord } from '../core/state/state.js';
import { openScript, playScript } from '../testing/box.js';
import { anyScript } from '../testing/moves.js';
import { mayHave } from '../testing/oracle/turn.js';
import { watchedMatch } from '../testing/oracle/watched-match.js';
import { plainJournal } from '../testing/plain-journal.js';
import { REASON_NAMES } from './eligible.js';
import { explain } from './explain.js';

// Who may be given which contact, who of them is asked and what is offered first: engine and oracle agree after every event.
test('engine and oracle agree', async () => {
  let decisions = 0;
  const numRuns = runs('engine ≡ oracle', { fast: 125, nightly: 10_000 });
  await fc.assert(
    fc.asyncProperty(anyScript(), async (script) => {
      const match = watchedMatch();
      await playScript(script, {
        journal: plainJournal(),
        match: (state, atMs) => {
          const offer = match(state, atMs);
          if (offer !== undefined) decisions++;
          return offer;
        },
      });
    }),
    { seed, numRuns },
  );
  expect(decisions).toBeGreaterThan(numRuns);
});

// What explain says of every agent is what decides: eligible exactly those who may take the contact, everybody else with a reason and a sentence.
test('explain says what decides', async () => {
  const numRuns = runs('explain ≡ oracle', { fast: 20, nightly: 2_000 });
  const told = new Set<string>();
  await fc.assert(
    fc.asyncProperty(anyScript(), async (script) => {
      const box = await openScript(script, { journal: plainJournal() });
      for (const beat of script.beats) {
        await box.play(beat, script.punctual);
        for (const contact of box.state.waiting) {
          const { verdicts, counts } = explain(box.state, contact, box.state.atMs);
          expect(verdicts.map(({ agent }) => agent).sort()).toEqual([...box.state.agents.keys()].sort());
          for (const { agent, eligible, reason, because, ring } of verdicts) {
            const may = mayHave(box.state, contact, box.state.agents.get(agent) as AgentRecord, box.state.atMs);
            expect([eligible, ring]).toEqual([may !== undefined, may ?? null]);
            if (eligible) continue;
            expect(REASON_NAMES).toContain(reason);
            expect(because).toMatch(/^\S.*[^.\s]$/);
            told.add(reason as string);
          }
          expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(verdicts.length);
        }
      }
    }),
    { seed, numRuns },
  );
  expect(told.size).toBeGreaterThan(8);
});
