import type { OverviewView } from '@signalbox/engine';
import Table from 'cli-table3';
import pc from 'picocolors';
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
const borders = {
  chars: {
    mid: '',
    'left-mid': '',
    'mid-mid': '',
    'right-mid': '',
    top: '',
    'top-mid': '',
    'top-left': '',
    'top-right': '',
    bottom: '',
    'bottom-mid': '',
    'bottom-left': '',
    'bottom-right': '',
    left: '',
    right: '',
    middle: ' ',
  },
  style: { head: [], border: [], 'padding-left': 0, 'padding-right': 1 },
};
const right = (content: string | number) => ({ content: String(content), hAlign: 'right' as const });
const head = (names: readonly string[]): string[] => names.map((name) => pc.dim(name));

function hubTable({ overview, board, atMs }: Frame): string {
  const table = new Table({
    ...borders,
    head: head(['hub', 'local', 'state', 'ready', 'busy', 'wrap-up', 'not ready', 'occupancy', 'overflow in', 'out']),
  });
  for (const { id, zone } of board.plan.hubs) {
    const now = overview.hubs.find(({ hub }) => hub === id);
    const line = board.hubs.find(({ hub }) => hub === id);
    if (now === undefined || line === undefined) continue;
    const state = now.state === 'open' ? pc.green('open') : pc.yellow(now.state);
    table.push([
      title(id),
      wallClock(zone).minute(atMs),
      state,
      right(now.ready),
      right(now.busy),
      right(now.wrapUp),
      right(now.notReady),
      right(percent(line.busyMs, line.staffedMs)),
      right(line.overflowIn),
      right(line.overflowOut),
    ]);
  }
  return table.toString();
}

/** Service level of a queue against its target: in target / (target's end reached, or gave up and not at once). */
export function serviceLevel(line: QueueLine): { readonly told: string; readonly met: boolean | null; readonly wanted: number } {
  const wanted = line.queue.policies[line.queue.channels[0] ?? '']?.target.percent ?? 0;
  if (line.counted === 0) return { told: '–', met: null, wanted };
  return { told: `${((100 * line.inTarget) / line.counted).toFixed(1)} %`, met: (100 * line.inTarget) / line.counted >= wanted, wanted };
}

function queueTable({ board, atMs }: Frame): string {
  const table = new Table({
    ...borders,
    head: head(['queue', 'arrived', 'waiting', 'oldest', 'service level', 'target', 'abandoned', 'waiting, last 2 h']),
  });
  for (const line of board.queues) {
    const { told, met, wanted } = serviceLevel(line);
    const oldestFromMs = board.oldestFromMs(line.queue.id);
    const shown = met === null ? told : met ? pc.green(told) : pc.red(told);
    table.push([
      line.queue.id,
      right(line.arrived),
      right(line.waiting),
      right(oldestFromMs === null ? '–' : span(atMs - oldestFromMs)),
      right(shown),
      right(`${wanted} %`),
      right(`${line.abandoned}`),
      pc.cyan(sparkline(line.trace)),
    ]);
  }
  return table.toString();
}

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
