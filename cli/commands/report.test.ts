// Proves that `report` prints the measures of a journal as counted by hand: as a table, as CSV and for machines, whole and per interval.
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXIT } from '../exit-codes.js';
import { SERVICE_LEVELS } from '../report/columns.js';
import { scratch, signalbox } from '../testing/binary.js';
import { inThisProcess } from '../testing/in-this-process.js';
import { withSnapshots, writeMorning } from '../testing/journals.js';
import { refusal } from '../testing/refusal.js';

const here = scratch();
beforeAll(async () => {
  await writeMorning(here.in('journal'));
});
afterAll(() => here.remove());
const report = (...args: string[]) => inThisProcess(['report', '.', ...args], { cwd: here.folder });

test('the whole morning by queue, the formula of the service level above it', async () => {
  const { code, stdout } = await report();
  expect(code).toBe(EXIT.ok);
  expect(stdout).toContain('2026-11-23 09:00:00 to 2026-11-23 09:16:40 UTC');
  expect(stdout).toContain('SL = answered within target ÷ arrived;');
  const cells = (key: string) =>
    stdout
      .split('\n')
      .find((line) => line.startsWith(`${key} `))
      ?.trim()
      .split(/ {2,}/);
  // arrived, answered, abandoned, of it short, withdrawn, rejected, waiting, in hand, SL, ASA, longest, handled, AHT, wrap-up, offers, expired, refused
  expect(cells('calls')).toEqual([
    'calls',
    '5',
    '2',
    '2',
    '1',
    '1',
    '0',
    '0',
    '1',
    '40.0 %',
    '9.5 s',
    '30 s',
    '1',
    '1 min 56 s',
    '30 s',
    '4',
    '1',
    '1',
  ]);
  expect(cells('total')?.slice(0, 9)).toEqual(['total', '6', '2', '2', '1', '1', '0', '1', '1']);
});

test('where the beginning of the journal is no longer kept, the rest is counted as in the whole, whoever was waiting or in hand by then', async () => {
  await writeMorning(here.in('trimmed'));
  // By then c1 is in hand and c3 waits.
  await withSnapshots(here.in('trimmed'), [11], { trim: true });
  const of = async (folder: string, ...args: string[]) => (await inThisProcess(['report', folder, ...args], { cwd: here.folder })).stdout;
  expect(await of('trimmed')).toContain('records up to 27: 2026-11-23 09:00:30 to 2026-11-23 09:16:40 UTC');
  for (const by of ['queue', 'channel', 'agent', 'hub']) {
    const [kept, whole] = await Promise.all(
      ['trimmed', 'journal'].map(async (folder) => JSON.parse(await of(folder, '--by', by, '--from', '09:00:31', '--json')).rows),
    );
    expect(kept).toEqual(whole);
  }
  // Whoever is there when it begins counts as arrived then.
  const { rows } = JSON.parse(await of('trimmed', '--json'));
  expect(rows.find(({ key }: { key: string }) => key === 'calls')).toMatchObject({ contacts: 4, answered: 2, abandoned: 1, handled: 1 });
});

test('the other formulas of the service level', async () => {
  const { rows } = JSON.parse((await report('--service-level', 'without-short', '--json')).stdout);
  const calls = rows.find(({ key }: { key: string }) => key === 'calls');
  expect(calls.serviceLevel).toBe(2 / 4);
  const by = Object.fromEntries(Object.entries(SERVICE_LEVELS).map(([name, { of }]) => [name, calls.answeredWithinTarget / of(calls)]));
  expect(by).toEqual({ arrived: 2 / 5, 'without-short': 2 / 4, ended: 2 / 4, answered: 1 });
});

