// Proves that scenarios are compared from their files: nothing between equals, the same on any number of threads, in a table, as JSON, CSV and a page that stands alone.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXIT } from '../exit-codes.js';
import { signalbox } from '../testing/binary.js';
import { expectWhole } from '../testing/report-page.js';
import { CLOSING, MIXED, SCENARIO, scenarioFolder, TWO_CHANNELS } from '../testing/scenario-files.js';

const { here, write, run, runHere } = scenarioFolder();
write('shop.yaml', SCENARIO);
write('more.yaml', SCENARIO.replace('scenario: shop', 'scenario: more').replace('count: 5', 'count: 6'));

test('one agent more costs two hours, whatever the number of threads; a scenario against itself differs by nothing', async () => {
  const one = await run('compare', 'shop.yaml', 'more.yaml', 'shop.yaml', '--json', '--replications', '2', '--workers', '1');
  expect(one.code).toBe(EXIT.ok);
  const { base, alternatives, formulas } = JSON.parse(one.stdout);
  expect(base).toBe('shop');
  const [more, same] = alternatives;
  for (const of of ['contacts', 'staff'])
    for (const { figures } of more[of]) expect(Object.keys(formulas[of])).toEqual(expect.arrayContaining(Object.keys(figures)));
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
  const page = readFileSync(here.in('compared.html'), 'utf8');
  expectWhole(page);
  expect(page).toContain('<p class="soft">2026-03-11 00:00 to 2026-03-11 02:00, Europe/Dublin · 2 pairs of runs');
});

test('a scenario beside itself has a name of its own, so that plots do not join the two', async () => {
  const { code, stdout } = await runHere('compare', 'shop.yaml', 'shop.yaml', '--replications', '2');
  expect(code).toBe(EXIT.ok);
  expect(stdout).toContain('shop (2) − shop');
});

test('what files and runs hint at is told once for each file, with its scenario as JSON, and on the page', async () => {
  write('closing.yaml', CLOSING);
  write('said.yaml', CLOSING.replace('scenario: closing', 'scenario: said').replace('calendar: day', 'calendar: day, whenClosed: keep'));
  const late = CLOSING.replace('scenario: closing', 'scenario: late');
  write('late.yaml', `${late}workforce: { groups: { cork: { shifts: [{ hours: "08:30-09:00" }] } } }\n`);
  const files = ['closing.yaml', 'said.yaml', 'late.yaml', 'closing.yaml'];
  const { stderr, stdout } = await runHere('compare', ...files, '--workers', '1', '--json', '--report', 'hints.html');
  const told = [...stderr.matchAll(/^(\w+)\.yaml:\d+:\d+: hint (\w+)/gm)].map(([, file, code]) => `${file} ${code}`);
  expect(told).toEqual(['late NOBODY_AT_WORK', 'closing LEFT_ON_HOLD', 'late LEFT_ON_HOLD']);
  const asJson = JSON.parse(stdout).hints as { scenario: string; hints: { code: string }[] }[];
  expect(asJson.map(({ scenario, hints }) => [scenario, ...hints.map(({ code }) => code)])).toEqual([
    ['closing', 'LEFT_ON_HOLD'],
    ['said'],
    ['late', 'NOBODY_AT_WORK', 'LEFT_ON_HOLD'],
    ['closing (2)', 'LEFT_ON_HOLD'],
  ]);
  const [, first = ''] = readFileSync(here.in('hints.html'), 'utf8').split('<h2>');
  expect(first).toMatch(/^Hints/);
  expect(first.match(/NOBODY_AT_WORK|LEFT_ON_HOLD/g)).toHaveLength(3);
});

test('a mistake in any of them is reported', async () => {
  write('wrong.yaml', SCENARIO.replace('queue: calls, channel', 'queue: cals, channel'));
  const wrong = await runHere('compare', 'shop.yaml', 'wrong.yaml');
  expect([wrong.code, wrong.stdout]).toEqual([EXIT.cannotStart, '']);
  expect(wrong.stderr).toContain('did you mean calls?');
});

test('a comparison of two days warns that their customers differ', async () => {
  write('later.yaml', SCENARIO.replace('scenario: shop', 'scenario: later').replace('for: 2h', 'for: 1h'));
  const { stdout } = await runHere('compare', 'shop.yaml', 'more.yaml', 'later.yaml', '--replications', '2', '--workers', '1');
  expect(stdout).toContain('\nlater: another stretch of time than shop, so not the same customers');
}, 30_000);

