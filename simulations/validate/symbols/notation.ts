import { type Findings, type Path, readShape } from '@signalbox/engine/plan';
import { z } from 'zod';
import { kindOf, type ValidationCase } from '../case-file.js';
import type { Claim, Theory } from '../claim.js';

/** A case as it reads in our own notation, and what it states of itself; paths begin at the case. */
export interface Translated<T = ValidationCase> {
  readonly one: T;
  readonly claims: readonly Claim[];
}

/** A way to write cases in the symbols of queueing theory: λ, μ, n, θ. */
export interface Notation {
  /** Whether an object with these fields is written so. */
  readonly fits: (fields: readonly string[]) => boolean;
  /** @param place of the case among those of its kind, from 1 */
  readonly read: (written: unknown, findings: Findings, place: number) => readonly Translated[];
}

export const notation = <S extends z.ZodType>(
  shape: S,
  fits: Notation['fits'],
  translate: (read: z.infer<S>, findings: Findings, place: number) => readonly Translated<unknown>[],
): Notation => ({
  fits,
  read: (written, findings, place) => {
    const read = readShape(shape, written, findings);
    if (read === undefined || findings.failed) return [];
    // What makes no sense of a case in our notation makes none in theirs: a queue without end, say.
    return translate(read, findings, place).flatMap(({ one, claims }) => {
      const own = readShape(kindOf(one), one, findings);
      return own === undefined || findings.failed ? [] : [{ one: own, claims }];
    });
  },
});

/** Some write numbers as text, which keeps more digits than a double has. */
const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;
const digits = (written: unknown): unknown => (typeof written === 'string' && NUMBER.test(written) ? Number(written) : written);

export const above0 = z.preprocess(digits, z.number().positive());
export const from0 = z.preprocess(digits, z.number().min(0));
export const heads = z.preprocess(digits, z.int().min(1).max(10_000));
/** Rate at which one who waits gives up; `null` or 0: never. */
export const theta = z.preprocess(digits, z.number().min(0).nullable());

export const patienceOf = (rate: number | null): number | null => (rate === null || rate === 0 ? null : 1 / rate);

/** What is said beside the figures, and is passed over. */
const note = z.unknown().optional();
export const NOTES = {
  source: note,
  note,
  time_unit: note,
  published: note,
  published_ok: note,
  truncation_mass: note,
  formula: note,
};

const figure = z.preprocess(digits, z.number());
export const figures = z.record(z.string(), z.union([figure, z.array(figure)]));

/** The load a case states beside its rates. */
export const offered = (name: string, load: number | undefined, exact: number): readonly Claim[] =>
  load === undefined ? [] : [{ path: [name], name, value: load, of: () => exact, names: () => [name] }];

/** A stated figure by name, from the figures of theory and, if there is one for each class or group, its place in the list. */
export type Known = Readonly<Record<string, (theory: Theory, place: number) => number | null | undefined>>;

/** What an object of figures states: a number each, or a list of them. */
export function claimsOf(path: Path, stated: z.infer<typeof figures>, known: Known): readonly Claim[] {
  const names = (): readonly string[] => Object.keys(known);
  return Object.entries(stated).flatMap(([name, values]): Claim[] => {
    const of = Object.hasOwn(known, name) ? known[name] : undefined;
    if (typeof values === 'number') return [{ path: [...path, name], name, value: values, names, of: (theory) => of?.(theory, 0) }];
    return values.map((value, place) => ({
      path: [...path, name, place],
      name: `${name}.${place}`,
      value,
      names,
      of: (theory) => of?.(theory, place),
    }));
  });
}
