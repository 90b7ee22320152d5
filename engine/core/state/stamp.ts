import type { Ms, Seq } from '../../domain/units.js';

/** When an event happened: the instant and number of its record. */
export interface Stamp {
  readonly atMs: Ms;
  readonly seq: Seq;
}
