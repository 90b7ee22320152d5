import type { PlanFile, RosterFile } from '@signalbox/engine/plan';
import type { ContactField } from '../../measures/index.js';
import type { Files, Written } from '../../scenario/testing/trials.js';

/** A scenario in which something in particular has to be counted. */
export interface Hall extends Written {
  readonly record?: Files;
  readonly plan?: PlanFile;
  readonly roster?: RosterFile;
  /** Fields of everything, and what they at least come to: what the hall is there for has happened. */
  readonly least?: Readonly<Partial<Record<ContactField, number>>>;
  readonly answeredLeast?: number;
  /** Of those handed on, whom no agent took. */
  readonly untakenLeast?: number;
}
