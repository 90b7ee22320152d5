import { number } from './number-text.js';
import { openPace, type Pace } from './pace.js';

/** Work shorter than this shows no progress. */
const QUIET_MS = 2_000;
const REDRAW_MS = 200;
/** How often a line is written where lines cannot be redrawn. */
const LINE_MS = 10_000;
const LOOK_EVERY = 256;

export interface ProgressOptions {
  /** What is counted; default: records. */
  readonly unit?: string;
  /** The clock is read once per this many steps; 1 if a step itself takes long. */
  readonly lookEvery?: number;
}

export interface Progress {
  /** One more is done. */
  step(): void;
  /** Progress of what is under way, in the unit counted: the next step may be far away. */
  moved(underWay: number): void;
  /** The total is now known to be more, or less, than at the start. */
  expect(total: number): void;
  done(): void;
}

/**
 * Shows the progress of long work on standard error: a bar redrawn in place on a terminal, a line now and then elsewhere. `totalAtFirst` is
 * the total known at the start; it may grow.
 */
export function startProgress(
  what: string,
  totalAtFirst: number,
  { unit = 'records', lookEvery = LOOK_EVERY }: ProgressOptions = {},
): Progress {
  const { stderr } = process;
  const startedMs = performance.now();
  let done = 0;
  let underWay = 0;
  const pace = openPace(startedMs);
  let total = totalAtFirst;
  let shownMs = startedMs + QUIET_MS - REDRAW_MS;
  let drawn = false;

  function show(nowMs: number): void {
    shownMs = nowMs;
    const columns = stderr.isTTY && stderr.columns > 0 ? stderr.columns : undefined;
    const text = progressLine(what, { done, underWay, total, pace, unit, columns });
    if (stderr.isTTY) stderr.write(`\r\u001b[2K${text}`);
    else stderr.write(`${text}\n`);
    drawn = true;
  }

  function showNowAndThen(): void {
    const nowMs = performance.now();
    pace.take(nowMs, done + underWay);
    if (nowMs - shownMs >= (stderr.isTTY || !drawn ? REDRAW_MS : LINE_MS)) show(nowMs);
  }

  return {
    step() {
      done += 1;
      if (done % lookEvery !== 0) return;
      showNowAndThen();
    },
    moved(now) {
      underWay = now;
      showNowAndThen();
    },
    expect(now) {
      total = now;
    },
    done() {
      if (drawn && stderr.isTTY) stderr.write('\r\u001b[2K');
    },
  };
}

const BAR = 24;
/** Shorter bars are not shown. */
const BAR_LEAST = 4;

interface Far {
  readonly done: number;
  /** What is done of the rest, in parts. */
  readonly underWay?: number;
  readonly total: number;
  readonly pace: Pick<Pace, 'perSecond' | 'isSteady'>;
  readonly unit?: string;
  /** Width of the terminal, if it is one: a longer line would wrap, and only its last part would be redrawn. */
  readonly columns?: number | undefined;
}

/** `verifying ███░░░ 25 %  1,000 of 4,000 records  500/s  6 s left` */
export function progressLine(what: string, { done, underWay = 0, total, pace, unit = 'records', columns }: Far): string {
  const played = done + underWay;
  const share = total <= 0 ? 1 : Math.min(1, played / total);
  const { perSecond, isSteady } = pace;
  const leftSeconds = isSteady && perSecond > 0 ? Math.ceil(Math.max(0, total - played) / perSecond) : null;
  const left = leftSeconds === null ? '' : `  ${leftSeconds >= 120 ? `${Math.ceil(leftSeconds / 60)} min` : `${leftSeconds} s`} left`;
  const rest = `${Math.floor(share * 100)} %  ${number(done)} of ${number(total)} ${unit}  ${rateText(perSecond)}${left}`;
  const room = columns === undefined ? BAR : columns - 1 - what.length - rest.length - 2;
  const long = Math.min(BAR, room);
  if (long < BAR_LEAST) return `${what} ${rest}`.slice(0, columns === undefined ? undefined : columns - 1);
  const filled = Math.floor(share * long);
  return `${what} ${'█'.repeat(filled)}${'░'.repeat(long - filled)} ${rest}`;
}

/** Slow work, such as replications of a long scenario, still shows that it moves. */
const rateText = (perSecond: number): string => {
  if (perSecond > 0 && perSecond < 0.1) return `${(perSecond * 60).toFixed(1)}/min`;
  return `${perSecond > 0 && perSecond < 10 ? perSecond.toFixed(1) : number(Math.round(perSecond))}/s`;
};
