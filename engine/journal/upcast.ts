import type { Seq } from '../domain/units.js';
import { Fault } from '../errors.js';

/** Turns the content of a record of one format into that of the next. Pure; old journals are read through it for ever. */
export type Upcast = (content: unknown) => unknown;

/** The upcast at index i reads format i + 1 and gives format i + 2. A new format is one line more here, and never one less. */
export const UPCASTS: readonly Upcast[] = [];

/** The format this program writes. */
export const FORMAT = UPCASTS.length + 1;

/** Brings the content of a record from the format it was written in to the newest. `JOURNAL_FORMAT` where a newer program wrote it. */
export function upcast(content: unknown, format: number, seq: Seq, upcasts: readonly Upcast[] = UPCASTS): unknown {
  if (format > upcasts.length + 1) throw new Fault('JOURNAL_FORMAT', { seq, format });
  if (format < 1) throw new Fault('JOURNAL_CORRUPT', { seq, detail: `there is no format ${format}` });
  let newest = content;
  for (let older = format; older <= upcasts.length; older++) newest = (upcasts[older - 1] as Upcast)(newest);
  return newest;
}
