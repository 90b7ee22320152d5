// Proves that an answer takes the place of no file that a scenario names: planners keep those nowhere else.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PLAN, SCENARIO, scenarioFolder } from '../testing/scenario-files.js';
import { filesRead } from './files-read.js';

const { here, write, run } = scenarioFolder();
write('shop.yaml', SCENARIO);
write('later.yaml', SCENARIO.replace('targets:', 'changes: [{ at: 2026-03-11T01:00, plan: later-plan.yaml }]\ntargets:'));
write('later-plan.yaml', PLAN);
write('faulty.yaml', 'scenario: [');

test('a scenario consists of its own file and of those it names, a faulty one of its own', async () => {
  expect(await filesRead(['later.yaml', 'faulty.yaml', 'nowhere.yaml'].map(here.in))).toEqual(
    ['later.yaml', 'plan.yaml', 'later-plan.yaml', 'forecast.csv', 'faulty.yaml', 'nowhere.yaml'].map(here.in),
  );
});

test.each([
  ['simulate', 'shop.yaml', '--csv', 'plan.yaml'],
  ['simulate', 'shop.yaml', '--intervals', 'forecast.csv'],
  ['compare', 'shop.yaml', 'later.yaml', '--report', 'later-plan.yaml'],
  ['sweep', 'shop.yaml', 'horizon.for', '1h', '--csv', './plan.yaml'],
  ['staff', 'shop.yaml', '--requirement', 'forecast.csv'],
  ['trace', 'later.yaml', '--to', 'later-plan.yaml'],
])('%s %s does not write over what the scenario names', async (...args) => {
  const place = args.at(-1) as string;
  const before = readFileSync(here.in(place), 'utf8');
  const { code, stdout, stderr } = await run(...args);
  expect([code, stdout]).toEqual([3, '']);
  expect(stderr).toMatch(/^FILE_UNWRITABLE .* cannot be written: the command reads it\./);
  expect(readFileSync(here.in(place), 'utf8')).toBe(before);
});
