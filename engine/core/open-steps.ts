/** All lists of open steps, by content. There are only as many as policies have combinations of rings, and each is stored once. */
const LISTS = new Map<string, readonly number[]>();

/** The list that follows from each by opening one more step: nearly all that is ever asked. */
const NEXT = new WeakMap<readonly number[], (readonly number[] | undefined)[]>();

/** The open steps, ascending, with one more. */
export function stepsOpen(before: readonly number[], step: number): readonly number[] {
  const next = NEXT.get(before) ?? [];
  const known = next[step];
  if (known !== undefined) return known;
  const list = listOf([...before, step].sort((a, b) => a - b));
  next[step] = list;
  NEXT.set(before, next);
  return list;
}

function listOf(steps: readonly number[]): readonly number[] {
  const key = steps.join();
  const known = LISTS.get(key);
  if (known !== undefined) return known;
  // A copy has its exact length.
  const list = steps.slice();
  LISTS.set(key, list);
  return list;
}