test('other demand is told, and so is a single pair; targets stand beside each other with the verdict on each scenario', async () => {
  write('once.yaml', SCENARIO.replace('replications: 3', 'replications: 1'));
  write('busier.yaml', SCENARIO.replace('scenario: shop', 'scenario: busier').replace('perHour: 40', 'perHour: 400'));
  const { stdout } = await runHere('compare', 'once.yaml', 'busier.yaml', 'more.yaml', '--report', 'busier.html');
  expect(stdout).toContain('busier, more against shop, seed 3: the same random numbers with each.');
  const caveats = [
    'busier: other demand than shop. Customers are the same as far as these are; differences are those of the customers, too.',
    'One pair of runs has no interval: neither its differences nor its verdicts prove anything, they may be luck. Play more --replications.',
  ];
  expect(stdout.split('\n')).toEqual(expect.arrayContaining(caveats));
  expect(stdout).toMatch(/^queue calls {2}service level ≥ 50\.0 % in 20 s .* met .* missed .* met$/m);
  const coloured = await signalbox(['compare', 'once.yaml', 'busier.yaml'], {
    cwd: here.folder,
    env: { NO_COLOR: undefined, FORCE_COLOR: '1' },
  });
  expect([coloured.stdout.includes('\u001b[32mmet'), coloured.stdout.includes('\u001b[31mmissed')]).toEqual([true, true]);
  const page = readFileSync(here.in('busier.html'), 'utf8');
  expectWhole(page);
  for (const caveat of caveats) expect(page).toContain(`<b>${caveat}</b>`);
  expect(page).not.toContain('meets the same customers');
  expect(page.match(/<span class="missed">/g)).toHaveLength(1);
  const told = await runHere('compare', 'shop.yaml', 'more.yaml', '--replications', '2', '--json');
  expect(JSON.parse(told.stdout)).toMatchObject({
    targets: [{ scenario: 'shop', targets: [{ figure: 'serviceLevel', goal: 0.5 }] }, { scenario: 'more' }],
    caveats: [],
  });
});

test('other handling times or another patience are not told as other demand', async () => {
  const other = (name: string, says: string): void =>
    write(`${name}.yaml`, SCENARIO.replace('scenario: shop', `scenario: ${name}`).replace('perHour: 40', `perHour: 40, ${says}`));
  other('slower', 'handling: 6m');
  other('hasty', 'handling: 6m, patience: 1m');
  const { stdout } = await runHere('compare', 'shop.yaml', 'slower.yaml', 'hasty.yaml', '--replications', '2', '--report', 'slower.html');
  const same = 'The same customers come at first, at the same times; differences are those of their';
  expect(stdout).toContain(`\nslower: other handling times than shop. ${same} handling times, too.\n`);
  expect(stdout).toContain(`\nhasty: other handling times and patience than shop. ${same} handling times and patience, too.\n`);
  // The axis of costs names the currency.
  expect(readFileSync(here.in('slower.html'), 'utf8')).toContain('Cost, EUR: scenario − shop →');
}, 30_000);

// Euros less zlotys are no amount.
test('costs in two currencies have no difference, and each keeps its own', async () => {
  write('zlotys.yaml', `${SCENARIO.replace('scenario: shop', 'scenario: zlotys')}costs: { currency: PLN }\n`);
  const { stdout } = await runHere(
    'compare',
    'shop.yaml',
    'zlotys.yaml',
    '--replications',
    '2',
    '--csv',
    'costs.csv',
    '--report',
    'costs.html',
  );
  expect(stdout).toContain('\nzlotys counts in PLN and shop in EUR: their costs have no difference.\n');
  expect(stdout).toMatch(/^cost +280\.00 EUR +280\.00 PLN +– /m);
  expect(stdout).not.toMatch(/0\.00 EUR\*? +–$/m);
  expect(readFileSync(here.in('costs.csv'), 'utf8')).toMatch(/^zlotys,staff,group,cork,cost,money,28000,28000,,,2,\r$/m);
  expectWhole(readFileSync(here.in('costs.html'), 'utf8'));
});

test('where campaigns call, those who came by themselves stand for the whole, also beside a scenario without a campaign', async () => {
  write('mixed.yaml', MIXED);
  write('alone.yaml', MIXED.replace('scenario: mixed', 'scenario: alone').replace(/, leads: .*$/m, ' }'));
  const args = ['compare', 'alone.yaml', 'mixed.yaml'];
  const { stdout } = await runHere(...args, '--report', 'mixed.html');
  const { alternatives } = JSON.parse((await runHere(...args, '--json')).stdout);
  const rowOf = (key: string) => alternatives[0].contacts.find((row: { key: string }) => row.key === key).figures;
  const percent = (share: number): string => (share * 100).toFixed(1);
  const { base, other } = rowOf('by themselves').serviceLevel;
  expect(base.mean).toBe(rowOf('all').serviceLevel.base.mean);
  expect(percent(other.mean)).not.toBe(percent(rowOf('all').serviceLevel.other.mean));
  expect(stdout).toMatch(new RegExp(`^SL, by themselves +${percent(base.mean)} % \\S+ +${percent(other.mean)} %`, 'm'));
  for (const title of ['gave up', 'ASA', 'P90']) expect(stdout).toMatch(new RegExp(`^${title}, by themselves `, 'm'));
  expect(stdout).toMatch(/^arrived +/m);
  const page = readFileSync(here.in('mixed.html'), 'utf8');
  expect(page).toContain('Where campaigns call, too: of those who came by themselves.');
  expect(page).toContain('<td class="text">SL, by themselves</td>');
});

test('where people call and write, the whole tells their waits channel by channel', async () => {
  write('two.yaml', TWO_CHANNELS);
  write('quicker.yaml', TWO_CHANNELS.replace('count: 3', 'count: 4'));
  const args = ['compare', 'two.yaml', 'quicker.yaml'];
  const { stdout } = await runHere(...args);
  // Neither do rows that mix them.
  expect(stdout.match(/^(?:language|tenant) .*/m)?.[0]).toMatch(/–.*–/);
  expect(stdout).toContain('Waits stand in the rows of one channel');
  for (const title of ['ASA, email', 'ASA, voice', 'P90, email', 'P90, voice']) expect(stdout).toMatch(new RegExp(`^${title} +\\d`, 'm'));
  expect(stdout).not.toMatch(/^(ASA|P90) +\d/m);
});
