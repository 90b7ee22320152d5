/** Rows with the same key together; keys, and the rows of each, in the order in which they come. */
export function groupedBy<R>(rows: readonly R[], keyOf: (row: R) => string): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const own = groups.get(key) ?? [];
    groups.set(key, own);
    own.push(row);
  }
  return groups;
}
