import type { Part } from '../cases/case.js';
import type { CaseRow, FigureRow, Results, SpanRow } from '../results.js';
import { floorsOf, onlySpan, rowsOf } from './find.js';
import { figureName, figureValue, plain, span, table, times } from './words.js';

const SPAN_HEAD = ['p50', 'p90', 'p99', 'p99.9', 'max', 'samples', 'p50 by round'] as const;

/** All rows of a part: parameters, latencies, figures, ratios to the floors, and memory. */
export function partTable(results: Results, part: Part): string {
  const rows = rowsOf(results, part);
  const params = names(rows.map((row) => row.params)).filter((name) => !['operation', 'load', 'model', 'journal'].includes(name));
  const figures = names(rows.map((row) => row.figures));
  const timed = rows.some((row) => Object.keys(row.spans).length > 0);
  const floored = rows.some((row) => row.side === 'floor');
  // If nothing of a part was measured, a column says so.
  const nothing = !timed && figures.length === 0;
  const head = [
    '',
    ...params.map(figureName),
    ...(nothing ? ['measured'] : []),
    ...(timed ? SPAN_HEAD : []),
    ...figures.map(figureName),
    ...(floored ? ['to the floor'] : []),
    'peak MiB',
  ];
  const cellsOf = (row: CaseRow, name: string | null, timedSpan: SpanRow | undefined): readonly string[] => [
    `${SIDES[row.side]}${row.title}${name === null ? '' : `, ${name}`}`,
    ...params.map((param) => shownParam(row.params[param])),
    ...(nothing ? [missing(row)] : []),
    ...(timed ? spanCells(timedSpan, row) : []),
    ...figures.map((figure, n) => figureCell(figure, row.figures[figure], timed || n > 0 ? '–' : missing(row))),
    ...(floored ? [toFloor(results, row)] : []),
    row.peakMiB === null ? '–' : plain(row.peakMiB),
  ];
  const lines = rows.flatMap((row) => {
    const spans = Object.entries(row.spans);
    return spans.length <= 1 ? [cellsOf(row, null, spans[0]?.[1])] : spans.map(([name, one]) => cellsOf(row, name, one));
  });
  return `${table(head, lines)}\n\n${explanations(rows)}`;
}

const SIDES = { signalbox: '', floor: 'floor: ', peer: 'peer: ' } as const;

const names = (all: readonly Readonly<Record<string, unknown>>[]): readonly string[] => [...new Set(all.flatMap(Object.keys))];

const shownParam = (value: number | string | undefined): string =>
  value === undefined ? '' : typeof value === 'number' ? plain(value) : value;

/** Why there are no figures, shown in the first cell that would hold one. */
const missing = (row: CaseRow): string => (row.outcome === 'over budget' ? '> budget' : row.outcome === 'measured' ? '–' : row.outcome);

function spanCells(timed: SpanRow | undefined, row: CaseRow): readonly string[] {
  if (timed === undefined) return [missing(row), ...SPAN_HEAD.slice(1).map(() => '–')];
  const { p50Us, p90Us, p99Us, p999Us, maxUs, count, roundsP50Us } = timed;
  const rounds = [...roundsP50Us].sort((a, b) => a - b);
  const [least, most] = [rounds[0] ?? p50Us, rounds.at(-1) ?? p50Us];
  return [span(p50Us), span(p90Us), span(p99Us), span(p999Us), span(maxUs), plain(count), `${span(least)} … ${span(most)}`];
}

const figureCell = (name: string, figure: FigureRow | undefined, without: string): string =>
  figure === undefined
    ? without
    : figure.min === figure.max
      ? figureValue(name, figure.median)
      : `${figureValue(name, figure.median)} (${figureValue(name, figure.min)} … ${figureValue(name, figure.max)})`;

/** The p50, or the figure that counts something per second, divided by that of each floor. */
function toFloor(results: Results, row: CaseRow): string {
  if (row.side === 'floor' || row.outcome !== 'measured') return '–';
  const ratios = floorsOf(results, row).flatMap((floor) => {
    const [own, bare] = [onlySpan(row), onlySpan(floor)];
    if (own !== undefined && bare !== undefined) return [times(own.p50Us / bare.p50Us)];
    const rate = Object.keys(row.figures).find((name) => name.endsWith('PerS') && name in floor.figures);
    return rate === undefined ? [] : [times((row.figures[rate] as FigureRow).median / (floor.figures[rate] as FigureRow).median)];
  });
  return ratios.length === 0 ? '–' : ratios.join(', ');
}

/** What each line did, once, and why a line has no figures. */
function explanations(rows: readonly CaseRow[]): string {
  const lines = new Set(rows.map((row) => `- ${SIDES[row.side]}${row.title}: ${row.does}.`));
  const missed = new Map<string, string[]>();
  for (const { id, outcome, because } of rows) {
    if (because === null) continue;
    const why = `${outcome === 'measured' ? 'not in every round' : outcome}: ${firstLine(because)}`;
    missed.set(why, [...(missed.get(why) ?? []), `\`${id}\``]);
  }
  for (const [why, ids] of missed) lines.add(`- ${why}: ${ids.join(', ')}.`);
  return [...lines].join('\n');
}

const firstLine = (text: string): string => text.split('\n', 1)[0] as string;
