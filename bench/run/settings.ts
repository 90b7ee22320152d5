import type { Part, Scale } from '../cases/case.js';
import type { Pace } from '../measure/closed-loop.js';

/** How often every case runs, each time in a fresh process; all cases once, then all again. */
export const ROUNDS: Readonly<Record<Scale, number>> = { quick: 1, usual: 3, full: 5 };

/** The longest a whole run may take. What has not been measured by then is reported as over budget, not left out. */
export const RUN_BUDGET_MS: Readonly<Record<Scale, number>> = { quick: 105_000, usual: 2 * 3_600_000, full: 24 * 3_600_000 };

const PACES: Readonly<Record<Scale, Pace>> = {
  quick: { warmUpMs: 200, measureMs: 500 },
  usual: { warmUpMs: 1_000, measureMs: 3_000 },
  full: { warmUpMs: 2_000, measureMs: 10_000 },
};

/** Parts that need longer to show their tails, or that wait for a disk or for sockets. */
const LONGER: Partial<Readonly<Record<Part, number>>> = { desk: 3, durable: 2 };

/**
 * Parts with a fixed rate see little work in a second: 300 contacts are too few for the compiler, whereas a gateway in production has been
 * running for hours (docs/performance.md). --quick stays quick.
 */
const WARM_UP_MS: Partial<Readonly<Record<Part, number>>> = { desk: 20_000, durable: 4_000 };

/** The longest that decisions may take to warm up by work, until every requirement has arrived once; usual cases are done before that. */
const WARM_UP_MAX_MS: Readonly<Record<Scale, number>> = { quick: 2_000, usual: 20_000, full: 40_000 };

export function paceOf(scale: Scale, part: Part): Pace {
  const { warmUpMs, measureMs } = PACES[scale];
  return {
    warmUpMs: scale === 'quick' ? warmUpMs : Math.max(warmUpMs, WARM_UP_MS[part] ?? 0),
    ...(part === 'decision' ? { warmUpMaxMs: WARM_UP_MAX_MS[scale] } : {}),
    measureMs: measureMs * (LONGER[part] ?? 1),
  };
}
