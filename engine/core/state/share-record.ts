/** The targets in force and the last assignments of a queue that has shares. */
export interface ShareRecord {
  /** Per group of the plan, adding up to 100; changed by `queue.set-shares`. */
  percents: readonly number[];
  /** Groups of the last assignments, oldest first; at most the window. */
  recent: number[];
  /** How many of `recent` belong to each group. */
  counts: number[];
}

export function tallied(percents: readonly number[], recent: number[]): ShareRecord {
  const counts = percents.map(() => 0);
  for (const group of recent) counts[group] = (counts[group] ?? 0) + 1;
  return { percents, recent, counts };
}
