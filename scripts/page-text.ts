/** A count as pages show it: `130,313`. */
export const count = (value: number): string => value.toLocaleString('en-GB');

/** A Markdown table; a cell holds no line break. */
export const markdownTable = (titles: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(titles), `|${'---|'.repeat(titles.length)}`, ...rows.map(line)].join('\n');

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
