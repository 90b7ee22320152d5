// Proves that scenarios run from their files, say where they are wrong, tell the same on any number of threads, can be ended, and leave journals.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { readOnlyJournal } from '@signalbox/adapters/journals/embedded';
import { describe, expect, test } from 'vitest';
import { EXIT, exitOfSignal } from '../exit-codes.js';
import { signalbox, start } from '../testing/binary.js';
import { inThisProcess } from '../testing/in-this-process.js';
import { expectWhole } from '../testing/report-page.js';
import { CALLED, CLOSING, FULL, FULL_PLAN, PLAN, SCENARIO, scenarioFolder } from '../testing/scenario-files.js';

const { here, write, run, runHere } = scenarioFolder();
write('shop.yaml', SCENARIO);
write('full-plan.yaml', FULL_PLAN);
write('full.yaml', FULL);
write('called.yaml', CALLED);

test('the same figures on one thread and two, as JSON with their formulas', async () => {
  const one = await run('simulate', 'shop.yaml', '--json', '--workers', '1');
  expect(one.code).toBe(EXIT.ok);
  const told = JSON.parse(one.stdout);
  expect(told).toMatchObject({ scenario: 'shop', seed: 3, replications: 3, formulas: { contacts: { serviceLevel: expect.any(String) } } });
  for (const of of ['contacts', 'staff'] as const)
    for (const row of told[of]) expect(Object.keys(told.formulas[of])).toEqual(expect.arrayContaining(Object.keys(row.figures)));
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
  const page = readFileSync(here.in('report.html'), 'utf8');
  expectWhole(page);
  // The head tells how sure its figures are.
  expect(page).toMatch(/<b>[\d.]+ % <small>±[\d.]+<\/small><\/b><span>service level<\/span>/);
});

test('whom a queue leaves on hold when it closes is hinted at beside the answer, on the page and as JSON, and nothing where nobody is', async () => {
  write('closing.yaml', CLOSING);
  const hint = /closing\.yaml:6:\d+: hint LEFT_ON_HOLD (Queue calls closes over customers on hold.*)\n/;
  const told = await runHere('simulate', 'closing.yaml', '--json', '--report', 'closing.html');
  const [, message = ''] = hint.exec(told.stderr) ?? [];
  expect(message).toContain('after it closed at 2026-03-11 09:00');
  expect(JSON.parse(told.stdout).hints).toEqual([expect.objectContaining({ code: 'LEFT_ON_HOLD', line: 6, message })]);
  expect(readFileSync(here.in('closing.html'), 'utf8').split('<h2>')[1]).toMatch(`Hints</h2>\n<p>${message}`);

  write('said.yaml', CLOSING.replace('calendar: day', 'calendar: day, whenClosed: keep'));
  const said = await runHere('simulate', 'said.yaml', '--json', '--report', 'said.html');
  expect(said.stderr).not.toContain('hint');
  expect(JSON.parse(said.stdout).hints).toEqual([]);
  expect(readFileSync(here.in('said.html'), 'utf8')).not.toContain('Hints');
});

test('a single contact is one contact, in the answer and on the page', async () => {
  write('one.csv', 'at,queue,channel,language,handling\n2026-03-11T00:10,calls,voice,en,60\n');
  const demand = /demand:[\s\S]*?files:[\s\S]*?(?=targets)/;
  write('one.yaml', SCENARIO.replace(demand, 'files: { recorded: [one.csv] }\n').replace('replications: 3', 'replications: 1'));
  const { code, stdout } = await runHere('simulate', 'one.yaml', '--report', 'one.html');
  expect([code, stdout]).toEqual([EXIT.ok, expect.stringMatching(/^1 contact simulated in /m)]);
  expect(readFileSync(here.in('one.html'), 'utf8')).toContain(', 1 contact through the production router');
});

