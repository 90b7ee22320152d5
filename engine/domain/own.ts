/**
 * The entry of a record under a name from outside; `undefined` if there is none. A plain look-up would also find inherited properties: a
 * channel called `constructor` must be unknown, not a function.
 */
export const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