const DESK = `
scenario: desk
plan:
  plan: desk
  hubs: { cork: { kind: monolingual, country: IE, zone: Europe/Dublin, languages: [en] } }
  queues: { desk: { channels: [voice, email] }, calls: { channels: [voice] } }
roster: { groups: [{ group: cork, count: 8, hub: cork }] }
horizon: { start: "2026-03-11T09:00Z", zone: Europe/Dublin, for: 1h, replications: 1 }
demand:
  desk: { queue: desk, channel: voice, perHour: 30 }
  calls: { queue: calls, channel: voice, perHour: 30 }
  mail: { queue: desk, channel: email, perHour: 30 }
behaviour: { voice: { handling: 4m }, email: { handling: 6m } }
`;

test('a row in which calls and mail were answered has no mean wait, and those of one channel keep theirs', async () => {
  writeFileSync(here.in('desk.yaml'), DESK);
  expect((await inThisProcess(['simulate', 'desk.yaml', '--journal', 'desk'], { cwd: here.folder })).code).toBe(EXIT.ok);
  const asa = async (by: string): Promise<Record<string, string>> => {
    const [titles = '', ...lines] = (await inThisProcess(['report', 'desk', '--by', by], { cwd: here.folder })).stdout.split('\n').slice(3);
    const place = titles.trim().split(/ {2,}/).indexOf('ASA');
    const rows = lines.map((line) => line.trim().split(/ {2,}/)).filter((cells) => cells.length > place);
    return Object.fromEntries(rows.map((cells) => [cells[0], cells[place] ?? '']));
  };
  const said = expect.stringMatching(/\d m?s$/);
  expect(await asa('queue')).toEqual({ calls: said, desk: '–', total: '–' });
  expect(await asa('channel')).toEqual({ email: said, voice: said, total: '–' });
  const { stdout } = await signalbox(['report', 'desk', '--json'], { cwd: here.folder });
  expect(JSON.parse(stdout).rows.map(({ key, asaMs }: { key: string; asaMs: number }) => [key, typeof asaMs])).toEqual([
    ['calls', 'number'],
    ['desk', 'number'],
  ]);
});

test('those whom a campaign has called have rows and a total of their own, and where nobody has, no column tells who came', async () => {
  const windows = '  callingWindows: { day: { weekly: { mon-sun: ["00:00-24:00"] } } }\n';
  const campaign = '  campaigns: { leads: { queue: desk, channel: voice, window: day, attempts: 2, retry: { noAnswer: 5m } } }\n';
  const leads = '  leads: { queue: desk, channel: voice, perHour: 30, outbound: { campaign: leads, there: 1h, away: 1h, answers: 50% } }\n';
  writeFileSync(
    here.in('called.yaml'),
    DESK.replace('roster:', `${windows}${campaign}roster:`).replace('behaviour:', `${leads}behaviour:`),
  );
  expect((await signalbox(['simulate', 'called.yaml', '--journal', 'called'], { cwd: here.folder })).code).toBe(EXIT.ok);
  const { stdout } = await signalbox(['report', 'called'], { cwd: here.folder });
  const [titles = '', ...lines] = stdout.split('\n').slice(3);
  expect(titles).toMatch(/^queue +who came +arrived .* rejected +unreached +exhausted +waiting/);
  const rows = lines.map((line) => line.split(/ {2,}/).slice(0, 2).join(' '));
  expect(rows.slice(0, 5)).toEqual(['calls by themselves', 'desk by themselves', 'desk called', 'total by themselves', 'total called']);
  expect((await report()).stdout).not.toMatch(/who came|unreached|called/);
  const csv: Record<string, string>[] = parse((await signalbox(['report', 'called', '--csv', '-'], { cwd: here.folder })).stdout, {
    columns: true,
  });
  expect(csv.map(({ queue, whom }) => [queue, whom])).toEqual([
    ['calls', 'by themselves'],
    ['desk', 'by themselves'],
    ['desk', 'called'],
  ]);
  expect(Number(csv[2]?.['unreached'])).toBeGreaterThan(0);
});

