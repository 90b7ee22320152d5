import { lineY, ruleY } from '@observablehq/plot';
import { type Pool, poolRequirement, type Staffed } from '@signalbox/simulations/staffing';
import { PALETTE, svgOf } from '../../page/drawing.js';
import { intervalSlots } from '../../simulate/report/curves.js';
import { horizonAxis } from '../../simulate/report/horizon-axis.js';
import { netOf } from '../theory.js';

interface Point {
  readonly at: Date;
  readonly series: string;
  readonly value: number | null;
}

/** Agents of a pool interval by interval: what was found, net of breaks, absence and shrinkage, beside what Erlang A and Erlang C ask. */
export function poolPlot(staffed: Staffed, pool: Pool): string {
  const { answer } = staffed;
  const asked = poolRequirement(pool, answer);
  const net = netOf(staffed, pool, asked);
  const slots = intervalSlots(answer);
  const curve = (series: string, value: (interval: number) => number | null): readonly Point[] =>
    slots.map(({ at, intervals: [interval = 0] }) => ({ at, series, value: value(interval) }));
  const drawn = [
    ...curve('found, net', (interval) => net[interval] as number),
    ...curve('Erlang A', (interval) => asked[interval]?.erlangA ?? null),
    ...curve('Erlang C', (interval) => asked[interval]?.erlangC ?? null),
  ];
  return svgOf(`Agents of ${pool.name} beside Erlang A and Erlang C`, {
    x: horizonAxis(slots),
    y: { label: '↑ agents', grid: true, zero: true },
    color: { domain: ['found, net', 'Erlang A', 'Erlang C'], range: PALETTE, legend: true },
    marks: [lineY(drawn, { x: 'at', y: 'value', stroke: 'series', curve: 'step-after', strokeWidth: 1.6 }), ruleY([0])],
  });
}
