import { lengthOf, longestWord, wrapped } from './wrapped.js';

/** A column as it is written: its title, and its cells line by line. */
export interface Written {
  readonly title: string;
  readonly cells: readonly string[];
  readonly left: boolean;
  /** Sentences, which may take several lines. */
  readonly wraps: boolean;
}

/** Between two columns. */
export const GAP = 2;
/** Sentences in a column narrower than this would be hard to read. */
const SENTENCE_LEAST = 24;
/** At most so many columns say what a row is about. */
const NAMES_MAX = 2;

/**
 * Columns in blocks that fit a width, one below the other. First titles and sentences take several lines; if that is not enough, columns go
 * into further blocks, each of which repeats the names of the rows. No figure is ever cut: a column that is wider alone stays so.
 */
export function folded(columns: readonly Written[], width: number): readonly (readonly Written[])[] {
  if (widthOf(columns.map(widest)) <= width) return [columns];
  if (widthOf(columns.map(narrowest)) <= width) return [narrowed(columns, width)];
  return evenBlocks(columns, width).map((block) => (widthOf(block.map(widest)) <= width ? block : narrowed(block, width)));
}

/** As few blocks as fit, and none much narrower than the others. */
function evenBlocks(columns: readonly Written[], width: number): readonly (readonly Written[])[] {
  const [own, groups] = parted(columns);
  // Names that take more than half of every block leave no room for two figures beside each other.
  const names = widthOf(own.map(widest)) > width / 2 ? own.map((one) => ({ ...one, wraps: true })) : own;
  if (groups.length === 0) return [names];
  let blocks = packed(names, groups, width);
  for (let narrower = width - 1; narrower > 0; narrower--) {
    const more = packed(names, groups, narrower);
    if (more.length > blocks.length) break;
    blocks = more;
  }
  return blocks;
}

/** Each block takes what has room; a group that has none anywhere has a block of its own. */
function packed(names: readonly Written[], groups: readonly (readonly Written[])[], width: number): readonly (readonly Written[])[] {
  const blocks: Written[][] = [];
  for (const group of groups) {
    const last = blocks.at(-1);
    if (last !== undefined && widthOf([...last, ...group].map(narrowest)) <= width) last.push(...group);
    else blocks.push([...names, ...group]);
  }
  return blocks;
}

/** The columns that name a row, and the others in groups that belong together: a column without a title belongs to the one before it. */
function parted(columns: readonly Written[]): readonly [readonly Written[], readonly (readonly Written[])[]] {
  const firstOther = columns.findIndex(({ left, wraps }) => !left || wraps);
  const named = Math.max(1, Math.min(firstOther < 0 ? NAMES_MAX : firstOther, NAMES_MAX));
  const groups: Written[][] = [];
  for (const column of columns.slice(named)) {
    const last = groups.at(-1);
    if (column.title === '' && last !== undefined) last.push(column);
    else groups.push([column]);
  }
  return [columns.slice(0, named), groups];
}

const widthOf = (widths: readonly number[]): number => widths.reduce((sum, one) => sum + one, 0) + GAP * Math.max(0, widths.length - 1);
const cellsWidth = ({ cells }: Written): number => Math.max(0, ...cells.map(lengthOf));
const widest = (column: Written): number => Math.max(lengthOf(column.title), cellsWidth(column));

function narrowest(column: Written): number {
  const title = longestWord(column.title);
  if (!column.wraps) return Math.max(title, cellsWidth(column));
  return Math.max(title, Math.min(cellsWidth(column), Math.max(SENTENCE_LEAST, ...column.cells.map(longestWord))));
}

/** The same columns with titles, and then sentences, in as many lines as the width asks for. */
function narrowed(columns: readonly Written[], width: number): readonly Written[] {
  const least = columns.map(narrowest);
  let spare = width - widthOf(least);
  return columns.map((column, place) => {
    const most = column.wraps ? Math.max(cellsWidth(column), longestWord(column.title)) : (least[place] as number);
    const own = Math.min(most, (least[place] as number) + Math.max(0, spare));
    spare -= own - (least[place] as number);
    return {
      ...column,
      title: wrapped(column.title, own),
      cells: column.wraps ? column.cells.map((cell) => wrapped(cell, own)) : column.cells,
    };
  });
}
