/** A span that was observed: to its end, or only until it was cut off. */
export interface Observed {
  readonly ms: number;
  readonly whole: boolean;
}

/** How long things last that have lasted for a while already. */
export interface Tail {
  /** A span over `ms`, by u in [0, 1); `null`: it never ends, as far as was ever seen. */
  beyond(ms: number, u: number): number | null;
}

/**
 * The distribution of spans some of which were cut off, by Kaplan and Meier (J. Am. Stat. Assoc. 53, 1958): of those who were seen to
 * last at least t, the share that ended at t. Beyond the longest observation nothing is known: what is left there never ends.
 */
export function tailOf(observed: readonly Observed[]): Tail {
  const sorted = [...observed].sort((a, b) => a.ms - b.ms);
  /** Spans at which something ended, and the share that lasts longer. */
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

/** Place of the first element for which it holds, in a list where it holds for all that follow. */
function firstWhere<T>(all: readonly T[], holds: (one: T) => boolean): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(all[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
