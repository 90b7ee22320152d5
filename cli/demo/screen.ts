import type { OverviewView } from '@signalbox/engine';
import pc from 'picocolors';
import { percentText } from '../number-text.js';
import { type Column, table } from '../table.js';
import { wallClock } from '../wall-clock.js';
import type { Board } from './board/board.js';
import type { QueueLine } from './board/queue-lines.js';
import { offerSentence, span, title } from './board/sentences.js';

export interface Frame {
  readonly atMs: number;
  readonly toMs: number;
  /** How many times faster than the wall the day goes at the moment. */
  readonly speed: number;
  readonly decisions: { readonly count: number; readonly p50Us: number; readonly p99Us: number };
  readonly overview: OverviewView;
  readonly board: Board;
  readonly zone: string;
}

const BARS = '▁▂▃▄▅▆▇█';
const SPARK_WIDTH = 24;

/** The last two hours of waiting, one character per five minutes, scaled to the queue's own peak. */
function sparkline(trace: readonly number[]): string {
  const shown = trace.slice(-SPARK_WIDTH);
  const peak = Math.max(1, ...trace);
  return shown
    .map((count) => (count === 0 ? ' ' : (BARS[Math.min(BARS.length - 1, Math.floor((count / peak) * (BARS.length - 1)))] ?? '')))
    .join('');
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`);
function hubTable({ overview, board, atMs }: Frame): string {
  const rows = board.plan.hubs.flatMap(({ id, zone }) => {
    const now = overview.hubs.find(({ hub }) => hub === id);
    const line = board.hubs.find(({ hub }) => hub === id);
    return now === undefined || line === undefined ? [] : [{ id, zone, now, line }];
  });
  type Row = (typeof rows)[number];
  const columns: readonly Column<Row>[] = [
    { title: 'hub', value: ({ id }) => title(id), left: true },
    { title: 'local', value: ({ zone }) => wallClock(zone).minute(atMs), left: true },
    { title: 'state', value: ({ now: { state } }) => (state === 'open' ? pc.green('open') : pc.yellow(state)), left: true },
    { title: 'ready', value: ({ now }) => now.ready },
    { title: 'busy', value: ({ now }) => now.busy },
    { title: 'wrap-up', value: ({ now }) => now.wrapUp },
    { title: 'not ready', value: ({ now }) => now.notReady },
    { title: 'occupancy', value: ({ line }) => percent(line.busyMs, line.staffedMs) },
    { title: 'overflow in', value: ({ line }) => line.overflowIn },
    { title: 'out', value: ({ line }) => line.overflowOut },
  ];
  return table(columns.map(dimTitle), rows);
}

/** Service level of a queue against its target: in target / (target's end reached, or gave up and not at once). */
export function serviceLevel(line: QueueLine): { readonly told: string; readonly met: boolean | null; readonly wanted: number } {
  const wanted = line.queue.policies[line.queue.channels[0] ?? '']?.target.percent ?? 0;
  if (line.counted === 0) return { told: '–', met: null, wanted };
  return { told: percentText(line.inTarget / line.counted), met: (100 * line.inTarget) / line.counted >= wanted, wanted };
}

function queueTable({ board, atMs }: Frame): string {
  const columns: readonly Column<QueueLine>[] = [
    { title: 'queue', value: ({ queue }) => queue.id, left: true },
    { title: 'arrived', value: ({ arrived }) => arrived },
    { title: 'waiting', value: ({ waiting }) => waiting },
    { title: 'oldest', value: ({ queue }) => ageOf(board.oldestFromMs(queue.id), atMs) },
    { title: 'service level', value: judgedLevel },
    { title: 'target', value: (line) => `${serviceLevel(line).wanted} %` },
    { title: 'abandoned', value: ({ abandoned }) => abandoned },
    { title: 'waiting, last 2 h', value: ({ trace }) => pc.cyan(sparkline(trace)), left: true },
  ];
  return table(columns.map(dimTitle), board.queues);
}

const ageOf = (fromMs: number | null, atMs: number): string | null => (fromMs === null ? null : span(atMs - fromMs));

function judgedLevel(line: QueueLine): string {
  const { told, met } = serviceLevel(line);
  return met === null ? told : met ? pc.green(told) : pc.red(told);
}

export const dimTitle = <Row>(column: Column<Row>): Column<Row> => ({ ...column, title: pc.dim(column.title) });

/** The whole screen, ready to be printed. */
export function drawScreen(frame: Frame): string {
  const { atMs, speed, decisions, board, zone } = frame;
  const sum = (count: (line: QueueLine) => number): number => board.queues.reduce((total, line) => total + count(line), 0);
  const clock = wallClock(zone).minute;
  const us = (value: number): string => (value < 1_000 ? `${value.toFixed(0)} µs` : `${(value / 1_000).toFixed(1)} ms`);
  const time = `${pc.bold(`Signalbox  ${clock(atMs)}`)} ${pc.dim(`(until ${clock(frame.toMs)})`)}  ×${speed.toFixed(0)}`;
  const contacts = `contacts ${sum(({ arrived }) => arrived)}  answered ${sum(({ answered }) => answered)}  in hand ${sum(({ inHand }) => inHand)}  waiting ${sum(({ waiting }) => waiting)}`;
  const speedOfDecisions = `decisions ${decisions.count}  p50 ${us(decisions.p50Us)}  p99 ${us(decisions.p99Us)}`;
  const told = board.lastOffers.map((offer) => `  ${offerSentence(offer, board.plan, clock)}`);
  return [
    `${time}   ${contacts}`,
    pc.dim(speedOfDecisions),
    '',
    hubTable(frame),
    '',
    queueTable(frame),
    '',
    pc.dim('last decisions'),
    ...told,
    '',
  ].join('\n');
}

/** One line for where there is no terminal to redraw. */
export function drawLine({ atMs, board, zone, overview }: Frame): string {
  const sum = (count: (line: QueueLine) => number): number => board.queues.reduce((total, line) => total + count(line), 0);
  const hubs = overview.hubs
    .map(({ hub, state, ready, busy }) => `${title(hub)} ${state === 'open' ? `${busy} busy ${ready} ready` : state}`)
    .join(', ');
  return `${wallClock(zone).minute(atMs)}  arrived ${sum(({ arrived }) => arrived)}, answered ${sum(({ answered }) => answered)}, abandoned ${sum(({ abandoned }) => abandoned)}, waiting ${sum(({ waiting }) => waiting)} | ${hubs}`;
}