test('where a campaign calls as well, customers who came by themselves have a row, and the head of the page, to themselves', async () => {
  write('mixed.yaml', CALLED.replace('demand: { leads', 'demand: { inbound: { queue: calls, channel: voice, perHour: 40 }, leads'));
  const { stdout } = await runHere('simulate', 'mixed.yaml', '--json', '--report', 'mixed.html');
  const rows: { by: string; key: string; figures: Record<string, { mean: number }> }[] = JSON.parse(stdout).contacts;
  const of = (by: string, key: string) => rows.find((row) => row.by === by && row.key === key)?.figures ?? {};
  const [all, came, called] = [of('all', 'all'), of('came', 'by themselves'), of('came', 'called')];
  for (const figure of ['arrived', 'answered', 'abandoned', 'unreached'])
    expect([figure, came[figure]?.mean]).toEqual([figure, (all[figure]?.mean ?? 0) - (called[figure]?.mean ?? 0)]);
  expect([came['unreached']?.mean, called['arrived']?.mean ?? 0]).toEqual([0, expect.any(Number)]);
  const head = readFileSync(here.in('mixed.html'), 'utf8');
  expect(head).toContain(`<b>${((came['serviceLevel']?.mean ?? 0) * 100).toFixed(1)} %</b><span>service level, by themselves</span>`);
  expect((await runHere('simulate', 'mixed.yaml')).stdout).toContain('“called”: contacts of campaigns.');
  expect((await runHere('simulate', 'shop.yaml', '--replications', '1')).stdout).not.toContain('campaigns');
});

test('waits of several channels stand apart at the head of the page: the mean of hours and seconds is nobody’s', async () => {
  write('plan2.yaml', PLAN.replace('channels: [voice]', 'channels: [voice, email]'));
  const letters = '{ queue: calls, channel: email, perHour: 20, languages: [en] }';
  write('letters.yaml', SCENARIO.replace('plan.yaml', 'plan2.yaml').replace('\n  calls: {', `\n  letters: ${letters}\n  calls: {`));
  await runHere('simulate', 'letters.yaml', '--replications', '1', '--report', 'letters.html');
  await runHere('simulate', 'shop.yaml', '--replications', '1', '--report', 'voice.html');
  // In the tables, the rows that mix them have none; files and JSON have all.
  const told = (await runHere('simulate', 'letters.yaml', '--replications', '1')).stdout.split('\n');
  const cells = (line: string | undefined) => line?.split(/ {2,}/) ?? [];
  const place = cells(told.find((line) => line.startsWith('by '))).indexOf('ASA') + 1;
  const waitOf = (row: RegExp) => cells(told.find((line) => row.test(line)))[place];
  expect([/^all +all /, /^queue +calls /, /^language +en /].map(waitOf)).toEqual(['–', '–', '–']);
  for (const row of [/^channel +email /, /^ +voice /]) expect(waitOf(row)).toMatch(/^\d.* (s|min)$/);
  expect(told.join(' ')).toContain('Waits stand in the rows of one channel');
  expect(readFileSync(here.in('letters.html'), 'utf8')).toContain('Waits stand in the rows of one channel');
  const [all] = JSON.parse((await runHere('simulate', 'letters.yaml', '--replications', '1', '--json')).stdout).contacts;
  expect([all.by, all.figures.asaMs.mean]).toEqual(['all', expect.any(Number)]);
  const waits = (name: string) => readFileSync(here.in(name), 'utf8').match(/mean wait of the answered[^<.]*(?=<\/span>)/g);
  expect(waits('letters.html')).toEqual(['mean wait of the answered, email', 'mean wait of the answered, voice']);
  expect(waits('voice.html')).toEqual(['mean wait of the answered']);
});

// Whom the campaign does not reach would otherwise bring the queue's service level below any that agents can reach.
test('a target for a queue from which a campaign calls judges, and names, those who came by themselves, unless it says whom', async () => {
  const mixed = CALLED.replace('demand: { leads', 'demand: { inbound: { queue: calls, channel: voice, perHour: 40 }, leads');
  write(
    'judged.yaml',
    `${mixed}targets: [{ queue: calls, serviceLevel: 80%, within: 20s }, { queue: calls, serviceLevel: 80%, whom: called }]\n`,
  );
  const { stdout } = await runHere('simulate', 'judged.yaml', '--json', '--report', 'judged.html');
  const { contacts, targets } = JSON.parse(stdout);
  const level = (by: string, key: string) =>
    contacts.find((row: { by: string; key: string }) => row.by === by && row.key === key).figures.serviceLevel.mean;
  const reached = targets.map(({ whom, stated }: { whom: string; stated: { mean: number } }) => [whom, stated.mean]);
  expect(reached).toEqual([
    ['by-themselves', level('came', 'by themselves')],
    ['called', level('came', 'called')],
  ]);
  const told = (await runHere('simulate', 'judged.yaml')).stdout;
  expect(told).toMatch(/^queue calls, by themselves +service level ≥ 80.0 % in 20 s/m);
  expect(told).toMatch(/^queue calls, called +service level ≥ 80.0 % in the target of the plan/m);
  // Of the segments, people are shown those that targets judge; files have all.
  expect(told).toMatch(/^segment +queue calls, by themselves/m);
  expect(told).not.toContain('channel voice, by themselves');
  expect(contacts.map(({ key }: { key: string }) => key)).toContain('channel voice, by themselves');
  write('in-vain.yaml', CALLED.concat('targets: [{ queue: calls, abandoned: 5%, whom: by-themselves }]\n'));
  const refused = await runHere('simulate', 'in-vain.yaml');
  expect(refused.stderr).toContain(
    'in-vain.yaml:11:48: error VALUE_INVALID whom by-themselves would judge no one: nobody comes by themselves for queue calls',
  );
});

