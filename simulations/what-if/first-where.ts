/** Index, from `from` on, of the first element that satisfies `holds`, in a list where all following ones do too; its length if none does. */
export function firstWhere<T>(all: readonly T[], holds: (one: T) => boolean, from = 0): number {
  let low = from;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(all[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
