import type { Trial } from '../scenario/index.js';
import { CONTACT_FIGURES, type ContactFigure, STAFF_FIGURES, type StaffFigure } from './figures.js';
import { type Estimate, estimate } from './interval.js';
import type { Measured } from './recorder.js';
import { ALL, type By, CONTACT_BY, intervalsOf, keysOf, STAFF_BY, wholeOf } from './table.js';
import { PERCENTILES, type Waits } from './waits.js';

/** A figure over replications: its mean and its 95 % confidence interval. */
export interface Stated extends Estimate {
  /** Number of replications in which it was defined. */
  readonly count: number;
}

/** One line: all figures of a key. */
export interface SummaryRow {
  readonly by: By;
  readonly key: string;
  readonly figures: Readonly<Record<string, Stated>>;
}

/** Service level over days in which anybody arrived, and over intervals in which anybody arrived at an open queue. */
export interface Steadiness {
  /** Share of intervals on target. */
  readonly intervalsOnTarget: Stated;
  /** One in ten days of all replications was worse than this; of fewer than ten days it is the worst. */
  readonly daysP10: number;
  /** How many days of all replications that is of. */
  readonly days: number;
}

export interface Summary {
  readonly confidence: number;
  readonly replications: number;
  readonly contacts: readonly SummaryRow[];
  readonly staff: readonly SummaryRow[];
  /** Cost of all agents, per contact answered, and per contact that did not come again. */
  readonly costPerContact: Stated;
  readonly costPerResolved: Stated;
}

export const CONFIDENCE = 0.95;

/** Mean and interval of values by replication; `NaN` means undefined and is left out. A single value has an infinite interval. */
export function stated(values: readonly number[]): Stated {
  const said = values.filter((value) => !Number.isNaN(value));
  if (said.length === 0) return { mean: Number.NaN, halfWidth: Number.NaN, count: 0 };
  if (said.length === 1) return { mean: said[0] as number, halfWidth: Number.POSITIVE_INFINITY, count: 1 };
  return { count: said.length, ...estimate(said, CONFIDENCE) };
}

/**
 * Percentiles of waits are `stated` with an interval only if more than half of the replications have a wait there. Otherwise most values are
 * 0 and the few others carry the mean: the more of them are 0, the less often Student's interval contains it, down to never.
 */
export function statedWait(values: readonly number[]): Stated {
  const all = stated(values);
  const without = values.filter((value) => value === 0).length;
  return without > 0 && without * 2 >= all.count ? { ...all, halfWidth: Number.POSITIVE_INFINITY } : all;
}

/** Whether a figure is a percentile of waits, or the longest of them. */
export const isOfWaits = (name: string): boolean => Object.hasOwn(SPREAD_FORMULAS.contacts, name);

/** Everything replications showed for a key: a value per replication and figure, in order; `NaN` if undefined. */
export interface FigureRow {
  readonly by: By;
  readonly key: string;
  readonly values: Readonly<Record<string, readonly number[]>>;
}

/** The figures of customers or of agents, replication by replication. Keys are those that occur in any of `keysFrom`. */
export function figureRows(of: 'contacts' | 'staff', measured: readonly Measured[], keysFrom = measured): readonly FigureRow[] {
  const figures = of === 'contacts' ? contactFigures : staffFigures;
  return (of === 'contacts' ? CONTACT_BY : STAFF_BY).flatMap((by) => {
    const keys = [...new Set(keysFrom.flatMap((one) => keysOf<string>(one[of], by)))].sort();
    return keys.map((key): FigureRow => ({ by, key, values: valuesOf(measured.map((one) => figures(one, by, key))) }));
  });
}

/** Cost of all agents per contact answered, and per contact that did not come again, replication by replication. */
export function costRatios(measured: readonly Measured[]): Readonly<Record<'costPerContact' | 'costPerResolved', readonly number[]>> {
  const ratio = (below: (answered: number, repeated: number) => number): readonly number[] =>
    measured.map(({ contacts, staff }) => {
      const { answered, repeated } = wholeOf(contacts, 'all', ALL);
      return wholeOf(staff, 'all', ALL).cost / (below(answered, repeated) || Number.NaN);
    });
  return { costPerContact: ratio((answered) => answered), costPerResolved: ratio((answered, repeated) => answered - repeated) };
}