// Otherwise some of those who arrived would be neither answered nor given up, and nobody would know why.
test('each command shows who was turned away, not reached or left waiting, and only where there is anybody', async () => {
  const titles = (text: string): readonly string[] => ['turned away', 'not reached', 'unserved'].filter((title) => text.includes(title));
  expect(titles((await runHere('simulate', 'shop.yaml', '--replications', '1')).stdout)).toEqual([]);
  expect(titles((await runHere('simulate', 'called.yaml')).stdout)).toEqual(['not reached']);
  const { stdout } = await runHere('simulate', 'full.yaml', '--replications', '1', '--json');
  const { arrived, answered, abandoned, rejected, unserved } = JSON.parse(stdout).contacts[0].figures;
  expect(rejected.mean).toBeGreaterThan(0);
  expect(answered.mean + abandoned.mean + rejected.mean + unserved.mean).toBe(arrived.mean);
  const told = (await runHere('simulate', 'full.yaml', '--replications', '1')).stdout;
  expect(titles(told)).toContain('turned away');
  expect(titles(told).includes('unserved')).toBe(unserved.mean > 0);
  expect((await runHere('compare', 'shop.yaml', 'full.yaml', '--replications', '2')).stdout).toMatch(/turned away +0 +[\d.]+ ±/);
  expect((await runHere('sweep', 'full.yaml', 'roster.groups.cork.count', '1,5', '--replications', '1')).stdout).toContain('turned away');
});

// Half of all such verdicts near the goal would be another on the next seed, and a reader takes "met" for proof.
test('a verdict on one run says that it proves nothing, one on several does not', async () => {
  const said = /A verdict on one run has no interval and proves nothing about the target/;
  for (const [count, once] of [
    ['1', true],
    ['2', false],
  ] as const) {
    const told = await runHere('simulate', 'shop.yaml', '--replications', count, '--report', 'once.html');
    const swept = await runHere('sweep', 'shop.yaml', 'roster.groups.cork.count', '4,5', '--replications', count, '--report', 'swept.html');
    const staffed = await runHere(
      'staff',
      'shop.yaml',
      '--replications',
      count,
      '--verify',
      count,
      '--workers',
      '1',
      '--report',
      'staffed.html',
    );
    const pages = ['once.html', 'swept.html', 'staffed.html'].map((file) => readFileSync(here.in(file), 'utf8'));
    for (const text of [told.stdout, swept.stdout, staffed.stdout, ...pages]) expect(said.test(text)).toBe(once);
    const json = await runHere('simulate', 'shop.yaml', '--replications', count, '--json');
    expect(JSON.parse(json.stdout).targets[0].ofOneRun).toBe(once);
  }
});

test('a scenario with a mistake does not start, and the place is named', async () => {
  write('wrong.yaml', SCENARIO.replace('queue: calls, channel', 'queue: cals, channel'));
  const { code, stdout, stderr } = await run('simulate', 'wrong.yaml');
  expect([code, stdout]).toEqual([EXIT.cannotStart, '']);
  expect(stderr).toContain('wrong.yaml:6:19: error NAME_UNKNOWN There is no queue cals; did you mean calls?');
  expect(stderr).toContain('SCENARIO_FAULTY  wrong.yaml has 1 mistake, listed above.');
});

// Minutes of playing would be lost.
test('a file that cannot be written is reported before anything is played', async () => {
  const { code, stdout, stderr } = await runHere('simulate', 'shop.yaml', '--report', 'nowhere/shop.html');
  expect([code, stdout]).toEqual([EXIT.cannotStart, '']);
  expect(stderr).toMatch(/^FILE_UNWRITABLE {2}nowhere\/shop\.html cannot be written: its folder is not there\.\n/);
});

