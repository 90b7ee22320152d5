import type { Problem } from '@signalbox/engine';
import { problem } from '@signalbox/engine/plan';
import { shownText, type Trial } from '../scenario/index.js';
import type { Measured } from './recorder.js';
import { wholeOf } from './table.js';

/**
 * Hints at queues that close over customers on hold although their plan does not say what becomes of them; the table would show that they
 * gave up, and not why. The numbers are means of all replications.
 */
export function hintAtLeft(trial: Trial, measured: readonly Measured[]): readonly Problem[] {
  const closings = trial.unsaidClosings ?? [];
  return [...new Set(closings.map(({ queue }) => queue))].flatMap((queue) => {
    const left = closings.flatMap((closing, place) => {
      if (closing.queue !== queue) return [];
      const contacts = mean(measured.map(({ leftOnHold }) => leftOnHold.find((one) => one.closing === place)?.contacts ?? 0));
      return contacts > 0 ? [{ ...closing, contacts }] : [];
    });
    const count = left.reduce((sum, { contacts }) => sum + contacts, 0);
    const [most] = [...left].sort((one, other) => other.contacts - one.contacts);
    const came = mean(measured.map(({ contacts }) => wholeOf(contacts, 'queue', queue)).map((cell) => cell.arrived + cell.handedIn));
    if (most === undefined || count < LEAST_TOLD || count <= Math.min(left.length, LEAST_SHARE * came)) return [];
    const others = left.length - 1;
    return [
      problem('LEFT_ON_HOLD', 'scenario', ['plan', 'queues', queue], {
        queue,
        count: Math.round(count),
        at: shownText(most.fromMs, trial.zone),
        ...(others === 0 ? {} : { others, most: Math.max(1, Math.round(most.contacts)) }),
      }),
    ];
  });
}

/** Fewer than one in a run, or neither more than one a closing nor than one in a hundred of those who come, is no hint’s worth. */
const LEAST_TOLD = 1;
const LEAST_SHARE = 0.01;

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