/** Adds up replications, given in their order. */
export function summarise(measured: readonly Measured[]): Summary {
  const rows = (of: 'contacts' | 'staff'): readonly SummaryRow[] =>
    figureRows(of, measured).map(({ by, key, values }) => ({
      by,
      key,
      figures: mapped(values, (one, name) => (isOfWaits(name) ? statedWait(one) : stated(one))),
    }));
  const { costPerContact, costPerResolved } = costRatios(measured);
  return {
    confidence: CONFIDENCE,
    replications: measured.length,
    contacts: rows('contacts'),
    staff: rows('staff'),
    costPerContact: stated(costPerContact),
    costPerResolved: stated(costPerResolved),
  };
}

const mapped = <A, B>(values: Readonly<Record<string, A>>, change: (value: A, name: string) => B): Readonly<Record<string, B>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value, name)]));

function valuesOf(replications: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, readonly number[]>> {
  const names = Object.keys(replications[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, replications.map((one) => one[name] ?? Number.NaN)]));
}

function contactFigures(one: Measured, by: By, key: string): Record<string, number> {
  const cell = wholeOf(one.contacts, by, key);
  return {
    ...Object.fromEntries((Object.keys(CONTACT_FIGURES) as ContactFigure[]).map((name) => [name, CONTACT_FIGURES[name].of(cell)])),
    ...spread('waitP', 'longestWaitMs', one.waits.get(by)?.get(key)),
    ...spread('handedInWaitP', 'handedInLongestWaitMs', one.handedInWaits.get(by)?.get(key)),
  };
}

/** Percentiles and maximum of waits, by name. */
const spread = (name: string, longest: string, waits: Waits | undefined): Record<string, number> => ({
  ...Object.fromEntries(PERCENTILES.map((percent, place) => [`${name}${percent}Ms`, waits?.percentilesMs[place] ?? Number.NaN])),
  [longest]: waits?.longestMs ?? Number.NaN,
});

function staffFigures(one: Measured, by: By, key: string): Record<string, number> {
  const cell = wholeOf(one.staff, by, key);
  const figures = Object.fromEntries((Object.keys(STAFF_FIGURES) as StaffFigure[]).map((name) => [name, STAFF_FIGURES[name].of(cell)]));
  return by === 'group' ? { ...figures, fairness: one.fairness.get(key) ?? Number.NaN } : figures;
}

const waitFormulas = (name: string, longest: string, whom: string): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    PERCENTILES.map((percent) => [`${name}${percent}Ms`, `wait that ${percent} % of ${whom} did not exceed, to one part in a thousand`]),
  ),
  [longest]: `longest wait of ${whom}`,
});

/** What the figures are that no counts of a row add up to, by name. */
export const SPREAD_FORMULAS: Readonly<Record<'contacts' | 'staff', Readonly<Record<string, string>>>> = {
  contacts: {
    ...waitFormulas('waitP', 'longestWaitMs', 'the answered'),
    ...waitFormulas('handedInWaitP', 'handedInLongestWaitMs', 'those handed on to here whom the next agent took'),
  },
  staff: { fairness: 'Jain’s index of the occupancies of its agents: 1 if all are equal, 1 ÷ n if one of n does everything' },
};

/** How steadily a key reaches a service level. */
export function steadiness(measured: readonly Measured[], trial: Trial, goal: number, by: By = 'all', key: string = ALL): Steadiness {
  const level = ({ within, arrived }: { readonly within: number; readonly arrived: number }): number => within / arrived;
  const days: number[] = [];
  const shares = measured.map(({ contacts }) => {
    const cells = intervalsOf(contacts, by, key);
    days.push(
      ...byDay(cells, trial)
        .filter(({ arrived }) => arrived > 0)
        .map(level),
    );
    // Where all who came found the queue closed, no agents could have reached anything.
    const busy = cells.filter(({ arrived, foundClosed }) => arrived > foundClosed);
    return busy.filter((cell) => level(cell) >= goal).length / busy.length;
  });
  days.sort((one, other) => one - other);
  return { intervalsOnTarget: stated(shares), daysP10: days[Math.floor(days.length / 10)] ?? Number.NaN, days: days.length };
}

/** An interval belongs to the day in which it begins. */
function byDay(
  cells: readonly { readonly within: number; readonly arrived: number }[],
  { daysMs, countFromMs, intervalMs }: Trial,
): { within: number; arrived: number }[] {
  const sums = daysMs.slice(0, -1).map(() => ({ within: 0, arrived: 0 }));
  let day = 0;
  for (const [interval, { within, arrived }] of cells.entries()) {
    const fromMs = countFromMs + interval * intervalMs;
    while (day < sums.length - 1 && (daysMs[day + 1] as number) <= fromMs) day++;
    const sum = sums[day];
    if (sum === undefined) continue;
    sum.within += within;
    sum.arrived += arrived;
  }
  return sums;
}
