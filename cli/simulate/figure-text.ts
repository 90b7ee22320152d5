import { CONTACT_FIGURES, type Judged, STAFF_FIGURES, type Stated } from '@signalbox/simulations/measures';
import { segmentName, type Whom } from '@signalbox/simulations/scenario';
import { amount, number, percentText, plural } from '../number-text.js';
import { spanText } from '../wall-clock.js';

export type Unit = 'count' | 'ms' | 'share' | 'money' | 'number' | 'agents';

const UNITS: ReadonlyMap<string, Unit> = new Map(
  [...Object.entries(CONTACT_FIGURES), ...Object.entries(STAFF_FIGURES)].map(([name, { unit }]) => [name, unit]),
);

/** Unit of a figure by its name; percentiles of waits are durations. */
export const unitOf = (figure: string): Unit => UNITS.get(figure) ?? (figure.endsWith('Ms') ? 'ms' : 'number');

function valueText(value: number, unit: Unit, currency = ''): string {
  switch (unit) {
    case 'count':
      return number(Math.round(value));
    case 'ms':
      return value === 0 ? '0 s' : spanText(Math.round(value));
    case 'share':
      return percentText(value);
    case 'money':
      return `${amount(value)}${currency === '' ? '' : ` ${currency}`}`;
    default:
      return Math.abs(value) >= 100 || Number.isInteger(value) ? number(Math.round(value)) : value.toFixed(2);
  }
}

/** Sums of the same numbers in another order may differ by this much. */
const ROUNDING = 1e-12;

/** `94.2 % ±0.8`, or a dash if nothing can be said. The interval of a single replication is not shown. */
export function figureText({ mean, halfWidth }: Stated, unit: Unit, currency = ''): string {
  if (Number.isNaN(mean)) return '–';
  const value = valueText(mean, unit, currency);
  if (!Number.isFinite(halfWidth) || halfWidth <= Math.abs(mean) * ROUNDING) return value;
  if (unit === 'number' || unit === 'agents') return alike(mean, halfWidth);
  if (unit === 'ms') return spansAlike(mean, halfWidth);
  const width = unit === 'share' ? (halfWidth * 100).toFixed(1) : valueText(halfWidth, unit);
  return `${value} ±${width}`;
}

/** From each of these spans on, the finest step in which it is told, ms: `4.3 s`, `5 min 01 s`, `2 h 10 min`. */
const STEPS = [
  [3_600_000, 60_000],
  [60_000, 1_000],
  [1_000, 100],
] as const;

/**
 * A span and its interval in steps of the same size, that of the larger of the two. An interval is never rounded to nought, which would claim
 * that the figure is exact.
 */
function spansAlike(meanMs: number, halfWidthMs: number): string {
  const larger = Math.max(Math.abs(meanMs), halfWidthMs);
  const [, step] = STEPS.find(([from]) => larger >= from) ?? [0, 1];
  const text = (ms: number): string => inSteps(Math.round(ms / step) * step, step);
  return `${text(meanMs)} ±${text(Math.max(halfWidthMs, step))}`;
}

function inSteps(ms: number, step: number): string {
  if (step === 100) return ms < 60_000 ? `${(ms / 1_000).toFixed(1)} s` : spanText(ms);
  if (step === 60_000 && ms < 3_600_000) return `${ms / 60_000} min`;
  if (step === 1_000 && ms < 60_000) return `${ms / 1_000} s`;
  return spanText(ms);
}

/** Both with as many decimals as both need: `321 ±11.43` would promise more of the interval than of the figure. */
function alike(mean: number, halfWidth: number): string {
  const whole = Math.abs(mean) >= 100 && halfWidth >= 1;
  const text = (value: number): string => (whole ? number(Math.round(value)) : value.toFixed(2));
  return `${text(mean)} ±${text(halfWidth)}`;
}

/** What a figure of a target is about: `queue calls, by themselves`. */
export const targetName = ({ target: { of }, whom }: Pick<Judged, 'target'> & { readonly whom: Whom }): string =>
  segmentName({ of, whom }) || 'all';

const NAMES: Readonly<Record<string, string>> = {
  serviceLevel: 'service level',
  abandonment: 'abandoned',
  ahtMs: 'handling time',
  asaMs: 'mean wait',
  occupancy: 'occupancy',
};

/** Said beside verdicts on one run. */
export const ONE_RUN =
  'A verdict on one run has no interval and proves nothing about the target: it may be luck. Play more --replications.';

/** What to say beside verdicts if any is that of one run; `undefined`: nothing. */
export const oneRunText = (judged: readonly Pick<Judged, 'ofOneRun'>[]): string | undefined =>
  judged.some(({ ofOneRun }) => ofOneRun) ? ONE_RUN : undefined;

/** Of fewer days, nine in ten is all but one at most. */
const DAYS_LEAST = 10;

/** What to say of "P10 of days" where it is of few days; `undefined`: nothing. */
export function fewDaysText(judged: readonly Judged[]): string | undefined {
  const few = judged.flatMap(({ steadiness }) => (steadiness !== null && steadiness.days > 0 ? [steadiness.days] : []));
  const least = Math.min(...few);
  if (few.length === 0 || least >= DAYS_LEAST) return undefined;
  return `“P10 of days” is of ${plural(least, 'day')} here, all replications together: of fewer than ten it is the worst of them.`;
}

/** `service level ≥ 80.0 % in 20 s` */
export function goalOf({ figure, goal, least, target }: Pick<Judged, 'figure' | 'goal' | 'least' | 'target'>): string {
  const within = figure === 'serviceLevel' ? ` in ${target.withinMs === null ? 'the target of the plan' : spanText(target.withinMs)}` : '';
  return `${NAMES[figure] ?? figure} ${least ? '≥' : '≤'} ${valueText(goal, unitOf(figure))}${within}`;
}
