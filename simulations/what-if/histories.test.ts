// Whatever agents, customers, supervisors and plans do, in whatever order: replayed under the recorded plans, every contact fares as it did, and no command is refused.
import { applyRecord, decodeState, encodeState, freshState, type JournalRecord } from '@signalbox/engine/journal';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { playScript } from '../../engine/testing/box.js';
import { anyScript } from '../../engine/testing/moves.js';
import { runs, seed } from '../../scripts/testing/runs.js';
import { paired, replay } from './index.js';
import { recorded } from './testing/recorded.js';

test('a random history over a random plan is the same for every contact', async () => {
  const numRuns = runs('simulations/what-if random histories', { fast: 12, nightly: 4_000 });
  let contacts = 0;
  await fc.assert(
    fc.asyncProperty(anyScript({ beatsMax: 80 }), async (script) => {
      const box = await playScript(script);
      const recording = recorded(box.journal.records());
      const again = replay(recording);
      const pairs = paired(recording.outcomes, again.outcomes);
      contacts += pairs.length;
      expect(pairs.filter(({ differs }) => differs.length > 0)).toEqual([]);
      expect(again.refused).toEqual({});
    }),
    { numRuns, seed },
  );
  expect(contacts).toBeGreaterThan(4 * numRuns);
}, 3_600_000);

// A journal that was trimmed begins with a snapshot, in which the hours of shifts are calendars of the plan.
test('plan and roster are found in a snapshot as they were published, and another plan may be tried from there', async () => {
  const numRuns = runs('simulations/what-if plans in snapshots', { fast: 12, nightly: 400 });
  let shifts = 0;
  await fc.assert(
    fc.asyncProperty(anyScript({ beatsMax: 20 }), async (script) => {
      const { journal } = await playScript(script);
      const first = journal.records().findIndex(({ command }) => command.type === 'plan.publish');
      const published = (journal.records()[first] as JournalRecord).command;
      const state = freshState();
      for (const record of journal.records().slice(0, first + 1)) applyRecord(state, record);
      const content = encodeState(state);
      const rest = journal.records().slice(first + 1);
      fc.pre(published.type === 'plan.publish' && rest.length > 0);
      const recording = recorded(rest, () => decodeState(content));
      const { plan, roster } = published;
      const byId = (all: typeof roster) => new Map(all.agents.map((agent) => [agent.id, agent]));
      expect(recording.plan).toEqual(plan);
      expect([byId(recording.roster), recording.roster.shifts]).toEqual([byId(roster), roster.shifts]);
      replay(recording, { plan });
      shifts += Object.keys(roster.shifts).length;
    }),
    { numRuns, seed },
  );
  expect(shifts).toBeGreaterThan(0);
}, 600_000);
