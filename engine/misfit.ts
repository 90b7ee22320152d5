import { z } from 'zod';
import { expectation, JSON_WORDS } from './domain/plan-file/shape.js';
import { valueAt } from './domain/plan-file/tree.js';

/** For an input with a getter or a proxy of its owner's that throws. */
export const THROWS: Misfit = { field: null, problem: 'it throws when it is read' };

/** A union told apart by `type`. */
interface ByType {
  readonly options: readonly { readonly shape: { readonly type: { readonly value: string } } }[];
}

/** The field, by its path (`null`: the whole), and what is wrong with it, as the end of a sentence that begins with the field. */
export type Misfit = { readonly field: string | null; readonly problem: string };

/**
 * What is wrong with a command, a question or a frame. Only the first problem is told. A field that is not there is called missing, because "must be text" sends its author looking for a wrong value.
 * With the union it was read by, a `type` that is none of those there are is answered with their names.
 */
export function misfit(error: z.ZodError, input: unknown, union?: ByType): Misfit {
  const [first] = error.issues;
  if (first === undefined) return { field: null, problem: 'it does not fit' };
  const types = first.code === 'invalid_union' && first.path.length === 1 ? union?.options.map(({ shape }) => shape.type.value) : undefined;
  const must = types === undefined ? expectation(first, JSON_WORDS) : `must be one of ${types.join(', ')}`;
  if (first.path.length === 0) return { field: null, problem: `it ${must}` };
  const field = z.core.toDotPath(first.path);
  const isMissing = valueAt(input, first.path as (string | number)[]) === undefined;
  return { field, problem: isMissing ? `is missing; it ${must}` : must };
}
