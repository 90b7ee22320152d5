/** Numbers as a page shows them: three digits, and a unit that need not be converted. */
export const plain = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 3 });

export const span = (us: number | null): string =>
  us === null ? '–' : us < 1_000 ? `${plain(us)} µs` : us < 1_000_000 ? `${plain(us / 1_000)} ms` : `${plain(us / 1_000_000)} s`;

export const times = (ratio: number): string => `${plain(ratio)} ×`;

const UNITS: readonly (readonly [ending: string, shown: (value: number) => string])[] = [
  ['PerS', (value) => `${plain(value)}/s`],
  ['Ms', (value) => span(value * 1_000)],
  ['S', (value) => span(value * 1_000_000)],
];

/** `recordsPerS` is "records per second". */
export function figureName(name: string): string {
  const words = name.replace(/PerS$/, ' per second').replace(/(Ms|S)$/, '');
  return words.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The value with the unit that its name ends with. */
export function figureValue(name: string, value: number): string {
  if (/^bytes|Bytes$/.test(name)) return `${plain(value)} B`;
  return (UNITS.find(([ending]) => name.endsWith(ending))?.[1] ?? plain)(value);
}

/** A table whose first column is text and whose others are figures, padded as a formatter would. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(3, title.length, ...rows.map((cells) => cells[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
