import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import type { ReleasedRecord, Router } from '@signalbox/engine';
import { wireEvents } from '@signalbox/engine/protocol';
import type { Agenda, VirtualClock } from '@signalbox/simulations/time';
import type { Line } from './world/line.js';

/** Everybody on the wire, and whether they have heard and answered everything. */
export interface Quiet {
  /** Enters a line before it starts to hear. */
  watch(line: Line): void;
  /** Resolves when every record is durable and every line has handled all that concerns it. */
  reached(): Promise<void>;
}

/** Longest wait for a silent machine before the play gives up: something is broken then, and saying so beats hanging. */
const SILENCE_MAX_MS = 30_000;

/** Keeps count, from the records themselves, of what each connection has still to hear. */
export function openQuiet(router: Router): Quiet {
  const lines: Line[] = [];
  const expected = new Map<Line, number>();
  router.subscribe(({ seq, events }: ReleasedRecord) => {
    for (const line of lines) if (wireEvents(line.scope, events).length > 0) expected.set(line, seq);
  });

  const outstanding = (): Line | undefined => {
    for (const [line, seq] of expected) {
      if (line.handledSeq >= seq) expected.delete(line);
      else return line;
    }
    return lines.find((line) => line.unanswered > 0);
  };

  return {
    watch: (line) => void lines.push(line),
    async reached() {
      await router.ask({ type: 'sender', sender: 'demo' });
      const sinceMs = Date.now();
      for (let line = outstanding(); line !== undefined; line = outstanding()) {
        if (Date.now() - sinceMs > SILENCE_MAX_MS)
          throw new Error(`The connection of ${line.scope.sub} has not answered for ${SILENCE_MAX_MS / 1_000} s.`);
        await turn();
      }
    },
  };
}

export interface Play {
  readonly agenda: Agenda;
  readonly clock: VirtualClock;
  readonly quiet: Quiet;
  readonly toMs: number;
  /** At most this many times faster than the wall. */
  readonly speed: number;
  /** Whether to stop before the end. */
  readonly stopped: () => boolean;
}

/** Longest nap while the script waits for the wall: short enough to stop promptly. */
const NAP_MS = 50;

/**
 * Plays the day in lock-step: time moves to the next deadline of the router or appointment of the script, never past it, and only
 * when everything before has been answered and heard. So the day is the same on any machine; a slow one only takes longer.
 * Returns whether the end was reached.
 */
export async function playDay({ agenda, clock, quiet, toMs, speed, stopped }: Play): Promise<boolean> {
  const startMs = clock.nowMs();
  const startWallMs = performance.now();
  const allowedMs = (): number => startMs + (performance.now() - startWallMs) * speed;

  for (;;) {
    const dueMs = clock.nextWakeMs;
    const plannedMs = agenda.next?.atMs ?? toMs;
    const nextMs = Math.min(dueMs ?? toMs, plannedMs, toMs);
    while (allowedMs() < nextMs && !stopped()) await sleep(Math.min(NAP_MS, Math.max(1, (nextMs - allowedMs()) / speed)));
    if (stopped()) return false;
    clock.moveTo(nextMs);
    if (nextMs >= toMs) break;
    if (dueMs === null || plannedMs < dueMs) await agenda.take()?.act();
    await quiet.reached();
  }
  await quiet.reached();
  return true;
}
