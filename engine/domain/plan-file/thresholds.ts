import type { Queue, Threshold } from '../queue.js';
import { durationMs } from './duration.js';
import type { QueueFile } from './plan-schema.js';
import type { Findings, Path } from './problems.js';

/** The thresholds of a queue, spans in milliseconds. Without `until` an alarm goes out where it was lit. */
export function thresholdsOf(written: QueueFile['thresholds'], path: Path, findings: Findings): Queue['thresholds'] {
  const { waiting, oldest } = written ?? {};
  return {
    waiting: waiting === undefined ? null : checked(waiting.over, waiting.until ?? waiting.over, [...path, 'waiting'], findings),
    oldest:
      oldest === undefined
        ? null
        : checked(durationMs(oldest.over), durationMs(oldest.until ?? oldest.over), [...path, 'oldest'], findings),
  };
}

function checked(over: number, until: number, path: Path, findings: Findings): Threshold {
  if (until > over) findings.add('THRESHOLD_INVERTED', [...path, 'until'], { over, until });
  return { over, until };
}