test('an answer is written neither over the scenario nor over another answer, and JSON and CSV do not share standard output', async () => {
  for (const places of [
    ['--csv', 'shop.yaml'],
    ['--csv', 'one.csv', '--intervals', 'one.csv'],
    ['--json', '--csv', '-'],
  ]) {
    const { code, stdout, stderr } = await runHere('simulate', 'shop.yaml', ...places);
    expect([code, stdout]).toEqual([EXIT.cannotStart, '']);
    expect(stderr).toContain('cannot be written: ');
  }
  for (const others of [
    ['trace', 'shop.yaml', '--to', 'shop.yaml'],
    ['compare', 'shop.yaml', 'shop.yaml', '--report', './shop.yaml'],
    ['sweep', 'shop.yaml', 'horizon.for', '1h', '--csv', 'shop.yaml'],
    ['staff', 'shop.yaml', '--requirement', 'shop.yaml'],
  ])
    expect((await runHere(...others)).stderr).toContain('shop.yaml cannot be written: the command reads it.');
  expect(readFileSync(here.in('shop.yaml'), 'utf8')).toBe(SCENARIO);
});

test('a full disk is reported, whether a trace or the answer itself goes there', async () => {
  const traced = await run('trace', 'shop.yaml', '--to', '/dev/full');
  expect(traced.code).toBe(EXIT.cannotStart);
  expect(traced.stderr).toMatch(/^FILE_UNWRITABLE {2}\/dev\/full cannot be written: its disk is full\.\n/);
  const told = await signalbox(['simulate', 'shop.yaml', '--replications', '1'], { cwd: here.folder, before: 'exec > /dev/full' });
  expect(told.code).toBe(EXIT.faulted);
  expect(told.stderr).toMatch(/^OUTPUT_LOST {2}Standard output cannot be written: ENOSPC/);
});

test('Ctrl-C prints what is done so far', async () => {
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
  const json = await runHere('trace', 'shop.yaml', '--json');
  const rows = json.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toHaveLength(rows.length + 1);
  expect(new Set(rows.map(({ contact }) => contact)).size).toBe(rows.length);
  const told = JSON.parse((await runHere('simulate', 'shop.yaml', '--json', '--replications', '1')).stdout);
  expect(rows).toHaveLength(told.runs[0].contacts);
  for (const { outcome, agent, talkMs, waitedMs } of rows) {
    expect(waitedMs).toBeGreaterThanOrEqual(0);
    expect(agent === null).toBe(outcome !== 'answered');
    if (outcome === 'answered') expect(talkMs).toBeGreaterThan(0);
  }
});

