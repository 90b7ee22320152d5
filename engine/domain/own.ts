/**
 * The entry of a record under a name that came from outside; `undefined` where there is none. A plain look-up would also find what
 * every object inherits: a channel called `constructor` must be unknown, not a function.
 */
export const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
