import { nearestName } from '@signalbox/engine/plan';
import type { CommonOptions } from '../commands/options.js';
import { csvText, writeCsv } from '../csv.js';
import { failure } from '../failure.js';
import { openReading } from '../journal/reading.js';
import { number, plural } from '../number-text.js';
import { table } from '../table.js';
import { print, printJson } from '../terminal.js';
import { type WallClock, wallClock } from '../wall-clock.js';
import { ACT_TYPES, type Act, actOf } from './acts.js';

export interface AuditOptions extends CommonOptions {
  readonly by?: string;
  readonly what?: string;
  readonly from?: string;
  readonly to?: string;
  readonly csv?: string;
  readonly zone?: string;
}

export async function run(folder: string, options: AuditOptions): Promise<void> {
  const { by, what, csv, json = false } = options;
  const clock = wallClock(options.zone);
  if (what !== undefined && !ACT_TYPES.some((type) => isOf(type, what))) throw unknownAct(what);
  const reading = await openReading(folder);
  try {
    const acts: Act[] = [];
    const begun = reading.begin();
    let window: Window | undefined;
    for await (const record of reading.records(begun.seq + 1, 'reading')) {
      window ??= windowOf(options, clock, record.atMs);
      const act = actOf(record);
      if (act === null || act.atMs < window.fromMs || act.atMs >= window.untilMs) continue;
      if ((by === undefined || act.by === by) && (what === undefined || isOf(act.what, what))) acts.push(act);
    }
    if (csv !== undefined) writeCsv(csv, asCsv(acts), acts.length);
    else if (json) printJson({ journal: reading.folder, ...reading.head, fromSeq: begun.seq + 1, acts });
    else {
      print(`${reading.folder}, records ${number(begun.seq + 1)} to ${number(reading.head.seq)}: ${plural(acts.length, 'act')} by hand`);
      print();
      print(acts.length === 0 ? 'Nobody did anything by hand.' : asTable(acts, clock));
    }
  } finally {
    await reading.close();
  }
}

interface Window {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Times of day refer to the day of the first record. */
function windowOf({ from, to }: AuditOptions, clock: WallClock, beganMs: number): Window {
  const fromMs = from === undefined ? 0 : clock.read(from, '--from', beganMs);
  const untilMs = to === undefined ? Number.MAX_SAFE_INTEGER : clock.read(to, '--to', beganMs);
  if (untilMs <= fromMs) throw failure('USAGE', `--to ${to} is not later than --from ${from}.`, 'Let the end come after the beginning.');
  return { fromMs, untilMs };
}

/** `queue` stands for every command about queues. */
const isOf = (type: string, what: string): boolean => type === what || type.startsWith(`${what}.`);

function unknownAct(what: string) {
  const groups = [...new Set(ACT_TYPES.map((type) => type.split('.')[0] as string))];
  const nearest = nearestName(what, [...ACT_TYPES, ...groups]);
  return failure(
    'USAGE',
    `Nothing that is done by hand is called ${what}.`,
    nearest === null ? `Name one of ${ACT_TYPES.join(', ')}, or a group: ${groups.join(', ')}.` : `Did you mean ${nearest}?`,
  );
}

const shown = (value: unknown): string =>
  Array.isArray(value) || (typeof value === 'object' && value !== null) ? JSON.stringify(value) : String(value);

/** The details in words; instants in the reader's zone. */
const howText = ({ how }: Act, instant: (atMs: number) => string): string =>
  Object.entries(how)
    .map(([name, value]) => {
      if (name === 'untilMs') return `until ${instant(value as number)}`;
      return value === true ? name : `${name} ${shown(value)}`;
    })
    .join(', ');

const asTable = (acts: readonly Act[], clock: WallClock): string =>
  table<Act>(
    [
      { title: 'when', value: ({ atMs }) => clock.full(atMs), left: true },
      { title: 'record', value: ({ seq }) => number(seq) },
      { title: 'who', value: ({ by }) => by, left: true },
      { title: 'what', value: ({ what }) => what, left: true },
      { title: 'about', value: ({ about }) => about, left: true },
      { title: 'how', value: (act) => howText(act, clock.full) || null, left: true },
      { title: 'why', value: ({ because }) => because, left: true },
    ],
    acts,
  );

const asCsv = (acts: readonly Act[]): string =>
  csvText([
    ['at', 'seq', 'by', 'what', 'about', 'how', 'because'],
    ...acts.map((act) => {
      const { atMs, seq, by, what, about, because } = act;
      const instant = (ms: number): string => new Date(ms).toISOString();
      return [instant(atMs), String(seq), by, what, about, howText(act, instant), because ?? ''];
    }),
  ]);
