import { ruleY } from '@observablehq/plot';
import { type Pool, poolRequirement, type Staffed } from '@signalbox/simulations/staffing';
import { PALETTE, svgOf } from '../../page/drawing.js';
import { heldUntil, type Point, stepLines } from '../../page/lines.js';
import { intervalSlots } from '../../simulate/report/curves.js';
import { horizonAxis } from '../../simulate/report/horizon-axis.js';
import { netOf } from '../theory.js';

const SERIES = ['found, net', 'Erlang A', 'Erlang C'] as const;

/** Agents of a pool interval by interval: what was found, net of breaks, absence and shrinkage, beside what Erlang A and Erlang C ask. */
export function poolPlot(staffed: Staffed, pool: Pool): string {
  const { answer } = staffed;
  const asked = poolRequirement(pool, answer);
  const net = netOf(staffed, pool, asked);
  const slots = intervalSlots(answer);
  const curve = (series: string, value: (interval: number) => number | null): readonly Point[] =>
    heldUntil(
      answer.toMs,
      slots.map(({ at, intervals: [interval = 0] }) => ({ at, series, value: value(interval) })),
    );
  const drawn = [
    ...curve('found, net', (interval) => net[interval] as number),
    ...curve('Erlang A', (interval) => asked[interval]?.erlangA ?? null),
    ...curve('Erlang C', (interval) => asked[interval]?.erlangC ?? null),
  ];
  return svgOf(`Agents of ${pool.name} beside Erlang A and Erlang C`, {
    x: horizonAxis(slots),
    y: { label: '↑ agents', grid: true, zero: true },
    color: { domain: [...SERIES], range: PALETTE, legend: true },
    marks: [...stepLines(drawn, SERIES), ruleY([0])],
  });
}
