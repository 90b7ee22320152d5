// Proves that a sweep shows at each value what `simulate` shows of it, wherever the parameter is written, and teaches who names one that is not there.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXIT } from '../exit-codes.js';
import { start } from '../testing/binary.js';
import { expectWhole } from '../testing/report-page.js';
import { CLOSING, MIXED, SCENARIO, scenarioFolder, TWO_CHANNELS } from '../testing/scenario-files.js';

const { here, write, run, runHere } = scenarioFolder();
write('shop.yaml', SCENARIO);

test('at each value what simulate shows of it; in a plan of its own, too', async () => {
  const swept = await run(
    'sweep',
    'shop.yaml',
    'plan.hubs.cork.costPerHour',
    '2800,3000',
    '--json',
    '--replications',
    '2',
    '--scale',
    '60%',
  );
  expect(swept.code).toBe(EXIT.ok);
  const [asWritten, dearer] = JSON.parse(swept.stdout).points;
  const simulated = await run('simulate', 'shop.yaml', '--json', '--replications', '2', '--scale', '60%');
  expect(asWritten.simulated).toEqual(JSON.parse(simulated.stdout));
  const { cost } = dearer.step.staff.find(({ by }: { by: string }) => by === 'all').figures;
  // Three of five agents, two hours, two euros more.
  expect(cost.difference).toMatchObject({ mean: 1_200, halfWidth: 0 });
}, 120_000);

test('people are told each value with its verdicts; every figure goes into a CSV; the report stands alone', async () => {
  const { code, stdout } = await runHere(
    ...['sweep', 'shop.yaml', 'demand.calls.perHour', 'x1,2', '--replications', '2', '--workers', '1'],
    ...['--csv', 'swept.csv', '--report', 'swept.html'],
  );
  expect(code).toBe(EXIT.ok);
  expect(stdout).toMatch(/×2 .*(met|missed|open)/);
  expect(stdout).toContain('queue calls: service level ≥ 50.0 % in 20 s');
  expect(readFileSync(here.in('swept.csv'), 'utf8')).toMatch(/^×2,contacts,queue,calls,serviceLevel,share,0\.\d+,/m);
  expectWhole(readFileSync(here.in('swept.html'), 'utf8'), 5);
});

test('the page begins with what each value makes of the targets, and names seed, period, formula and currency; all say whether customers are the same', async () => {
  const twice = ['--replications', '2', '--seed', '7'];
  const more = await runHere('sweep', 'shop.yaml', 'roster.groups.cork.count', '4,5', ...twice, '--report', 'more.html');
  expect(more.stdout).toMatch(/the same\scustomers with each/);
  const page = readFileSync(here.in('more.html'), 'utf8');
  expect(page).toContain(
    '2026-03-11 00:00 to 2026-03-11 02:00, Europe/Dublin · 2 values, 2 replications each through the production router · seed 7',
  );
  expect(page).toContain('SL, service level = answered within the limit ÷ arrived');
  expect(page).toContain('Every value meets the same customers');
  expect(page).toContain('cost, EUR');
  const [, first = '', second = ''] = page.split('<h2>');
  expect(first).toMatch(/^Targets.*queue calls: service level ≥ 50\.0 % in 20 s.*class="(met|missed|open)"/s);
  expect(second).toMatch(/^Figures.*step from the value before/s);
  // Nobody is turned away: no column, no curve.
  expect(page).not.toContain('turned away');

  const busier = await runHere('sweep', 'shop.yaml', 'demand.calls.perHour', '40,50', ...twice, '--report', 'busier.html');
  expect(busier.stdout).toMatch(/the same\srandom numbers with each/);
  expect(readFileSync(here.in('busier.html'), 'utf8')).toContain('The parameter changes the customers');
});

test('where more agents in the roster are given no shift, it says so, and names what to sweep', async () => {
  const shifts = 'workforce: { groups: { cork: { shifts: [{ hours: "00:00-02:00", agents: 4 }] } } }\n';
  write('shifts.yaml', `${SCENARIO}${shifts}`);
  const args = ['sweep', 'shifts.yaml', 'roster.groups.cork.count', '4..6', '--replications', '2'];
  const { stdout } = await runHere(...args, '--report', 'shifts.html');
  const said =
    'Shifts of cork ask for 4 of its agents at 4, 5, 6: the others in the roster stay at home. Sweep the agents of a shift, such as workforce.groups.cork.shifts.0.agents.';
  expect(stdout).toContain(`\n${said}\n`);
  const page = readFileSync(here.in('shifts.html'), 'utf8');
  expect(page).toContain(said);
  expect(JSON.parse((await runHere(...args, '--json')).stdout).caveats).toEqual([said]);
  // Five in the roster and four, three and two on the shift: no two values are alike.
  const moved = await runHere('sweep', 'shifts.yaml', 'workforce.groups.cork.shifts.0.agents', '2..4', '--replications', '2');
  expect(moved.stdout).not.toContain('stay at home');
});

