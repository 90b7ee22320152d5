/**
 * Reduces a list that fails to a small part that still fails: parts are left out, large ones first, as long as it still fails (delta
 * debugging, Zeller and Hildebrandt 2002). In the result no single element can be left out, unless `stillFails` ran out of attempts.
 */
export async function fewer<T>(all: readonly T[], stillFails: (some: readonly T[]) => Promise<boolean>): Promise<readonly T[]> {
  let kept = all;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let from = 0; from < kept.length; ) {
      const without = [...kept.slice(0, from), ...kept.slice(from + size)];
      if (await stillFails(without)) kept = without;
      else from += size;
    }
  return kept;
}
