import type { Path } from '@signalbox/engine/plan';
import type { ValidationCase } from './case-file.js';

/** The figures theory has for a case, by the names they are told by. */
export type Theory = Readonly<Record<string, number>>;

/** A figure that a file states of a case. */
export interface Claim {
  /** Where it stands in the file. */
  readonly path: Path;
  /** What it is called there. */
  readonly name: string;
  readonly value: number;
  /** What theory has for it; `undefined`: it knows no such figure, `null`: none that could be compared. */
  readonly of: (theory: Theory) => number | null | undefined;
  /** The names there are. */
  readonly names: (theory: Theory) => readonly string[];
}

/** A case, its place in the file, and what the file states of it. */
export interface PlacedCase {
  readonly one: ValidationCase;
  readonly path: Path;
  readonly claims: readonly Claim[];
}

/** What a case states by the names its figures are told by. */
export const statedOf = (one: ValidationCase, path: Path): readonly Claim[] =>
  Object.entries(('stated' in one ? one.stated : undefined) ?? {}).map(([name, value]) => ({
    path: [...path, 'stated', name],
    name,
    value,
    names: Object.keys,
    of: (theory) => (Object.hasOwn(theory, name) ? theory[name] : undefined),
  }));
