/** The targets in force and the last assignments of a queue that states shares. */
export interface ShareRecord {
  /** Per group of the plan; changed by `queue.set-shares`. They add up to 100. */
  percents: readonly number[];
  /** Groups of the last assignments, oldest first; at most the window. */
  recent: number[];
  /** How many of `recent` are each group's. */
  counts: number[];
}

export function tallied(percents: readonly number[], recent: number[]): ShareRecord {
  const counts = percents.map(() => 0);
  for (const group of recent) counts[group] = (counts[group] ?? 0) + 1;
  return { percents, recent, counts };
}
