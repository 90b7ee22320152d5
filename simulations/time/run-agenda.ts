import type { Agenda } from './agenda.js';
import type { VirtualClock } from './virtual-clock.js';

export interface Run {
  readonly clock: VirtualClock;
  readonly agenda: Agenda;
  /** The run ends when the clock shows this and everything due by then is done; without it, when no appointment is left. */
  readonly toMs?: number;
  /**
   * Called after each instant's alarms and after each appointment. If the journal answers later (a store, a socket), return a promise that
   * resolves when everything has been answered and heard: time stands still until then.
   */
  readonly settle?: () => void | Promise<void>;
}

/**
 * Plays an agenda in lock-step: time moves to the next alarm or appointment, never past it. At one instant alarms come first, just as the
 * router itself fires what is due before it decides a command. Synchronous as long as nobody returns a promise; from the first promise on,
 * the rest is asynchronous and the returned promise resolves at the end.
 */
export function runAgenda(run: Run): void | Promise<void> {
  for (let move = advance(run); move !== 'over'; move = advance(run)) if (move instanceof Promise) return playOn(run, move);
}

async function playOn(run: Run, underWay: Promise<void>): Promise<void> {
  await underWay;
  for (let move = advance(run); move !== 'over'; move = advance(run)) if (move instanceof Promise) await move;
}

/** Performs the alarms of one instant, or one appointment. */
function advance({ clock, agenda, toMs = Number.POSITIVE_INFINITY, settle }: Run): 'over' | void | Promise<void> {
  const plannedMs = agenda.size === 0 ? toMs : agenda.nextMs;
  if (plannedMs === Number.POSITIVE_INFINITY) return 'over';
  const wakeMs = clock.nextWakeMs ?? Number.POSITIVE_INFINITY;
  const nextMs = Math.min(plannedMs, wakeMs, toMs);
  clock.moveTo(nextMs);
  if (wakeMs <= nextMs) return settle?.();
  if (agenda.nextMs > nextMs) return 'over';
  const acted = agenda.take()?.act();
  return acted instanceof Promise ? acted.then(() => settle?.()) : settle?.();
}
