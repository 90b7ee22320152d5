// Proves that scenarios run from their files, say where they are wrong, tell the same on any number of threads, and can be ended.
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { EXIT } from '../exit-codes.js';
import { scratch, signalbox, start } from '../testing/binary.js';
import { expectWhole } from '../testing/report-page.js';
import { SCENARIO, writeBeside } from '../testing/scenario-files.js';

const here = scratch();
afterAll(() => here.remove());
const write = (name: string, text: string): void => writeFileSync(here.in(name), text);
const run = (...args: string[]) => signalbox(args, { cwd: here.folder });

writeBeside(write);
write('shop.yaml', SCENARIO);

test('the same figures on one thread and two, as JSON with their formulas', async () => {
  const one = await run('simulate', 'shop.yaml', '--json', '--workers', '1');
  expect(one.code).toBe(EXIT.ok);
  const told = JSON.parse(one.stdout);
  expect(told).toMatchObject({ scenario: 'shop', seed: 3, replications: 3, formulas: { contacts: { serviceLevel: expect.any(String) } } });
  expect(told.runs).toHaveLength(3);
  expect(told.targets[0]).toMatchObject({ figure: 'serviceLevel', verdict: expect.any(String) });
  expect((await run('simulate', 'shop.yaml', '--json', '--workers', '2')).stdout).toBe(one.stdout);
});

test('people are told figures, verdicts and cost; every figure goes into a CSV; the report stands alone', async () => {
  const { code, stdout } = await run(
    'simulate',
    'shop.yaml',
    '--replications',
    '2',
    '--csv',
    'figures.csv',
    '--report',
    'report.html',
    '--intervals',
    'intervals.csv',
  );
  expect(code).toBe(EXIT.ok);
  expect(stdout).toMatch(/calls .* %/);
  expect(stdout).toContain('service level ≥ 50.0 % in 20 s');
  expect(stdout).toContain('Cost per contact answered');
  expect(readFileSync(here.in('figures.csv'), 'utf8')).toMatch(/^contacts,queue,calls,serviceLevel,share,0\.\d+,/m);
  const intervals = readFileSync(here.in('intervals.csv'), 'utf8');
  expect(intervals).toMatch(/^2026-03-11T00:30:00.000Z,2026-03-11T01:00:00.000Z,staff,group,cork,netHours,2.5\r$/m);
  expectWhole(readFileSync(here.in('report.html'), 'utf8'));
});

test('a scenario with a mistake is not begun, and the place is told', async () => {
  write('wrong.yaml', SCENARIO.replace('queue: calls, channel', 'queue: cals, channel'));
  const { code, stdout, stderr } = await run('simulate', 'wrong.yaml');
  expect([code, stdout]).toEqual([EXIT.cannotStart, '']);
  expect(stderr).toContain('wrong.yaml:6:19: error NAME_UNKNOWN There is no queue cals; did you mean calls?');
  expect(stderr).toContain('SCENARIO_FAULTY  wrong.yaml has 1 mistake, told above.');
});

// Minutes of playing would be lost.
test('a file that cannot be written is told before anything is played', async () => {
  const { code, stdout, stderr } = await run('simulate', 'shop.yaml', '--report', 'nowhere/shop.html');
  expect([code, stdout]).toEqual([EXIT.cannotStart, '']);
  expect(stderr).toMatch(/^FILE_UNWRITABLE {2}nowhere\/shop\.html cannot be written: its folder is not there\.\n/);
});

test('a full disk is told, whether it takes a trace or the answer itself', async () => {
  const traced = await run('trace', 'shop.yaml', '--to', '/dev/full');
  expect(traced.code).toBe(EXIT.cannotStart);
  expect(traced.stderr).toMatch(/^FILE_UNWRITABLE {2}\/dev\/full cannot be written: its disk is full\.\n/);
  const told = await signalbox(['simulate', 'shop.yaml', '--replications', '1'], { cwd: here.folder, before: 'exec > /dev/full' });
  expect(told.code).toBe(EXIT.faulted);
  expect(told.stderr).toMatch(/^OUTPUT_LOST {2}Standard output cannot be written: ENOSPC/);
});

test('Ctrl-C tells what is done so far', async () => {
  const { child, said, ended } = start(['simulate', 'shop.yaml', '--replications', '5000', '--workers', '1'], { cwd: here.folder });
  await said(/playing .* replications/);
  child.kill('SIGINT');
  const { code, stdout, stderr } = await ended;
  expect(code).toBe(EXIT.ok);
  expect(stderr).toMatch(/Ended after [\d,]+ replications? of 5,000\./);
  expect(stdout).toContain('service level ≥ 50.0 % in 20 s');
});

test('a trace has every contact of a run once, as CSV and as JSON lines', async () => {
  const csv = await run('trace', 'shop.yaml', '--to', 'contacts.csv');
  expect([csv.code, csv.stdout]).toEqual([EXIT.ok, '']);
  const lines = readFileSync(here.in('contacts.csv'), 'utf8').trimEnd().split('\r\n');
  const json = await run('trace', 'shop.yaml', '--json');
  const rows = json.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toHaveLength(rows.length + 1);
  expect(new Set(rows.map(({ contact }) => contact)).size).toBe(rows.length);
  const told = JSON.parse((await run('simulate', 'shop.yaml', '--json', '--replications', '1')).stdout);
  expect(rows).toHaveLength(told.runs[0].contacts);
  for (const { outcome, agent, talkMs, waitedMs } of rows) {
    expect(waitedMs).toBeGreaterThanOrEqual(0);
    expect(agent === null).toBe(outcome !== 'answered');
    if (outcome === 'answered') expect(talkMs).toBeGreaterThan(0);
  }
});
