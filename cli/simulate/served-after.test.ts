// Proves that what is answered after the horizon is told, where customers' figures and agents' differ by it.

import { writeFileSync } from 'node:fs';
import { summarise } from '@signalbox/simulations/measures';
import { runTrial } from '@signalbox/simulations/replicate';
import { afterAll, expect, test } from 'vitest';
import { readScenario } from '../scenario/read-scenario.js';
import { scratch } from '../testing/binary.js';
import { servedAfterText } from './served-after.js';

const here = scratch();
afterAll(() => here.remove());

const SCENARIO = (agents: number): string => `scenario: left
plan:
  plan: left
  hubs: { cork: { kind: monolingual, country: IE, zone: Europe/Dublin, languages: [en] } }
  queues: { calls: { channels: [voice] } }
roster: { groups: [{ group: cork, count: ${agents}, hub: cork }] }
horizon: { start: 2026-03-11T09:00, for: 1h }
demand: { calls: { queue: calls, channel: voice, perHour: 30 } }
behaviour: { voice: { handling: 5m, patience: endless } }
`;

async function told(agents: number): Promise<string | undefined> {
  writeFileSync(here.in('left.yaml'), SCENARIO(agents));
  const read = await readScenario(here.in('left.yaml'));
  if (!read.ok) throw new Error(read.problems[0]?.message);
  const done = await runTrial(read.trial, { replications: 1, workers: 1 });
  const summary = summarise(done.map(({ measured }) => measured));
  return servedAfterText(summary, read.trial);
}

test('one agent of 30 calls an hour leaves most for afterwards; sixty leave none', async () => {
  expect(await told(1)).toMatch(
    /^1\d of the answered waited beyond the end \(2026-03-11 10:00\) and were served after it, in hours that are not counted\.$/,
  );
  expect(await told(60)).toBeUndefined();
});
