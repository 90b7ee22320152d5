import type { Chance } from '../chance/index.js';
import { type Estimate, estimate } from '../measures/index.js';
import { foundHalfWidth, leastHalfWidth, STEADY, type Variation } from './variation.js';

/** Something whose figures theory knows, and a way to play it through the router. Durations in the case's own unit of time. */
export interface Trial {
  readonly name: string;
  /** Exact figures by name. */
  readonly theory: Readonly<Record<string, number>>;
  /** Half-widths at 95 % over 20 runs, if what stands in for theory is itself an estimate. */
  readonly theoryHalfWidths?: Readonly<Record<string, number>>;
  /** How figures vary between replications, if theory knows it. */
  readonly variation?: Readonly<Record<string, Variation>>;
  /** Plays it once; the figures are named as in `theory`. */
  readonly play: (chance: Chance) => Promise<{ readonly customers: number; readonly figures: Readonly<Record<string, number>> }>;
}

/** One figure of one case: theory, simulation, and whether the two agree. */
export interface Comparison {
  readonly figure: string;
  readonly theory: number;
  readonly simulated: Estimate;
  readonly agrees: boolean;
  /** Whether it would agree if it were the only figure: one correct figure in twenty would not. */
  readonly agreesAlone: boolean;
}

export interface Validated {
  readonly name: string;
  readonly contacts: number;
  readonly comparisons: readonly Comparison[];
}

export interface ValidateOptions {
  readonly seed: number;
  readonly replications: number;
  /** Confidence of each single interval. If many figures are compared, choose it so that all of them together rarely miss. */
  readonly confidence: number;
  /** Called after each replication; the next one waits for a promise it returns, and if that is rejected, so is the whole. */
  readonly onProgress?: () => void | Promise<void>;
}

/** Confidence for a figure that is considered alone. */
const ALONE = 0.95;

/**
 * Rounding allowance for figures that are otherwise exact, such as no abandonment at all: whole milliseconds, and the last digits of
 * doubles.
 */
const ROUNDING = 1e-6;

/**
 * Plays a trial through the router, on random numbers of its own, and compares its figures with the exact ones. The interval is Student's
 * over the replications; if these are far from normal, it is at least as wide as theory says: a rare event may have happened in none of
 * them, and then shows no variance.
 */
export async function validate(trial: Trial, { seed, replications, confidence, onProgress }: ValidateOptions): Promise<Validated> {
  const found: Readonly<Record<string, number>>[] = [];
  let contacts = 0;
  for (let replication = 0; replication < replications; replication++) {
    const { customers, figures } = await trial.play({ seed, own: trial.name, replication });
    contacts += customers;
    found.push(figures);
    await onProgress?.();
  }
  const comparisons = Object.entries(trial.theory).map(([figure, theory]): Comparison => {
    const values = found.map((figures) => figures[figure] as number);
    const variation = trial.variation?.[figure] ?? STEADY;
    const theirs = trial.theoryHalfWidths?.[figure] ?? 0;
    const judged = (sure: number): Pick<Comparison, 'simulated' | 'agrees'> => {
      const { mean, halfWidth } = estimate(values, sure);
      const own = Math.max(halfWidth, leastHalfWidth(variation, replications, sure));
      const agrees = Math.abs(mean - theory) <= Math.hypot(own, foundHalfWidth(theirs, sure)) + ROUNDING;
      return { simulated: { mean, halfWidth: own }, agrees };
    };
    return { figure, theory, ...judged(confidence), agreesAlone: judged(ALONE).agrees };
  });
  return { name: trial.name, contacts, comparisons };
}
