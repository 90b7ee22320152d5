/** Lists of open steps by what is in them. There are as many as policies have rings, and each is kept once. */
const LISTS = new Map<string, readonly number[]>();

/** … and what each becomes with one more step, by that step: nearly all that is asked. */
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
  // A copy is as long as it has to be.
  const list = steps.slice();
  LISTS.set(key, list);
  return list;
}
