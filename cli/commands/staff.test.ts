// Proves that agents are found for a scenario from its file, the same on any number of threads, that its shifts come back as a planner's file and its report stands alone, and that Ctrl-C tells what there is.
import { readFileSync } from 'node:fs';
import { staff } from '@signalbox/simulations/staffing';
import { expect, test } from 'vitest';
import { EXIT } from '../exit-codes.js';
import { readScenario } from '../scenario/read-scenario.js';
import { asJson } from '../staff/json.js';
import { reportHtml } from '../staff/report/report.js';
import { tell } from '../staff/tell.js';
import { start } from '../testing/binary.js';
import { expectWhole } from '../testing/report-page.js';
import { MIXED, PLAN, SCENARIO, scenarioFolder } from '../testing/scenario-files.js';

const { here, write, run, runHere } = scenarioFolder();
const SHIFTS = 'workforce: { groups: { cork: { shifts: [{ hours: "00:00-02:00" }] } } }\n';
write('shop.yaml', `${SCENARIO.replace('replications: 3', 'replications: 2')}${SHIFTS}`);

test('the answer is the same on one thread and two; its shifts make a scenario of that cost', async () => {
  const args = ['staff', 'shop.yaml', '--json', '--verify', '2'];
  const one = await run(...args, '--workers', '1', '--csv', 'shifts.csv', '--requirement', 'required.csv', '--report', 'staff.html');
  expect(one.code).toBe(EXIT.ok);
  expect((await run(...args, '--workers', '2')).stdout).toBe(one.stdout);
  const told = JSON.parse(one.stdout);
  expect(told).toMatchObject({ finished: true, endedBy: null, caveats: [] });
  const [{ needed, today, binds, shift }] = told.lines;
  expect([today, shift]).toEqual([5, '00:00-02:00']);
  expect(needed).toBeGreaterThan(0);
  expect(binds.length).toBeGreaterThan(0);
  expect([told.seed, told.goals[0].verifiedHalfWidth]).toEqual([3, expect.any(Number)]);
  expect(told.theory[0]).toMatchObject({ groups: ['cork'], erlangA: expect.any(Number), erlangC: expect.any(Number) });

  const report = readFileSync(here.in('staff.html'), 'utf8');
  expectWhole(report, 4);
  expect(report).toContain(`<b>${needed}</b>`);
  expect(report).toMatch(/· seed 3<\/p>\s*<p class="met">Targets reached, and again when checked on 2 other replications\./);
  expect(report).toMatch(/over Erlang A.*<td>/s);

  expect(readFileSync(here.in('shifts.csv'), 'utf8')).toBe(
    `date,group,agents,from,to,breaks\r\n2026-03-11,cork,${needed},00:00,02:00,\r\n`,
  );
  expect(readFileSync(here.in('required.csv'), 'utf8')).toMatch(new RegExp(`^2026-03-11,00:30,cork,${needed},${needed},cork,`, 'm'));
  const files = 'forecast: [forecast.csv]\n  shifts: [shifts.csv]\n  staffing: [required.csv]';
  write('staffed.yaml', SCENARIO.replace('forecast: [forecast.csv]', files).replace('count: 5', `count: ${needed}`));
  const { staff } = JSON.parse((await run('simulate', 'staffed.yaml', '--json', '--replications', '1')).stdout);
  const { cost, overHours } = staff.find(({ by }: { by: string }) => by === 'group').figures;
  expect(cost.mean).toBe(told.cost.needed);
  expect(overHours.mean).toBe(0);
}, 120_000);

// Whoever reads the first lines only would otherwise pay for agents who reach nothing.
test('what no number of agents reaches is not told as needed', async () => {
  const late = SHIFTS.replace('00:00-02:00', '01:30-02:00');
  write(
    'late.yaml',
    `${SCENARIO.replace('replications: 3', 'replications: 2').replace('calls, serviceLevel: 50%', 'calls, serviceLevel: 95%')}${late}`,
  );
  const { code, stdout } = await runHere('staff', 'late.yaml', '--workers', '1', '--report', 'late.html');
  expect(code).toBe(EXIT.wrong);
  expect(stdout).toMatch(/Targets missed: no number of agents on these shifts reaches all of them.*\nNearest: [\d.]+ paid hours, /s);
  expect(stdout).not.toMatch(/needed/i);
  // Nine agents for half an hour are not five hours.
  const [, hours, cost] = /Nearest: (\d+\.5) paid hours, ([\d.]+) EUR/.exec(stdout) ?? [];
  expect(Number(hours) * 28).toBe(Number(cost));
  const [head = ''] = readFileSync(here.in('late.html'), 'utf8').split('<section>');
  expect(head).toContain('<h1>shop: the agents that come nearest</h1>');
  expect(head).toContain('<p class="missed">Targets missed');
  expect(head).toContain('cost, not enough');
}, 120_000);

