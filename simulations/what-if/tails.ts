import { firstWhere } from './first-where.js';

/** An observed duration: complete, or censored. */
export interface Observed {
  readonly ms: number;
  readonly whole: boolean;
}

/** The conditional distribution of durations that have lasted for a while already. */
export interface Tail {
  /** A duration over `ms`, by u in [0, 1); `null`: it never ends, as far as was observed. */
  beyond(ms: number, u: number): number | null;
}

/**
 * The distribution of partly censored durations, by Kaplan and Meier (J. Am. Stat. Assoc. 53, 1958): of those observed to last at least t,
 * the share that ended at t. Beyond the longest observation nothing is known: what is left there never ends.
 */
export function tailOf(observed: readonly Observed[]): Tail {
  const sorted = [...observed].sort((a, b) => a.ms - b.ms);
  /** Durations at which something ended, and the share that lasts longer. */
  const steps: { readonly ms: number; readonly left: number }[] = [];
  let left = 1;
  for (let from = 0; from < sorted.length; ) {
    const { ms } = sorted[from] as Observed;
    let to = from;
    let ended = 0;
    for (; sorted[to]?.ms === ms; to++) if (sorted[to]?.whole === true) ended++;
    if (ended > 0) {
      left *= 1 - ended / (sorted.length - from);
      steps.push({ ms, left });
    }
    from = to;
  }
  return {
    beyond(ms, u) {
      const next = firstWhere(steps, (step) => step.ms > ms);
      const now = steps[next - 1]?.left ?? 1;
      return (
        steps[
          Math.max(
            next,
            firstWhere(steps, (step) => step.left <= now * (1 - u)),
          )
        ]?.ms ?? null
      );
    },
  };
}
