import { areaY, dot, lineY, ruleX, ruleY } from '@observablehq/plot';
import type { Stated } from '@signalbox/simulations/measures';
import { INK, LEAD, svgOf } from '../../page/drawing.js';
import { type Unit, unitOf } from '../../simulate/figure-text.js';
import type { Swept, SweptPoint } from '../swept.js';

/** What a curve shows of each value of the parameter. */
export interface Curve {
  /** Begins what stands at the axis; its unit follows. */
  readonly label: string;
  readonly figure: string;
  readonly height?: number;
  readonly said: (point: SweptPoint) => Stated | undefined;
  /** What targets ask for: broken lines. */
  readonly goals: readonly number[];
}

/** Width of a plot between its margins, of a letter at an axis, and of the gap between two labels. Nobody here can measure letters. */
const [INSIDE, LETTER, GAP] = [856, 7.5, 10];

interface Placed {
  readonly point: SweptPoint;
  readonly at: number;
}

/** Mean and interval of one figure over the values of the parameter. Values stand in their order on the axis, words in that asked. */
export function curvePlot({ parameter, points }: Swept, { label, figure, height = 260, said, goals }: Curve): string {
  const words = points.some(({ value }) => Number.isNaN(value.at));
  const placed = points.map((point, place) => ({ point, at: words ? place : point.value.at })).sort((one, other) => one.at - other.at);
  const stated = placed.flatMap(({ point, at }) => {
    const one = said(point);
    return one === undefined || Number.isNaN(one.mean) ? [] : [{ at, ...one }];
  });
  const unit = unitOf(figure);
  const most = Math.max(0, ...stated.map(({ mean }) => mean), ...goals);
  const [unitName, factor] = drawnIn(unit, most, points[0]?.simulated.trial.costs.currency ?? '');
  // No share is above 1 and no figure below 0, however wide the interval of a few runs.
  const capped = (value: number): number => Math.max(0, unit === 'share' ? Math.min(1, value) : value) * factor;
  const drawn = stated.map(({ at, mean, halfWidth }) => {
    const width = Number.isFinite(halfWidth) ? halfWidth : 0;
    return { at, mean: mean * factor, low: capped(mean - width), high: capped(mean + width) };
  });
  const marks = drawn.length > 1 && !words ? [areaY(drawn, { x: 'at', y1: 'low', y2: 'high', fill: LEAD, fillOpacity: 0.18 })] : [];
  return svgOf(label, {
    height,
    x: {
      label: `${parameter} →`,
      domain: spread(placed.map(({ at }) => at)),
      ticks: labelled(placed),
      tickFormat: (at: number) => placed.find((one) => one.at === at)?.point.value.text ?? '',
    },
    y: {
      label: `↑ ${label}${unitName}`,
      grid: true,
      ...domainOf(unit, figure, [...drawn.map(({ high }) => high), ...goals.map((goal) => goal * factor)]),
    },
    marks: [
      ...marks,
      // Between words there is nothing, and one value has no area: there the interval is an upright line.
      ...(marks.length > 0 ? [] : [ruleX(drawn, { x: 'at', y1: 'low', y2: 'high', stroke: LEAD, strokeOpacity: 0.45, strokeWidth: 4 })]),
      ...(words ? [] : [lineY(drawn, { x: 'at', y: 'mean', stroke: LEAD, strokeWidth: 1.8 })]),
      dot(drawn, { x: 'at', y: 'mean', fill: LEAD, r: 3.5 }),
      ruleY(goals, { y: (goal: number) => goal * factor, stroke: INK, strokeDasharray: '4 3' }),
    ],
  });
}

const HOUR_MS = 3_600_000;

/** The unit of an axis, and what to multiply with: spans in the unit in which they read best. */
function drawnIn(unit: Unit, most: number, currency: string): readonly [name: string, factor: number] {
  if (unit === 'money') return [`, ${currency}`, 0.01];
  if (unit !== 'ms') return ['', 1];
  if (most > 3 * HOUR_MS) return [', hours', 1 / HOUR_MS];
  return most > 180_000 ? [', minutes', 1 / 60_000] : [', seconds', 1 / 1_000];
}

/** Where much is good, all of it is 100 %; a share of those lost would be a line at the bottom of that. */
const WHOLE = ['serviceLevel', 'occupancy'];

function domainOf(unit: Unit, figure: string, highs: readonly number[]): object {
  const top = Math.max(0, ...highs);
  if (WHOLE.includes(figure)) return { domain: [0, 1], tickFormat: '.0%' };
  const percent = unit === 'share' ? { tickFormat: top < 0.05 ? '.1%' : '.0%' } : {};
  // Nothing but noughts has no axis: it would be told with six decimals.
  return { domain: [0, top === 0 ? 1 : top], nice: true, ...percent };
}

/** One value alone, or two alike, would otherwise be an axis without length. */
function spread(ats: readonly number[]): readonly [number, number] {
  const [first, last] = [Math.min(...ats), Math.max(...ats)];
  return first === last ? [first - 1, last + 1] : [first, last];
}

/** Where values have their names: always the first, and of the others those for which there is room. */
function labelled(placed: readonly Placed[]): readonly number[] {
  const longest = Math.max(...placed.map(({ point }) => point.value.text.length));
  const apart = (((placed.at(-1)?.at ?? 0) - (placed[0]?.at ?? 0)) * (longest * LETTER + GAP)) / INSIDE;
  const shown: number[] = [];
  for (const { at } of placed) if (shown.length === 0 || at - (shown.at(-1) as number) >= apart) shown.push(at);
  return shown;
}
