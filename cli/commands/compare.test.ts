// Proves that scenarios are compared from their files: nothing between equals, the same on any number of threads, in a table, as JSON, CSV and a page that stands alone.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXIT } from '../exit-codes.js';
import { expectWhole } from '../testing/report-page.js';
import { SCENARIO, scenarioFolder } from '../testing/scenario-files.js';

const { here, write, run } = scenarioFolder();
write('shop.yaml', SCENARIO);
write('more.yaml', SCENARIO.replace('scenario: shop', 'scenario: more').replace('count: 5', 'count: 6'));

test('one agent more costs two hours, whatever the number of threads; a scenario against itself differs by nothing', async () => {
  const one = await run('compare', 'shop.yaml', 'more.yaml', 'shop.yaml', '--json', '--replications', '2', '--workers', '1');
  expect(one.code).toBe(EXIT.ok);
  const { base, alternatives } = JSON.parse(one.stdout);
  expect(base).toBe('shop.yaml');
  const [more, same] = alternatives;
  const allOf = (alternative: typeof more) => alternative.staff.find(({ by }: { by: string }) => by === 'all').figures;
  expect(more).toMatchObject({ scenario: 'more', pairs: 2 });
  expect(allOf(more).cost.difference).toMatchObject({ mean: 5_600, halfWidth: 0 });
  expect(allOf(same).occupancy.difference).toMatchObject({ mean: 0, halfWidth: 0 });
  expect((await run('compare', 'shop.yaml', 'more.yaml', 'shop.yaml', '--json', '--replications', '2', '--workers', '2')).stdout).toBe(
    one.stdout,
  );
  const scaled = await run('compare', 'shop.yaml', 'more.yaml', '--json', '--replications', '2', '--scale', '50%');
  // Three of five and three of six: the half is rounded.
  expect(allOf(JSON.parse(scaled.stdout).alternatives[0]).cost.difference.mean).toBe(0);
}, 120_000);

test('people are told both figures, the difference and the gain of pairing; every difference goes into a CSV; the report stands alone', async () => {
  const { code, stdout } = await run(
    ...['compare', 'shop.yaml', 'more.yaml', '--replications', '2', '--antithetic'],
    ...['--csv', 'differences.csv', '--report', 'compared.html'],
  );
  expect(code).toBe(EXIT.ok);
  expect(stdout).toContain('more − shop, 2 pairs');
  expect(stdout).toMatch(/cost +280\.00 EUR +336\.00 EUR +\+56\.00 EUR\*/);
  expect(readFileSync(here.in('differences.csv'), 'utf8')).toMatch(/^more,staff,group,cork,cost,money,28000,33600,5600,0,2,\r$/m);
  expectWhole(readFileSync(here.in('compared.html'), 'utf8'));
});

test('a scenario beside itself has a name of its own, so that plots do not join the two', async () => {
  const { code, stdout } = await run('compare', 'shop.yaml', 'shop.yaml', '--replications', '2');
  expect(code).toBe(EXIT.ok);
  expect(stdout).toContain('shop.yaml (2) − shop.yaml');
});

test('a mistake in any of them is reported', async () => {
  write('wrong.yaml', SCENARIO.replace('queue: calls, channel', 'queue: cals, channel'));
  const wrong = await run('compare', 'shop.yaml', 'wrong.yaml');
  expect([wrong.code, wrong.stdout]).toEqual([EXIT.cannotStart, '']);
  expect(wrong.stderr).toContain('did you mean calls?');
});

test('a comparison of two days warns that their customers differ', async () => {
  write('later.yaml', SCENARIO.replace('scenario: shop', 'scenario: later').replace('for: 2h', 'for: 1h'));
  const { stdout } = await run('compare', 'shop.yaml', 'more.yaml', 'later.yaml', '--replications', '2', '--workers', '1');
  expect(stdout).toContain('\nlater: another stretch of time than shop, so not the same customers');
}, 30_000);
