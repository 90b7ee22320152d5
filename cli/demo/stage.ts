import type { Plan } from '@signalbox/engine';
import pc from 'picocolors';
import { wallClock } from '../wall-clock.js';
import type { DayOptions, Found } from './day-folder.js';
import type { Running, Shows } from './demo.js';
import { drawLine, drawScreen, type Frame } from './screen.js';
import { drawSummary, type Summary } from './summary.js';

/** What people see of the demo: a screen redrawn in place on a terminal, plain lines elsewhere, nothing but the summary for machines. */
export interface Stage extends Shows {
  announce(facts: DayOptions & { readonly speed: number; readonly found: Found; readonly putAway: string | null }): void;
  warn(message: string): void;
  /** Starts to listen for Ctrl-C; the returned function tells whether it came. */
  onInterrupt(): () => boolean;
  interrupted(): void;
  finish(summary: Summary, how: { readonly folder: string; readonly once: boolean }): Promise<void>;
}

/** Plain lines come at most this often, so that a log stays readable. */
const LINE_EVERY_DAY_MS = 15 * 60_000;
const SPEED_OVER_MS = 3_000;

export function openStage({ json, zone, toMs }: { readonly json: boolean; readonly zone: string; readonly toMs: number }): Stage {
  const terminal = process.stdout.isTTY === true && !json;
  const say = (text: string): void => void (json ? process.stderr : process.stdout).write(`${text}\n`);
  const past: { readonly wallMs: number; readonly atMs: number }[] = [];
  let shownMs = 0;
  let asking = false;
  let verifiedAt = 0;
  let plan: Plan | undefined;

  /** Day time over wall time in the last few seconds. */
  function speedNow(atMs: number): number {
    const wallMs = performance.now();
    past.push({ wallMs, atMs });
    while (past.length > 2 && wallMs - (past[0] as { wallMs: number }).wallMs > SPEED_OVER_MS) past.shift();
    const [first] = past;
    return first === undefined || wallMs === first.wallMs ? 0 : (atMs - first.atMs) / (wallMs - first.wallMs);
  }

  function show(frame: Frame): void {
    if (terminal) process.stdout.write(`\u001b[H${drawScreen(frame).replaceAll('\n', '\u001b[K\n')}\u001b[J`);
    else if (frame.atMs - shownMs >= LINE_EVERY_DAY_MS || frame.atMs >= toMs) {
      shownMs = frame.atMs;
      say(drawLine(frame));
    }
  }

  return {
    announce({ date, from, to, volume, speed, seed, trace, found, putAway }) {
      const day = trace === null ? `the carried weekday × ${volume}` : `the trace ${trace}`;
      say(`Signalbox demo: ${day} on ${date}, --from ${from} --to ${to} --volume ${volume} --speed ${speed} --seed ${seed}`);
      if (found === 'under way') say('A day is under way in this folder: going on with it.');
      if (found === 'finished') say(`The day in this folder is finished and has been put away in ${putAway}; a new one begins.`);
      if (found === 'other' && putAway !== null)
        say(`The folder held another day; it has been put away in ${putAway} and a new one begins.`);
    },
    warn: (message) => void process.stderr.write(`${pc.yellow('warning')} ${message}\n`),
    step: (what) => say(pc.dim(`… ${what}`)),
    opened({ url, desks, resumedAtMs }) {
      say(
        pc.dim(
          `… ${desks} desks are connected to ${url}${resumedAtMs === null ? '' : `; the day goes on at ${wallClock(zone).minute(resumedAtMs)}`}`,
        ),
      );
      if (terminal) process.stdout.write('\u001b[2J\u001b[?25l');
    },
    running({ router, board, times }: Running) {
      plan = board.plan;
      const atMs = router.atMs;
      const speed = speedNow(atMs);
      if (asking || (!terminal && atMs - shownMs < LINE_EVERY_DAY_MS && atMs < toMs)) return;
      asking = true;
      void router.ask({ type: 'overview' }).then((answer) => {
        asking = false;
        if (answer.ok) show({ atMs, toMs, speed, decisions: times, overview: answer.view, board, zone });
      });
    },
    verifying(records) {
      if (records - verifiedAt < 5_000) return;
      verifiedAt = records;
      if (terminal) process.stdout.write(`\r${pc.dim(`… verifying the journal: record ${records}`)}\u001b[K`);
    },
    onInterrupt() {
      let came = false;
      const stop = (): void => {
        if (came) process.exit(130);
        came = true;
      };
      process.on('SIGINT', stop);
      process.on('SIGTERM', stop);
      return () => came;
    },
    interrupted() {
      if (terminal) process.stdout.write('\u001b[?25h');
      say('Stopped. Nothing is lost: the same command goes on with the day where it was.');
    },
    async finish(summary, { folder, once }) {
      if (terminal) process.stdout.write('\r\u001b[K\u001b[?25h');
      if (json) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
      else if (plan !== undefined) say(drawSummary(summary, { zone, folder, plan }));
      if (once || !terminal) return;
      say(pc.dim('Press Enter or Ctrl-C to end.'));
      await new Promise<void>((resolve) => {
        process.stdin.once('data', () => resolve());
        process.once('SIGINT', () => resolve());
      });
      process.stdin.pause();
    },
  };
}
