import type { PlacedRow, RowOf } from '../planner-files/index.js';
import type { Context } from './context.js';

/**
 * Keeps rows that do not repeat an earlier row's key; a repetition is reported, because nobody knows which of the two is meant.
 * @param same the columns that form the key; the first one is reported
 * @param of the end of the sentence, such as "for the same group"
 */
export function givenOnce<C>(
  context: Context,
  rows: readonly PlacedRow<C>[],
  same: readonly [keyof C & string, ...(keyof C & string)[]],
  of = '',
): readonly PlacedRow<C>[] {
  const seen = new Set<string>();
  return rows.filter((placed) => {
    const key = JSON.stringify(same.map((name) => (placed.row as RowOf<C>)[name]));
    const twice = seen.has(key);
    seen.add(key);
    if (twice) context.rowProblems.push(placed.refuse(same[0], `is given twice${of === '' ? '' : ` ${of}`}`));
    return !twice;
  });
}
