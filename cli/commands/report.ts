import { writeFileSync } from 'node:fs';
import { DIMENSIONS, type Dimension, type IntervalRow, type LedgerOptions, startMeasures } from '@signalbox/engine';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { EXIT } from '../exit-codes.js';
import { failure } from '../failure.js';
import { openReading, type Reading } from '../journal/reading.js';
import { legend, measuresOf, SERVICE_LEVELS, type ServiceLevel } from '../report/columns.js';
import { asCsv, asTable, type Line, TOTAL, totalOf } from '../report/written.js';
import { note, number, print, printJson } from '../terminal.js';
import { thisZone, type WallClock, wallClock } from '../wall-clock.js';
import { type CommonOptions, duration, example, JOURNAL, JOURNAL_HELP, withCommon } from './options.js';

const HOUR_MS = 3_600_000;

interface ReportOptions extends CommonOptions {
  readonly by: Dimension;
  readonly interval: number | 'none';
  readonly serviceLevel: ServiceLevel;
  readonly from?: string;
  readonly to?: string;
  readonly csv?: string;
  readonly zone: string;
}

export function addReport(program: Command): void {
  const levels = Object.keys(SERVICE_LEVELS) as ServiceLevel[];
  const command = withCommon(program.command('report'))
    .description('what came, what became of it and how agents spent their time, per interval')
    .argument('[journal]', JOURNAL_HELP, JOURNAL)
    .addOption(new Option('--by <dimension>', 'what each line is about').choices(DIMENSIONS).default('queue'))
    .option('--interval <time>', '5m, 15m, 30m, 1h … or none; counted from the full hour UTC', interval, 'none')
    .addOption(new Option('--service-level <formula>', formulas()).choices(levels).default('arrived'))
    .option('--from <time>', 'ISO 8601, or 11:00 on the first day of the journal')
    .option('--to <time>', 'the same; the end is not included')
    .option('--csv <file>', 'write CSV (RFC 4180) into a file, or to standard output with -')
    .option('--zone <zone>', 'time zone of what is read and printed', thisZone())
    .action(run);
  example(command, 'signalbox report ./var --by hub', 'signalbox report ./var --interval 15m --from 11:00 --to 12:00 --csv noon.csv');
}

const formulas = (): string =>
  `what the service level is: ${Object.entries(SERVICE_LEVELS)
    .map(([name, { formula }]) => `${name} = ${formula}`)
    .join('; ')}`;

function interval(text: string): number | 'none' {
  if (text === 'none') return 'none';
  const ms = duration(text);
  if (HOUR_MS % ms === 0 || ms % HOUR_MS === 0) return ms;
  throw new InvalidArgumentError('It must divide an hour, or be whole hours.');
}

async function run(folder: string, options: ReportOptions): Promise<void> {
  const clock = wallClock(options.zone);
  const reading = await openReading(folder);
  try {
    const measured = await measure(reading, options, clock);
    write(measured, options, clock, reading);
  } finally {
    await reading.close();
  }
}

interface Measured {
  readonly rows: readonly IntervalRow[];
  readonly fromMs: number;
  readonly untilMs: number;
}

async function measure(reading: Reading, options: ReportOptions, clock: WallClock): Promise<Measured> {
  const state = reading.begin();
  let began = state.seq > 0 ? state.atMs : undefined;
  let lastMs = state.atMs;
  let measures = startMeasures();
  for await (const record of reading.records(state.seq + 1, 'reading')) {
    if (began === undefined) began = record.atMs;
    if (record.seq === state.seq + 1) {
      measures = startMeasures(ledgerOf(options, clock, began));
      if (state.seq > 0) measures.begin(state);
    }
    measures.take(record);
    lastMs = record.atMs;
  }
  const beganMs = began ?? 0;
  const { window } = ledgerOf(options, clock, beganMs);
  return {
    rows: measures.rows(options.by),
    fromMs: Math.max(beganMs, window?.fromMs ?? beganMs),
    untilMs: Math.min(lastMs, window?.untilMs ?? lastMs),
  };
}

/** Times of day are of the day of the first record, which is known only when it has been read. */
function ledgerOf({ interval: every, from, to }: ReportOptions, clock: WallClock, beganMs: number): LedgerOptions {
  const fromMs = from === undefined ? 0 : clock.read(from, '--from', beganMs);
  const untilMs = to === undefined ? Number.MAX_SAFE_INTEGER : clock.read(to, '--to', beganMs);
  if (untilMs <= fromMs) throw failure('USAGE', `--to ${to} is not later than --from ${from}.`, 'Let the end come after the beginning.');
  return { window: { fromMs, untilMs }, ...(every === 'none' ? {} : { intervalMs: every }) };
}

function write({ rows, fromMs, untilMs }: Measured, options: ReportOptions, clock: WallClock, reading: Reading): void {
  const { by, interval: every, serviceLevel, csv, json = false } = options;
  const measures = measuresOf(by, serviceLevel);
  const lines = rows.map((row): Line => ({ ...row, fromMs: every === 'none' ? fromMs : row.fromMs }));
  const ends = (line: Line): number => (every === 'none' ? untilMs : line.fromMs + every);
  if (csv !== undefined) {
    const text = asCsv(by, lines, { measures, untilMs: ends });
    if (csv === '-') process.stdout.write(text);
    else {
      save(csv, text);
      note(`${number(lines.length)} lines written to ${csv}.`);
    }
    return;
  }
  if (json) {
    const told = lines.map((line) => ({
      ...line,
      untilMs: ends(line),
      ...Object.fromEntries(measures.map(({ name, value }) => [name, value(line)])),
    }));
    const formulas = { serviceLevel: SERVICE_LEVELS[serviceLevel].formula };
    printJson({
      journal: reading.folder,
      ...reading.head,
      by,
      intervalMs: every === 'none' ? null : every,
      fromMs,
      untilMs,
      formulas,
      rows: told,
    });
    return;
  }
  print(`${reading.folder}, records up to ${number(reading.head.seq)}: ${clock.full(fromMs)} to ${clock.full(untilMs)} ${clock.zone}`);
  print(`${legend(by, serviceLevel).join(';  ')}.`);
  print();
  if (lines.length === 0) {
    print('Nothing happened in this time.');
    return;
  }
  const total: Line[] = lines.length > 1 ? [{ ...totalOf(rows), key: TOTAL, fromMs }] : [];
  print(asTable(by, [...lines, ...total], { measures, clock, intervals: every !== 'none' }));
}

function save(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw failure(
      'FILE_UNWRITABLE',
      `${file} cannot be written: ${detail}.`,
      'Give a path in a folder that is there and writable.',
      EXIT.cannotStart,
    );
  }
}
