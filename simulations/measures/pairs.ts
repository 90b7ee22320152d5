import { BY_THEMSELVES } from '../scenario/index.js';
import { variance } from './interval.js';
import type { Measured } from './recorder.js';
import { costRatios, figureRows, isOfWaits, type Stated, stated, statedWait } from './summary.js';
import { ALL, type By, keysOf } from './table.js';

/** A replication as far as pairing needs it: its number, and what it measured. */
export interface Numbered {
  readonly replication: number;
  readonly antithetic?: boolean;
  readonly measured: Measured;
}

/** A figure under two configurations with the same customers. */
export interface PairedFigure {
  readonly base: Stated;
  readonly other: Stated;
  /**
   * Mean of other − base over the pairs, with its interval: Student's t, since the pairs are independent. It is infinite for a percentile of
   * waits in which half of the pairs or more do not differ: few pairs carry the mean then, and the interval would rarely contain it.
   */
  readonly difference: Stated;
  /**
   * Variance of the difference between independent runs, divided by that of the pairs: how many times more replications independent runs
   * would have needed. Infinite if the pairs do not vary, `NaN` if nothing does.
   */
  readonly pairingGain: number;
}

export interface PairedRow {
  readonly by: By;
  readonly key: string;
  readonly figures: Readonly<Record<string, PairedFigure>>;
}

/** All figures by which one configuration differs from another. */
export interface Differences {
  /** Number of independent pairs; with mirror images, a replication and its image together make one. */
  readonly pairs: number;
  readonly contacts: readonly PairedRow[];
  readonly staff: readonly PairedRow[];
  readonly costPerContact: PairedFigure;
  readonly costPerResolved: PairedFigure;
}

/**
 * Paired differences on common random numbers (Law 2015, Simulation Modeling and Analysis, ch. 10.2.1 and 11.2): replication n of one is
 * compared with replication n of the other. Replications that only one of them has are left out, as are mirror images without their
 * original.
 */
export function differences(base: readonly Numbered[], other: readonly Numbered[]): Differences {
  const antithetic = [...base, ...other].some((one) => one.antithetic === true);
  const others = new Map(other.map((one) => [nameOf(one), one]));
  const common = base.filter((one) => others.has(nameOf(one)));
  const images = new Set(common.filter((one) => one.antithetic === true).map(({ replication }) => replication));
  const kept = antithetic ? common.filter(({ replication }) => images.has(replication) && hasOriginal(common, replication)) : common;
  const sides = [kept.map(({ measured }) => measured), kept.map((run) => (others.get(nameOf(run)) as Numbered).measured)] as const;
  const one = withKinds(sides[0], sides[1]);
  const two = withKinds(sides[1], sides[0]);
  const blocks = blocker(kept);
  const paired = (of: 'contacts' | 'staff'): readonly PairedRow[] => {
    const both = [...one, ...two];
    const right = figureRows(of, two, both);
    const rows = figureRows(of, one, both).map(({ by, key, values }, place) => ({
      figures: Object.fromEntries(
        Object.entries(values).map(([name, own]) => [name, pair(name, blocks(own), blocks(right[place]?.values[name] ?? []))]),
      ),
      by,
      key,
    }));
    return rows.filter(
      ({ by, key }) => !ONLY_WHERE_BOTH.has(by) || [one, two].every((side) => side.some((run) => keysOf(run.contacts, by).includes(key))),
    );
  };
  const [left, right] = [costRatios(one), costRatios(two)];
  return {
    pairs: new Set(kept.map(({ replication }) => replication)).size,
    contacts: paired('contacts'),
    staff: paired('staff'),
    costPerContact: pair('costPerContact', blocks(left.costPerContact), blocks(right.costPerContact)),
    costPerResolved: pair('costPerResolved', blocks(left.costPerResolved), blocks(right.costPerResolved)),
  };
}

/** Counted apart only where a scenario gives reason to: where one of two does not, it is not known of the other, which is not none. */
const ONLY_WHERE_BOTH: ReadonlySet<By> = new Set(['came', 'segment']);

/** Beside runs that tell the kinds of customers apart: where no campaign calls, everybody has come by themselves. */
function withKinds(runs: readonly Measured[], beside: readonly Measured[]): readonly Measured[] {
  const apart = (side: readonly Measured[]): boolean => side.some(({ contacts }) => keysOf(contacts, 'came').length > 0);
  if (apart(runs) || !apart(beside)) return runs;
  return runs.map((run) => ({
    ...run,
    contacts: { ...run.contacts, rows: allCame(run.contacts.rows) },
    waits: allCame(run.waits),
    handedInWaits: allCame(run.handedInWaits),
  }));
}

function allCame<T>(rows: Map<By, Map<string, T>>): Map<By, Map<string, T>> {
  const all = rows.get('all')?.get(ALL);
  return all === undefined ? rows : new Map([...rows, ['came', new Map([[BY_THEMSELVES, all]])]]);
}

const nameOf = ({ replication, antithetic = false }: Numbered): string => `${replication}/${antithetic}`;
const hasOriginal = (runs: readonly Numbered[], replication: number): boolean =>
  runs.some((one) => one.replication === replication && one.antithetic !== true);

/** Averages each replication with its mirror image: the two are not independent, their mean is one observation. */
function blocker(kept: readonly Numbered[]): (values: readonly number[]) => readonly number[] {
  const places = new Map<number, number[]>();
  for (const [place, { replication }] of kept.entries()) places.set(replication, [...(places.get(replication) ?? []), place]);
  return (values) => [...places.values()].map((own) => own.reduce((sum, place) => sum + (values[place] ?? Number.NaN), 0) / own.length);
}

/** Pairs with an undefined half are left out of the difference. */
function pair(name: string, base: readonly number[], other: readonly number[]): PairedFigure {
  const apart = base.map((value, place) => (other[place] ?? Number.NaN) - value);
  // Of the same pairs as the difference: else the gain would compare two samples.
  const whole = (values: readonly number[]): readonly number[] => values.filter((_, place) => !Number.isNaN(apart[place]));
  const together = variance(whole(apart));
  const independent = variance(whole(base)) + variance(whole(other));
  const pairingGain = together === 0 && independent === 0 ? Number.NaN : independent / together;
  if (isOfWaits(name)) return { base: statedWait(base), other: statedWait(other), difference: statedDifference(apart, base), pairingGain };
  return { base: stated(base), other: stated(other), difference: stated(apart), pairingGain };
}

/** Of percentiles of waits. Pairs that never differ prove that the two are alike only where there are waits to differ in. */
function statedDifference(apart: readonly number[], base: readonly number[]): Stated {
  const never = apart.every((value) => value === 0 || Number.isNaN(value));
  return never && Number.isFinite(statedWait(base).halfWidth) ? stated(apart) : statedWait(apart);
}
