import type { Problem } from '@signalbox/engine';

/** A place in a file, as editors count. */
export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

/** A problem and the place in the file an editor would jump to. */
export interface LocatedProblem extends Problem, Position {
  readonly file: string;
  /** The line of the file. */
  readonly excerpt: string;
}
