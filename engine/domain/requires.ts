import { z } from 'zod';
import { LIMITS } from '../limits.js';
import { id } from './commands/fields.js';
import type { SkillId } from './ids.js';

/** Something that is true of an agent or not: a skill at a minimum level, or a declared attribute with one of these values. */
export type Term = { readonly skill: SkillId; readonly level: number } | { readonly attribute: string; readonly is: readonly string[] };

/** True if all of `all`, at least one of `any` (unless empty) and none of `none` are true. */
export interface Terms {
  readonly all: readonly Term[];
  readonly any: readonly Term[];
  readonly none: readonly Term[];
}

/** The same over terms and groups of terms: two levels are enough for every expression. */
export interface Requires {
  readonly all: readonly (Term | Terms)[];
  readonly any: readonly (Term | Terms)[];
  readonly none: readonly (Term | Terms)[];
}

const term = z.union(
  [
    z.strictObject({ skill: id, level: z.int().min(1).max(5).optional() }),
    z.strictObject({ attribute: id, is: z.union([id, z.array(id).min(1).max(LIMITS.termsPerRequirement)]) }),
  ],
  { error: 'must be {skill, level} or {attribute, is}' },
);

const groupOf = <T extends z.ZodType>(item: T) => {
  const items = z.array(item).max(LIMITS.termsPerRequirement).optional();
  return z.strictObject({ all: items, any: items, none: items });
};

const terms = groupOf(term);

/** An expression as people write it. Lists left out are empty. */
export const requiresSchema = groupOf(
  z.union([term, terms], { error: 'must be {skill, level}, {attribute, is}, or {all, any, none} of such' }),
);

type WrittenTerm = z.infer<typeof term>;
type WrittenTerms = z.infer<typeof terms>;
export type WrittenRequires = z.infer<typeof requiresSchema>;

const isTerm = (item: WrittenTerm | WrittenTerms): item is WrittenTerm => 'skill' in item || 'attribute' in item;

const termOf = (written: WrittenTerm): Term =>
  'skill' in written
    ? { skill: written.skill, level: written.level ?? 1 }
    : { attribute: written.attribute, is: typeof written.is === 'string' ? [written.is] : written.is };

const grouped = <W, T>(
  { all = [], any = [], none = [] }: { all?: W[] | undefined; any?: W[] | undefined; none?: W[] | undefined },
  of: (one: W) => T,
) => ({
  all: all.map(of),
  any: any.map(of),
  none: none.map(of),
});

/** The expression with every list filled in. */
export const requiresOf = (written: WrittenRequires): Requires =>
  grouped(written, (item) => (isTerm(item) ? termOf(item) : grouped(item, termOf)));

const itemsOf = <T>({
  all,
  any,
  none,
}: {
  readonly all: readonly T[];
  readonly any: readonly T[];
  readonly none: readonly T[];
}): readonly T[] => [...all, ...any, ...none];

/** Every term of an expression, for checking names. */
export const termsIn = (requires: Requires): readonly Term[] =>
  itemsOf(requires).flatMap((item) => ('all' in item ? itemsOf(item) : [item]));
