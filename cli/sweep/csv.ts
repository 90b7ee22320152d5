import { csvText } from '../csv.js';
import { asCsv as simulatedCsv } from '../simulate/csv.js';
import type { Swept } from './swept.js';

/** One line per value and figure, as `simulate --csv` writes them. */
export function asCsv({ parameter, points }: Swept): { readonly text: string; readonly lines: number } {
  let lines = 0;
  const text = points.map(({ value, simulated }, place) => {
    const [titles = '', ...rows] = simulatedCsv(simulated).text.trimEnd().split('\r\n');
    lines += rows.length;
    const own = csvText([[value.text]]).trimEnd();
    return [...(place === 0 ? [`${csvText([[parameter]]).trimEnd()},${titles}`] : []), ...rows.map((row) => `${own},${row}`)]
      .map((line) => `${line}\r\n`)
      .join('');
  });
  return { text: text.join(''), lines };
}
