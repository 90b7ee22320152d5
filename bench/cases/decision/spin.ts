import { type Pace, repeat } from '../../measure/closed-loop.js';
import { openHistogram } from '../../measure/histogram.js';
import type { Measured } from '../case.js';

/**
 * Nothing but reading the clock until `spanMs` are over: what the machine itself (its timer, the kernel, whoever else runs on the host)
 * adds to whatever takes as long, and so the least p99 that such work can have here.
 */
export async function measureSpin(spanMs: number, pace: Pace): Promise<Measured> {
  const spans = openHistogram();
  await repeat(
    () => {
      const startMs = performance.now();
      let nowMs = startMs;
      while (nowMs - startMs < spanMs) nowMs = performance.now();
      return nowMs - startMs;
    },
    pace,
    spans,
  );
  return { spans: { spin: spans.text() } };
}
