import { dot, link, ruleX } from '@observablehq/plot';
import { FAINT, PALETTE, svgOf } from '../../page/drawing.js';
import { linesOf } from '../../page/lines.js';
import { unitOf } from '../../simulate/figure-text.js';
import { headRow, onlyCalled } from '../../simulate/headline.js';
import { daySlots, levelOrGap, metCurve, occupancyOrGap, staffCurve } from '../../simulate/report/curves.js';
import { isToTell } from '../../simulate/rows-to-tell.js';
import { mixedIn } from '../blocks.js';
import type { Compared, ComparedRun } from '../compared.js';

/** Each scenario has one colour on the whole page, the first one where it is drawn. */
const coloursOf = (names: readonly string[], from = 0) => ({ domain: [...names], range: PALETTE.slice(from), legend: true });
/** How a figure is drawn: shares in points, spans and money in their larger unit. */
const DRAWN: Readonly<Record<string, { readonly factor: number; readonly unit: string }>> = {
  share: { factor: 100, unit: 'percentage points' },
  ms: { factor: 0.001, unit: 'seconds' },
  money: { factor: 0.01, unit: 'money' },
};

/** Differences of one figure from the first scenario, key by key, with their intervals. */
export function differencePlot({ base, alternatives }: Compared, of: 'contacts' | 'staff', figure: string, label: string): string {
  const { factor, unit: drawn } = DRAWN[unitOf(figure)] ?? { factor: 1, unit: unitOf(figure) };
  // Amounts in another currency have no difference to draw.
  const unit = drawn === 'money' ? base.trial.costs.currency : drawn;
  const points = alternatives.flatMap((one) => {
    const { name, trial, differences } = one;
    const isMixed = mixedIn(one, base);
    const isByChannel = differences.contacts.some((row) => row.by === 'all' && isMixed(row, figure));
    return differences[of].flatMap((row) => {
      const { by, key, figures } = row;
      const said = figures[figure]?.difference;
      if (said === undefined || !Number.isFinite(said.mean) || by === 'tenant' || !isToTell({ by, key }, trial)) return [];
      // Channels say again what queues say, except of waits, where rows that mix them have none.
      if (isMixed(row, figure) || (by === 'channel' && !isByChannel)) return [];
      // The first bar is the figure of the whole, which is not everybody's where those are told apart who came by themselves.
      if (by === 'all' && headRow(differences[of], figure) !== row) return [];
      const width = Number.isFinite(said.halfWidth) ? said.halfWidth : 0;
      const at = (value: number): number => value * factor;
      return [
        { name, key: by === 'all' ? 'all' : `${by} ${key}`, mean: at(said.mean), low: at(said.mean - width), high: at(said.mean + width) },
      ];
    });
  });
  const keys = [...new Set(points.map(({ key }) => key))];
  const several = alternatives.length > 1;
  // Where nothing differs the axis would be a nought with six decimals, and no telling how wide it is.
  const alike = points.every(({ low, high }) => low === 0 && high === 0);
  return svgOf(label, {
    height: 80 + keys.length * (several ? 22 * alternatives.length : 26),
    marginLeft: leftOf(keys),
    x: { label: `${label}, ${unit}: scenario − ${base.name} →`, grid: true, ...(alike ? { domain: [-1, 1] } : { nice: true }) },
    // Colours tell the scenarios apart; to the left stands what the bars are about.
    ...(several
      ? { y: { type: 'band', axis: null }, fy: { domain: keys, label: null, axis: 'left' } }
      : { y: { type: 'band', label: null, domain: keys } }),
    color: coloursOf(
      alternatives.map(({ name }) => name),
      1,
    ),
    marks: [
      ruleX([0], { stroke: FAINT }),
      link(points, {
        x1: 'low',
        x2: 'high',
        y: several ? 'name' : 'key',
        ...(several ? { fy: 'key' } : {}),
        stroke: 'name',
        strokeWidth: 3,
      }),
      dot(points, { x: 'mean', y: several ? 'name' : 'key', ...(several ? { fy: 'key' } : {}), fill: 'name', r: 4 }),
    ],
  });
}

/** Room for the longest of these names. Nobody here can measure letters: a wide one of this size takes so much. */
const leftOf = (names: readonly string[]): number => Math.max(100, 24 + 7.5 * Math.max(0, ...names.map(({ length }) => length)));

/** A share over an average day, a line for each scenario. */
export function dayPlot(
  { base, alternatives }: Compared,
  label: string,
  shareOver: (run: ComparedRun, among: readonly ComparedRun[]) => (slot: Slot) => number | null,
): string {
  const runs = [base, ...alternatives];
  const lines = runs.flatMap((run) => {
    const value = shareOver(run, runs);
    return daySlots(run.trial).map((slot) => ({ at: slot.at, series: run.name, value: value(slot) }));
  });
  return svgOf(label, {
    x: { type: 'utc', label: null, tickFormat: '%H:%M' },
    y: { label: `↑ ${label}`, domain: [0, 1], tickFormat: '.0%', grid: true },
    color: coloursOf(runs.map(({ name }) => name)),
    marks: [...linesOf(lines, 'series')],
  });
}

type Slot = ReturnType<typeof daySlots>[number];
const measuredOf = ({ replications }: ComparedRun) => replications.map(({ measured }) => measured);

/**
 * As `metCurve`: where campaigns call, of those who came by themselves. Beside a scenario to which customers come by themselves, one that calls
 * all of its own has no line: they are no such customers.
 */
export function serviceLevelOver(run: ComparedRun, among: readonly ComparedRun[] = []): (slot: Slot) => number | null {
  const calls = ({ summary }: ComparedRun): boolean => onlyCalled(summary.contacts);
  if (calls(run) && !among.every(calls)) return () => null;
  const cells = metCurve(measuredOf(run));
  return (slot) => levelOrGap(cells(slot));
}

export function occupancyOver(run: ComparedRun): (slot: Slot) => number | null {
  const cells = staffCurve(measuredOf(run));
  return (slot) => occupancyOrGap(cells(slot));
}
