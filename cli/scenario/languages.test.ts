// Proves that a simulated customer's language stands for the same language of the plan as in production, by the distances of CLDR.
import { writeFileSync } from 'node:fs';
import { languageResolver } from '@signalbox/adapters/plan';
import { runReplication } from '@signalbox/simulations/replicate';
import type { Trial } from '@signalbox/simulations/scenario';
import { replay } from '@signalbox/simulations/what-if';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { impliedGoals } from '../../simulations/staffing/needs/implied.js';
import { played, recorded } from '../../simulations/what-if/testing/recorded.js';
import { scratch } from '../testing/binary.js';
import { readScenario } from './read-scenario.js';

const here = scratch();
afterAll(() => here.remove());

const scenario = (languages: string, target: string): string => `scenario: far
plan:
  plan: far
  languages: ${languages}
  hubs: { bogota: { kind: multilingual, country: CO, zone: America/Bogota, languages: ${languages} } }
  queues: { calls: { channels: [voice] } }
roster: { agents: { luz: { hub: bogota, languages: [es-419] } } }
horizon: { start: 2026-03-11, for: 2h, seed: 3, replications: 1 }
demand: { argentines: { queue: calls, channel: voice, perHour: 6, languages: [es-AR] } }
targets: [{ language: ${target}, serviceLevel: 50%, within: 20s }]
`;

async function trialIn(languages: string, target: string): Promise<Trial> {
  writeFileSync(here.in('far.yaml'), scenario(languages, target));
  const read = await readScenario(here.in('far.yaml'));
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.trial;
}

const order = { seed: 3, replication: 0 };
const answeredBy = async (trial: Trial) => [...(await runReplication(trial, order)).measured.languages.keys()];

let trial: Trial;
beforeAll(async () => {
  trial = await trialIn('[es, es-419]', 'es-419');
});

test('es-AR meets an agent who speaks es-419, in a thread as well, for what the tags stand for is data', async () => {
  expect(await answeredBy(structuredClone(trial))).toEqual(['es-419|es-419']);
});

test('by the tag shortened from its end they do not meet', async () => {
  expect(await answeredBy({ ...trial, languages: [] })).toEqual([]);
});

test('a target for es-419 speaks of them, so that the plan’s own promise is not asked for beside it', () => {
  expect(impliedGoals(trial)).toEqual([]);
  expect(impliedGoals({ ...trial, languages: [] })).toHaveLength(1);
});

test('a recorded day under a plan that tells more languages apart asks anew what a tag stands for', async () => {
  // Recorded where es is all there is, and luz speaks it.
  const recording = recorded(await played(await trialIn('[es]', 'es'), order.seed));
  expect(recording.resolved.map(({ standsFor }) => standsFor)).toEqual([{ 'es-AR': 'es' }]);
  const { plan, roster } = trial;
  const answered = ({ outcomes }: Pick<ReturnType<typeof replay>, 'outcomes'>) =>
    outcomes.filter(({ outcome }) => outcome === 'answered').length;
  expect(answered(replay(recording, { plan, roster, languages: languageResolver() }))).toBe(answered(recording));
  expect(answered(replay(recording, { plan, roster }))).toBe(0);
});