test('a trace that is ended half-way leaves nothing, and the file that was there', async () => {
  writeFileSync(here.in('kept.csv'), 'old');
  write('busy.yaml', SCENARIO.replace('perHour: 40', 'perHour: 400000'));
  const { child, ended } = start(['trace', 'busy.yaml', '--to', 'kept.csv'], { cwd: here.folder });
  const isPart = (name: string): boolean => name.endsWith('.part') && statSync(here.in(name)).size > 0;
  while (!readdirSync(here.folder).some(isPart)) {
    expect(child.exitCode).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill('SIGINT');
  const { code, stderr } = await ended;
  expect(code).toBe(exitOfSignal('SIGINT'));
  expect(stderr).toContain('Ended before the run was over: nothing of it is kept.');
  expect(readFileSync(here.in('kept.csv'), 'utf8')).toBe('old');
  expect(readdirSync(here.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

describe('the journal of a run', () => {
  test('is of the run told, verifies, and replays without a difference', async () => {
    const { code, stdout, stderr } = await run('simulate', 'shop.yaml', '--journal', 'var', '--json');
    const told = JSON.parse(stdout);
    const once = await run('simulate', 'shop.yaml', '--replications', '1', '--json');
    expect([code, stdout]).toEqual([once.code, once.stdout]);
    expect(stderr).toBe(`${told.runs[0].records} records written to var.\n`);
    const verified = await run('verify', 'var', '--json');
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, records: told.runs[0].records, epochs: 1 });
    const replayed = JSON.parse((await run('replay', 'var', '--json')).stdout);
    expect(replayed).toMatchObject({ contacts: told.runs[0].contacts, differing: 0, refused: {} });
  });

  test('with fewer agents it is another day of the same customers, with its own plan given anew the same day', async () => {
    write('fewer.yaml', 'groups: [{ group: cork, count: 2, hub: cork }]\n');
    const fewer = JSON.parse((await runHere('replay', 'var', '--plan', 'plan.yaml', '--roster', 'fewer.yaml', '--json')).stdout);
    expect(fewer.summary[0].replayed.arrived).toBe(fewer.summary[0].recorded.arrived);
    expect(fewer.differing).toBeGreaterThan(0);
    expect(JSON.parse((await runHere('replay', 'var', '--plan', 'plan.yaml', '--json')).stdout).differing).toBe(0);
  });

  test('is refused, and nothing played, where something is, where nothing can be, and for several runs', async () => {
    const taken = await runHere('simulate', 'shop.yaml', '--journal', 'var');
    expect([taken.code, taken.stdout]).toEqual([EXIT.cannotStart, '']);
    expect(taken.stderr).toMatch(/^FOLDER_TAKEN {2}var is not empty, and the journal of a run begins in an empty folder\.\n/);
    const file = await runHere('simulate', 'shop.yaml', '--journal', 'shop.yaml');
    expect([file.code, file.stderr]).toEqual([EXIT.cannotStart, expect.stringMatching(/^FILE_UNWRITABLE {2}shop\.yaml cannot be written/)]);
    // Node's own way to make a folder there and those above it never returns.
    const nowhere = await runHere('simulate', 'shop.yaml', '--journal', '/proc/no/journal');
    expect([nowhere.code, nowhere.stdout, nowhere.stderr]).toEqual([
      EXIT.cannotStart,
      '',
      expect.stringMatching(/^JOURNAL_UNWRITABLE {2}No journal can be kept in \/proc\/no\/journal: /m),
    ]);
    const several = await runHere('simulate', 'shop.yaml', '--journal', 'other', '--replications', '3');
    expect([several.code, several.stderr]).toEqual([EXIT.usage, expect.stringContaining('A journal holds one run')]);
    expect(existsSync(here.in('other'))).toBe(false);
  });

  test('an empty folder will do', async () => {
    mkdirSync(here.in('empty'));
    expect((await runHere('simulate', 'shop.yaml', '--journal', 'empty', '--replications', '1')).stderr).toMatch(
      / records written to empty\.\n$/,
    );
  });

  const recordsIn = async (folder: string): Promise<number> => {
    const journal = readOnlyJournal({ folder: here.in(folder) });
    const { seq } = journal.head();
    await journal.close();
    return seq;
  };
  test.each(['SIGINT', 'SIGKILL'] as const)('after %s it holds what was done, and can be read', async (signal) => {
    write('long.yaml', SCENARIO.replace('for: 2h', 'for: 400d'));
    const folder = `after-${signal}`;
    const { child, said, ended } = start(['simulate', 'long.yaml', '--journal', folder], { cwd: here.folder });
    await said(/playing .* runs/);
    while ((await recordsIn(folder)) <= 1_000) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill(signal);
    const { code, stdout, stderr } = await ended;
    if (signal === 'SIGINT') {
      expect([code, stdout]).toEqual([EXIT.wrong, '']);
      expect(stderr).toMatch(/Ended; [\d,]+ records written to after-SIGINT\.\nNOTHING_DONE/);
    }
    const journal = readOnlyJournal({ folder: here.in(folder) });
    let records = 0;
    for await (const { seq } of journal.read(1)) expect(seq).toBe(++records);
    expect(records).toBe(journal.head().seq);
    expect(records).toBeGreaterThan(1_000);
    await journal.close();
  });
});

// Wider lines are broken by the terminal wherever they happen to be, and no figure stands below its title any more.
test('in a terminal of 80 letters no line is wider, nothing is missing, and answers for machines are the same', async () => {
  const told = async (columns: string | undefined, ...options: string[]) =>
    (await inThisProcess(['simulate', 'full.yaml', '--replications', '2', ...options], { cwd: here.folder, env: { COLUMNS: columns } }))
      .stdout;
  const figures = (text: string) => new Set(text.match(/[\d.,]+ (?:%|s)(?: ±[\d.,]+)?/g));
  const [piped, narrow] = [await told(undefined), await told('80')];
  const widest = (text: string) => Math.max(...text.split('\n').map(({ length }) => length));
  expect(widest(piped)).toBeGreaterThan(80);
  expect(widest(narrow)).toBeLessThanOrEqual(80);
  const untimed = (text: string) => [...figures(text.replace(/simulated in .*/s, ''))].sort();
  expect(untimed(narrow)).toEqual(untimed(piped));
  expect(await told('80', '--json')).toBe(await told(undefined, '--json'));
});