test('Ctrl-C prints the cheapest found so far, with what binds if that is known', async () => {
  const { child, said, ended } = start(['staff', 'shop.yaml', '--replications', '400', '--workers', '1'], { cwd: here.folder });
  await said(/staffing .* replications/);
  child.kill('SIGINT');
  const { stdout, stderr } = await ended;
  expect(stderr).toMatch(/Ended before the search was over|NOTHING_DONE/);
  if (stderr.includes('Ended before')) expect(stdout).toMatch(/not checked.*The search was ended by Ctrl-C before it was over/s);
});

test('where its time ended the search, the answer says so and what that means, to people, on the page and to machines', async () => {
  const read = await readScenario(here.in('shop.yaml'));
  if (!read.ok) throw new Error(read.problems[0]?.message);
  const hurry = new AbortController();
  let runs = 0;
  const onPlayed = (): void => {
    if (++runs === 5) hurry.abort();
  };
  const staffed = await staff(read.trial, { workers: 1, verify: 1, hurry: hurry.signal, onPlayed });
  const lines: string[] = [];
  tell(staffed, (line = '') => lines.push(line));
  const said = /The search was ended by its time \(--budget\) before it was over: [^.]*\. Give it a longer --budget to know; /;
  expect(lines.join('\n')).toMatch(said);
  expect(reportHtml(staffed)).toMatch(said);
  expect(asJson(staffed)).toMatchObject({ finished: false, endedBy: 'budget', caveats: [expect.stringMatching(said)] });
});

test('simulate shows what one agent more or fewer does to the whole operation', async () => {
  const { code, stdout } = await runHere('simulate', 'shop.yaml', '--effects', '--workers', '1');
  expect(code).toBe(EXIT.ok);
  expect(stdout).toMatch(/cork +00:00-02:00 +\+1 .*\+56\.00 EUR\*/);
  expect(stdout).toMatch(/−1 .*−56\.00 EUR\*/);
});

test('where campaigns call, an agent more or fewer is told by those who came by themselves', async () => {
  write('mixed.yaml', `${MIXED}${SHIFTS}`);
  const { stdout } = await runHere('simulate', 'mixed.yaml', '--effects');
  expect(stdout).toContain('\nSL, ASA and gave up: of those who came by themselves;');
  const [more] = JSON.parse((await runHere('simulate', 'mixed.yaml', '--effects', '--json')).stdout).effects;
  const stepOf = (key: string): string => {
    const { serviceLevel } = more.contacts.find((row: { key: string }) => row.key === key).figures;
    return (serviceLevel.difference.mean * 100).toFixed(1);
  };
  expect(stepOf('by themselves')).not.toBe(stepOf('all'));
  expect(stdout).toMatch(new RegExp(`\\+1 +\\+${stepOf('by themselves')} `));
});

// Where nothing has a price the search adds up hours: told as a cost, they would be read as cents.
test('hours without a price are told as hours, and hints stand in the JSON and on the page', async () => {
  write('free-plan.yaml', PLAN.replace(', costPerHour: 2800', ''));
  const once = SCENARIO.replace('replications: 3', 'replications: 1').replace('plan: plan.yaml', 'plan: free-plan.yaml');
  write('hours.yaml', `${once}${SHIFTS.replace('00:00-02:00', '00:00-01:30')}`);
  const { code, stdout, stderr } = await runHere(
    'staff',
    'hours.yaml',
    '--json',
    '--verify',
    '1',
    '--workers',
    '1',
    '--report',
    'hours.html',
  );
  expect(code).toBe(EXIT.ok);
  const told = JSON.parse(stdout);
  expect([told.currency, told.cost, told.lines[0].costOfOne]).toEqual([null, { today: null, needed: null }, null]);
  expect(told.paidHours).toEqual({ today: 1.5 * told.lines[0].today, needed: 1.5 * told.lines[0].needed });
  expect(told.hints.length).toBeGreaterThan(0);
  const page = readFileSync(here.in('hours.html'), 'utf8');
  for (const { code: hint, message } of told.hints) {
    expect(stderr).toContain(`hint ${hint} ${message}`);
    expect(page).toContain(hint);
  }
}, 120_000);
