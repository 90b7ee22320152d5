import type { Dimension, LedgerOptions } from '@signalbox/engine/inspect';
import type { CommonOptions } from '../commands/options.js';
import { writeCsv } from '../csv.js';
import { failure } from '../failure.js';
import { openReading, type Reading } from '../journal/reading.js';
import { prose } from '../layout/wrapped.js';
import { number } from '../number-text.js';
import { print, printJson } from '../terminal.js';
import { type WallClock, wallClock } from '../wall-clock.js';
import { legend, measuresOf, SERVICE_LEVELS, type ServiceLevel } from './columns.js';
import { type ApartRow, type CountedApart, openCountedApart } from './counted-apart.js';
import { asCsv, asTable, type Line, TOTAL, totalOf } from './written.js';

export interface ReportOptions extends CommonOptions {
  readonly by: Dimension;
  readonly interval: number | 'none';
  readonly serviceLevel: ServiceLevel;
  readonly from?: string;
  readonly to?: string;
  readonly csv?: string;
  readonly zone?: string;
}

export async function run(folder: string, options: ReportOptions): Promise<void> {
  const clock = wallClock(options.zone);
  const reading = await openReading(folder);
  try {
    const measured = await measure(reading, options, clock);
    write(measured, options, clock, reading);
  } finally {
    await reading.close();
  }
}

const mixedText = (by: Dimension): string => {
  const which = by === 'channel' ? 'The total has' : 'Rows of several channels have';
  const instead = by === 'channel' ? '' : ' --by channel tells them apart.';
  return `${which} no ASA: a mean of minutes of calls and hours of mail would be nobody’s wait.${instead}`;
};

interface Measured extends Pick<CountedApart, 'mixed'> {
  readonly rows: readonly ApartRow[];
  readonly fromMs: number;
  readonly untilMs: number;
}

async function measure(reading: Reading, options: ReportOptions, clock: WallClock): Promise<Measured> {
  const state = reading.begin();
  const began = state.seq > 0 ? state.atMs : undefined;
  const open = (beganMs: number): CountedApart => openCountedApart(options.by, ledgerOf(options, clock, beganMs), state);
  let lastMs = state.atMs;
  let beganMs = began ?? 0;
  let counted = open(beganMs);
  for await (const record of reading.records(state.seq + 1, 'reading')) {
    if (record.seq === state.seq + 1) {
      beganMs = began ?? record.atMs;
      counted = open(beganMs);
    }
    counted.take(record);
    lastMs = record.atMs;
  }
  const { window } = ledgerOf(options, clock, beganMs);
  return {
    rows: counted.rows(),
    mixed: counted.mixed,
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

function write({ rows, mixed, fromMs, untilMs }: Measured, options: ReportOptions, clock: WallClock, reading: Reading): void {
  const { by, interval: every, serviceLevel, csv, json = false } = options;
  const measures = measuresOf(by, serviceLevel);
  const lines = rows.map((row): Line => ({ ...row, fromMs: every === 'none' ? fromMs : row.fromMs }));
  const ends = (line: Pick<Line, 'fromMs'>): number => (every === 'none' ? untilMs : line.fromMs + every);
  if (csv !== undefined) {
    writeCsv(csv, asCsv(by, lines, { measures, untilMs: ends }), lines.length);
    return;
  }
  if (json) {
    const told = lines.map(({ mixed: _, whom, ...line }) => ({
      ...line,
      ...(whom === null ? {} : { whom }),
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
  // A total of both kinds would be nobody's wait and nobody's service level.
  const kinds = lines.length > 1 ? [...new Set(lines.map(({ whom }) => whom))] : [];
  const totals = kinds.map((whom): Line => {
    const own = rows.filter((row) => row.whom === whom);
    return { ...totalOf(own), key: TOTAL, whom, fromMs, mixed: mixed(whom) };
  });
  const told = [...lines, ...totals];
  const calls = told.some(({ whom }) => whom === 'called');
  print(asTable(by, told, { measures, clock, intervals: every !== 'none', whom: calls }));
  if (calls) print(prose(CALLED_TEXT));
  if (told.some((line) => line.mixed)) print(prose(mixedText(by)));
}

const CALLED_TEXT =
  '“called”: contacts of campaigns, once for each attempt. “Answered” is that an agent took it, to dial, and the wait is until then from when the call was due; “unreached” are attempts that reached nobody, “exhausted” contacts given up after the last. “By themselves”: everybody else.';
