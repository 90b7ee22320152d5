import type { BenchCase, Scale } from '../cases/case.js';
import type { CaseRow } from '../results.js';
import type { Told } from './messages.js';
import type { Program } from './program.js';
import { runCase } from './run-case.js';
import { paceOf, RUN_BUDGET_MS } from './settings.js';
import { rowOf } from './tally.js';

/** Less than a process takes to start. */
const SHORTEST_CASE_MS = 1_500;

/**
 * Runs all cases once, then all again, round after round, so that background load affects them all alike. A case that cannot be measured or
 * took too long is not tried again. The run's budget counts from `startMs`, by `performance.now()`.
 */
export async function runAll(
  cases: readonly BenchCase[],
  { scale, rounds, startMs }: { readonly scale: Scale; readonly rounds: number; readonly startMs: number },
  program: Program,
  tell: (words: string) => void,
): Promise<readonly CaseRow[]> {
  const endMs = startMs + RUN_BUDGET_MS[scale];
  const told = new Map<string, Told[]>(cases.map(({ id }) => [id, []]));
  for (let round = 1; round <= rounds; round++)
    for (const [n, one] of cases.entries()) {
      const so = told.get(one.id) as Told[];
      if (so.some(({ outcome }) => outcome !== 'measured')) continue;
      tell(`round ${round} of ${rounds}, ${n + 1} of ${cases.length}: ${one.id}`);
      const leftMs = endMs - performance.now();
      const outcome =
        leftMs < SHORTEST_CASE_MS
          ? ({ outcome: 'over budget', because: `the run took its ${RUN_BUDGET_MS[scale] / 1_000} s before this case` } as const)
          : await runCase(
              { ...one, budgetMs: Math.min(one.budgetMs, leftMs) },
              { scale, id: one.id, pace: paceOf(scale, one.part) },
              program,
            );
      if (outcome.outcome !== 'measured') tell(`  ${outcome.outcome}: ${outcome.because}`);
      so.push(outcome);
    }
  return cases.map((one) => rowOf(one, told.get(one.id) as Told[]));
}