test('CSV by agent and quarter: one line each, times in ISO 8601, spans in milliseconds, shares as fractions', async () => {
  const { code, stderr } = await report('--by', 'agent', '--interval', '15m', '--csv', 'agents.csv');
  expect({ code, stderr }).toEqual({ code: EXIT.ok, stderr: '4 lines written to agents.csv.\n' });
  const text = readFileSync(here.in('agents.csv'), 'utf8');
  expect(text).toMatch(/\r\n$/);
  const lines: Record<string, string>[] = parse(text, { columns: true });
  expect(lines.map(({ from, agent }) => [from, agent])).toEqual([
    ['2026-11-23T09:00:00.000Z', 'ana'],
    ['2026-11-23T09:00:00.000Z', 'rui'],
    ['2026-11-23T09:15:00.000Z', 'ana'],
    ['2026-11-23T09:15:00.000Z', 'rui'],
  ]);
  expect(lines[0]).toMatchObject({
    until: '2026-11-23T09:15:00.000Z',
    answered: '1',
    staffedMs: '900000',
    occupiedMs: '116000',
    occupancy: '0.1289',
  });
  expect(lines[3]).toMatchObject({ staffedMs: '100000', readyMs: '100000', occupancy: '0.0000', ahtMs: '' });
});

test('from and to cut, in the zone asked for', async () => {
  const { stdout } = await report('--from', '10:00:25', '--to', '2026-11-23T09:02Z', '--zone', 'Europe/Prague', '--csv', '-');
  const [calls, ...others]: Record<string, string>[] = parse(stdout, { columns: true });
  expect(others).toEqual([]);
  expect(calls).toMatchObject({
    queue: 'calls',
    from: '2026-11-23T09:00:25.000Z',
    until: '2026-11-23T09:02:00.000Z',
    arrived: '2',
    abandoned: '1',
  });
  expect((await report('--from', '03:00', '--to', '04:00')).stdout).toContain('Nothing happened in this time.');
});

test('what cannot be measured is reported', async () => {
  const refused = (...args: string[]) => refusal(['report', here.folder, ...args]);
  expect(await refused('--interval', '7m')).toMatchObject({ exit: EXIT.usage, message: expect.stringContaining('must divide an hour') });
  expect(await refused('--by', 'colour')).toMatchObject({
    exit: EXIT.usage,
    message: expect.stringContaining('Allowed choices are queue, hub'),
  });
  const backwards = await refused('--from', '12:00', '--to', '11:00');
  expect(backwards).toMatchObject({ exit: EXIT.usage, message: '--to 11:00 is not later than --from 12:00.' });
  expect(await refused('--from', '25:00')).toMatchObject({ exit: EXIT.usage, message: '--from 25:00 is no time.' });
  expect(await refused('--zone', 'Europe/Lisboa')).toMatchObject({ exit: EXIT.usage, next: 'Did you mean Europe/Lisbon?' });
  expect(await refused('--csv', here.in('no/such.csv'))).toMatchObject({ exit: EXIT.cannotStart, code: 'FILE_UNWRITABLE' });
  expect(await refusal(['report', here.in('nowhere')])).toMatchObject({ exit: EXIT.cannotStart, code: 'JOURNAL_MISSING' });
});

// Root may read everything, so as root the command is started without root's powers.
test.each(['folder', 'file'])('a journal whose %s may not be read is not said to be missing', async (part) => {
  const path = part === 'folder' ? here.in('journal') : here.in('journal/journal.mdb');
  const { mode } = statSync(path);
  chmodSync(path, 0o000);
  try {
    const before = userInfo().uid === 0 ? 'exec setpriv --bounding-set=-all --inh-caps=-all "$0" "$@"' : undefined;
    const { code, stderr } = await signalbox(['report', here.folder], before === undefined ? {} : { before });
    expect(stderr).toMatch(/^JOURNAL_UNREADABLE {2}The journal in \S+ may not be read: permission is denied\.\n/);
    expect(code).toBe(EXIT.cannotStart);
  } finally {
    chmodSync(path, mode);
  }
});