test('a hint that differs from value to value in its numbers is told once, and at which values', async () => {
  write('late.yaml', `${CLOSING}workforce: { groups: { cork: { shifts: [{ hours: "08:30-09:00" }] } } }\n`);
  const swept = (parameter: string, values: string, ...more: string[]) =>
    runHere('sweep', 'late.yaml', parameter, values, '--workers', '1', ...more);
  const { stderr } = await swept('demand.calls.perHour', '30,40', '--report', 'late.html');
  const at = 'This is at demand.calls.perHour 30, and likewise with other numbers at 40.';
  const [, ...hints] = stderr.split(/: hint /);
  expect(hints.map((one) => one.split(' ')[0])).toEqual(['NOBODY_AT_WORK', 'LEFT_ON_HOLD']);
  for (const one of hints) expect(one).toContain(`    ${at}\n`);
  const [, first = ''] = readFileSync(here.in('late.html'), 'utf8').split('<h2>');
  expect(first.split(at)).toHaveLength(3);

  const closing = await swept('plan.queues.calls.whenClosed', 'keep,callback');
  expect(closing.stderr.split(/: hint /)).toHaveLength(2);
  expect(closing.stderr).not.toMatch(/LEFT_ON_HOLD|This is at/);
});

test('an unknown parameter is refused, and the nearest one is named', async () => {
  const { code, stdout, stderr } = await runHere('sweep', 'shop.yaml', 'roster.groups.corc.count', '4..6');
  expect([code, stdout]).toEqual([EXIT.usage, '']);
  expect(stderr).toContain('There is no corc in roster.groups.');
  expect(stderr).toContain('Did you mean roster.groups.cork?');
});

test('seeds cannot be swept: all values have the same customers', async () => {
  const { code, stderr } = await runHere('sweep', 'shop.yaml', 'horizon.seed', '1..3');
  expect(code).toBe(EXIT.usage);
  expect(stderr).toContain('Give --seed instead.');
});

test('a target that is what changes is told at each value', async () => {
  const { code, stdout } = await runHere('sweep', 'shop.yaml', 'targets.0.serviceLevel', '50%,60%', '--replications', '1');
  expect(code).toBe(EXIT.ok);
  expect(stdout).toContain(': queue calls: service level ≥ 50.0 % in 20 s at 50%, queue calls: service level ≥ 60.0 % in 20 s at 60%.');
});

// The file has no mistake then: it says 5.
test('a value the scenario cannot have is told with the parameter', async () => {
  const { code, stdout, stderr } = await runHere('sweep', 'shop.yaml', 'roster.groups.cork.count', '5,0');
  expect([code, stdout]).toEqual([EXIT.cannotStart, '']);
  expect(stderr).toContain('SCENARIO_FAULTY  shop.yaml with roster.groups.cork.count at 0 has 1 mistake, listed above.');
  expect((await runHere('sweep', 'shop.yaml', 'horizon.for', '')).stderr).toContain('No value is given.');
});

test('ended by Ctrl-C, it tells for which values nothing was played', async () => {
  write('long.yaml', SCENARIO.replace('for: 2h', 'for: 1d'));
  const args = ['sweep', 'long.yaml', 'demand.calls.perHour', '40..139', '--replications', '1', '--workers', '1'];
  const { child, said, ended } = start(args, { cwd: here.folder });
  await said(/[1-9]\d* of 100 replications/);
  child.kill('SIGINT');
  const { code, stderr } = await ended;
  expect(code).toBe(EXIT.ok);
  expect(stderr).toMatch(/Nothing was played for .*139\./);
}, 120_000);

// Those whom a campaign did not reach would count as not answered in time, more of them at each value.
test('where campaigns call, service level and waits are of those who came by themselves, and so are the steps and the curves', async () => {
  write('mixed.yaml', MIXED);
  const args = ['sweep', 'mixed.yaml', 'demand.leads.perHour', '0,40'];
  const { stdout } = await runHere(...args, '--csv', 'mixed.csv', '--report', 'mixed.html');
  expect(stdout).toContain('SL, ASA, gave up and step: of those who came by themselves; whom a campaign calls has no wait to speak of.');
  const { points } = JSON.parse((await runHere(...args, '--json')).stdout);
  const shown = (place: number, key: string) => {
    const { figures } = points[place].simulated.contacts.find((row: { key: string }) => row.key === key);
    return (figures.serviceLevel.mean * 100).toFixed(1);
  };
  for (const place of [0, 1]) expect(stdout).toMatch(new RegExp(`^ +${[0, 40][place]} +${shown(place, 'by themselves')} %`, 'm'));
  expect(shown(1, 'by themselves')).not.toBe(shown(1, 'all'));
  const { figures } = points[1].step.contacts.find((row: { key: string }) => row.key === 'by themselves');
  expect(stdout).toContain(`${Math.abs(figures.serviceLevel.difference.mean * 100).toFixed(1)} ±`);
  const page = readFileSync(here.in('mixed.html'), 'utf8');
  for (const title of ['service level', 'mean wait of the answered', 'share who gave up'])
    expect(page).toContain(`<figcaption>All, ${title}, by themselves. `);
  expect(page).not.toContain('occupancy, by themselves');
}, 120_000);

test('where people call and write, waits are told channel by channel: hours of mail and seconds of calls have no mean worth telling', async () => {
  write('two.yaml', TWO_CHANNELS);
  const args = ['sweep', 'two.yaml', 'roster.groups.cork.count', '3,4'];
  const { stdout } = await runHere(...args, '--report', 'two.html');
  expect(stdout).toMatch(/ASA, email +ASA, voice/);
  expect(stdout).not.toMatch(/ASA +gave/);
  const page = readFileSync(here.in('two.html'), 'utf8');
  for (const channel of ['email', 'voice']) expect(page).toContain(`${channel}, mean wait of the answered.`);
  expect(page).not.toContain('All, mean wait of the answered');
});
