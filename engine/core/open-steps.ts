/** Lists of open steps by what is in them. There are as many as policies have rings, and each is kept once. */
const LISTS = new Map<string, readonly number[]>();

/** The open steps, ascending, with one more. */
export function stepsOpen(before: readonly number[], step: number): readonly number[] {
  const steps = [...before, step].sort((a, b) => a - b);
  const key = steps.join();
  const known = LISTS.get(key);
  if (known !== undefined) return known;
  const list = steps.slice();
  LISTS.set(key, list);
  return list;
}
