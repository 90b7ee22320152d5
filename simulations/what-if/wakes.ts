import { firstWhere } from './first-where.js';
import { openOutages } from './outages.js';
import type { Recording } from './recording.js';

/** When a deadline is fired, and its order among the recorded commands of that instant. */
export interface Wake {
  readonly atMs: number;
  readonly key: string;
}

/**
 * A machine's timers fire a little late, sometimes more than a little, and a deadline that has passed is fired by the first record that
 * follows. The recorded instant counts, so that the same plan gives the same day to the millisecond; under another plan, which has its own
 * deadlines, only within this time.
 */
const LATE_MS = 250;

/** Orders what happens at one instant as it was recorded. */
export const keyOf = (seq: number): string => String(seq).padStart(12, '0');

/** Says when what is due at an instant is fired; `afterSeq`: the last recorded command that has been replayed. */
export function openWakes(recording: Recording, changed: boolean): (dueMs: number, afterSeq: number) => Wake {
  const { atMs: instants, firstSeq } = recording;
  const lateMs = changed ? LATE_MS : Number.POSITIVE_INFINITY;
  const outage = openOutages(recording);
  return (dueMs, afterSeq) => {
    const place = firstWhere(instants, (atMs) => atMs >= dueMs, Math.max(0, afterSeq - firstSeq + 1));
    const recordedMs = instants[place];
    return recordedMs === undefined || (recordedMs > dueMs + lateMs && outage.overMs(dueMs) !== recordedMs)
      ? { atMs: dueMs, key: '' }
      : { atMs: recordedMs, key: keyOf(place + firstSeq) };
  };
}
