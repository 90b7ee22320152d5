import type { Seq } from '../domain/units.js';
import { Fault } from '../errors.js';

/** Turns the content of a record from one format into the next. Pure; old journals are read through it for ever. */
export type Upcast = (content: unknown) => unknown;

/** The upcast at index i reads format i + 1 and returns format i + 2. A new format adds a line; lines are never removed. */
export const UPCASTS: readonly Upcast[] = [];

/** The format this program writes. */
export const FORMAT = UPCASTS.length + 1;

/** Brings the content of a record from the format in which it was written to the newest. `JOURNAL_FORMAT` if a newer program wrote it. */
export function upcast(content: unknown, format: number, seq: Seq, upcasts: readonly Upcast[] = UPCASTS): unknown {
  if (format > upcasts.length + 1) throw new Fault('JOURNAL_FORMAT', { seq, format });
  if (format < 1) throw new Fault('JOURNAL_CORRUPT', { seq, detail: `there is no format ${format}` });
  let newest = content;
  for (let older = format; older <= upcasts.length; older++) newest = (upcasts[older - 1] as Upcast)(newest);
  return newest;
}
