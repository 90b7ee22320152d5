import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { Part } from '../cases/case.js';
import type { Results } from '../results.js';
import { onlySpan, rowsOf } from './find.js';

export interface Picture {
  readonly part: Part;
  readonly file: string;
  readonly caption: string;
  readonly svg: string;
}

interface Dot {
  readonly x: number | string;
  readonly us: number;
  readonly series: string;
}

const QUANTILES = [
  ['p50', 'p50Us'],
  ['p90', 'p90Us'],
  ['p99', 'p99Us'],
  ['p99.9', 'p999Us'],
  ['max', 'maxUs'],
] as const;

/** The plots of a page; those without measured data are left out. */
export function plotsOf(results: Results): readonly Picture[] {
  const pictures: (Picture | undefined)[] = [
    picture('decision', 'decision-growth.svg', 'p50 of a decision by contacts waiting', growth(results), {
      label: 'contacts waiting',
      log: true,
    }),
    ...(['peers', 'durable', 'desk'] as const).map((part) =>
      picture(part, `${part}-quantiles.svg`, `${part}: quantiles`, quantiles(results, part), { label: 'quantile', log: false }),
    ),
  ];
  return pictures.filter((one) => one !== undefined);
}

/** Halls of 300 requirements and 300 profiles, by operation; a hall where nobody waits has no place on a logarithmic axis. */
function growth(results: Results): readonly Dot[] {
  return rowsOf(results, 'decision').flatMap(({ side, params, spans }) => {
    const timed = spans['decision'];
    const { operation, agents, waiting, requirements = 300, profiles = 300 } = params;
    if (timed === undefined || requirements !== 300 || profiles !== 300 || Number(waiting) === 0) return [];
    const series = side === 'floor' ? `${operation}, bare loop` : `${operation}, ${Number(agents).toLocaleString('en-US')} agents`;
    return side === 'floor' && agents !== 1_000 ? [] : [{ x: Number(waiting), us: timed.p50Us, series }];
  });
}

const quantiles = (results: Results, part: Part): readonly Dot[] =>
  rowsOf(results, part).flatMap((row) => {
    const timed = onlySpan(row);
    return timed === undefined
      ? []
      : QUANTILES.flatMap(([x, name]) => (timed[name] === null ? [] : [{ x, us: timed[name], series: row.title.replaceAll('`', '') }]));
  });

function picture(part: Part, file: string, caption: string, dots: readonly Dot[], x: { label: string; log: boolean }): Picture | undefined {
  if (dots.length === 0) return undefined;
  const { document } = parseHTML('<html><body></body></html>');
  const plot = Plot.plot({
    document: document as unknown as NonNullable<Plot.PlotOptions['document']>,
    width: 860,
    height: 420,
    marginLeft: 70,
    marginRight: 300,
    marginBottom: 45,
    x: x.log
      ? { type: 'log', label: x.label, tickFormat: (n: number) => (Number.isInteger(Math.log10(n)) ? n.toLocaleString('en-US') : '') }
      : { label: x.label, domain: QUANTILES.map(([name]) => name) },
    y: {
      type: 'log',
      label: 'µs',
      grid: true,
      tickFormat: (us: number) => (Number.isInteger(Math.log10(us)) ? us.toLocaleString('en-US') : ''),
    },
    marks: [
      Plot.line(dots, { x: 'x', y: 'us', stroke: 'series', strokeWidth: 1.5 }),
      Plot.dot(dots, { x: 'x', y: 'us', fill: 'series', r: 3 }),
      Plot.text(lastOf(dots), { x: 'x', y: 'us', text: 'series', fill: 'series', dx: 8, textAnchor: 'start' }),
    ],
    style: { background: 'white', fontFamily: 'sans-serif' },
  });
  plot.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return { part, file, caption, svg: `${plot.outerHTML}\n` };
}

/** The last dot of each series, which carries its name. */
const lastOf = (dots: readonly Dot[]): readonly Dot[] => [...new Map(dots.map((dot) => [dot.series, dot])).values()];
