import {
  ALL,
  type By,
  type Cell,
  type ContactField,
  intervalsOf,
  keysOf,
  type Measured,
  type StaffField,
} from '@signalbox/simulations/measures';
import { BY_THEMSELVES, segmentName, type Trial } from '@signalbox/simulations/scenario';
import { wallClock } from '../../wall-clock.js';

const DAY_MS = 86_400_000;

/** One period on a plot: an interval, or a whole day if there are many. */
export interface Slot {
  /**
   * Its position on the axis. Over the horizon: elapsed time after the first, which clock changes do not distort; `date` and `minute` give
   * the local time in the scenario's zone. Over a day: that time of day.
   */
  readonly at: Date;
  readonly date: string;
  /** Minutes since midnight. */
  readonly minute: number;
  readonly spanMs: number;
  /** Indices of the intervals in it. */
  readonly intervals: readonly number[];
}

/** Up to this many days, intervals are drawn one by one; longer horizons are drawn day by day. */
const DAYS_IN_DETAIL = 14;

/** The periods of a plot over the whole horizon. */
export function horizonSlots(trial: Trial): readonly Slot[] {
  const all = intervalSlots(trial);
  if (trial.toMs - trial.countFromMs <= DAYS_IN_DETAIL * DAY_MS) return all;
  const days = new Map<string, Slot[]>();
  for (const slot of all) days.set(slot.date, [...(days.get(slot.date) ?? []), slot]);
  return [...days.values()].map((slots) => joined(slots, slots[0]?.at ?? new Date(0)));
}

/**
 * The periods of an average day, merging intervals at the same time of day. Times of day outside the horizon are left out, except the first
 * of each gap, which has no data, so that no line is drawn across it.
 */
export function daySlots(trial: Trial): readonly Slot[] {
  const times = new Map<number, Slot[]>();
  for (const slot of intervalSlots(trial)) times.set(slot.minute, [...(times.get(slot.minute) ?? []), slot]);
  const slots = [...times].sort(([one], [other]) => one - other).map(([minute, own]) => joined(own, new Date(minute * 60_000)));
  return slots.flatMap((slot, place) => {
    const endsMinute = slot.minute + trial.intervalMs / 60_000;
    const next = slots[place + 1];
    return next === undefined || next.minute <= endsMinute ? [slot] : [slot, unknownFrom(endsMinute, slot)];
  });
}

const unknownFrom = (minute: number, { date, spanMs }: Slot): Slot => ({
  date,
  minute,
  spanMs,
  intervals: [],
  at: new Date(minute * 60_000),
});

/** Intervals by local time: in an hour that occurs twice, the two are merged. */
export function clockSlots(trial: Trial): readonly Slot[] {
  const shown = new Map<string, Slot[]>();
  for (const slot of intervalSlots(trial)) {
    const name = `${slot.date} ${slot.minute}`;
    shown.set(name, [...(shown.get(name) ?? []), slot]);
  }
  return [...shown.values()].map((slots) => joined(slots, slots[0]?.at ?? new Date(0)));
}

/** Every interval separately. */
export function intervalSlots({ countFromMs, toMs, intervalMs, zone }: Trial): readonly Slot[] {
  const clock = wallClock(zone);
  return Array.from({ length: Math.ceil((toMs - countFromMs) / intervalMs) }, (_, interval): Slot => {
    const fromMs = countFromMs + interval * intervalMs;
    const [date = '', time = ''] = clock.full(fromMs).split(' ');
    const [hour = 0, of = 0] = time.split(':').map(Number);
    return { at: new Date(fromMs), date, minute: hour * 60 + of, spanMs: Math.min(intervalMs, toMs - fromMs), intervals: [interval] };
  });
}

const joined = (slots: readonly Slot[], at: Date): Slot => ({
  ...(slots[0] as Slot),
  at,
  spanMs: slots.reduce((sum, { spanMs }) => sum + spanMs, 0),
  intervals: slots.flatMap(({ intervals }) => intervals),
});

/** Sums of the fields of one key in a slot, the mean over replications. */
export type SlotCells<F extends string> = (slot: Slot) => Cell<F>;

export const contactCurve = (measured: readonly Measured[], by: By = 'all', key: string = ALL): SlotCells<ContactField> =>
  curve(measured.map(({ contacts }) => intervalsOf(contacts, by, key)));

/**
 * What customers meet in a queue, on a channel or everywhere: where campaigns call there too, those who came by themselves, as targets judge
 * it. Whom a campaign calls waits for nobody.
 */
export function metCurve(
  measured: readonly Measured[],
  by: 'all' | 'queue' | 'channel' = 'all',
  key: string = ALL,
): SlotCells<ContactField> {
  const [apart, name] =
    by === 'all' ? (['came', BY_THEMSELVES] as const) : (['segment', segmentName({ of: { [by]: key }, whom: 'by-themselves' })] as const);
  return measured.some(({ contacts }) => keysOf(contacts, apart).includes(name))
    ? contactCurve(measured, apart, name)
    : contactCurve(measured, by, key);
}

export const staffCurve = (measured: readonly Measured[], by: By = 'all', key: string = ALL): SlotCells<StaffField> =>
  curve(measured.map(({ staff }) => intervalsOf(staff, by, key)));

function curve<F extends string>(replications: readonly (readonly Cell<F>[])[]): SlotCells<F> {
  return ({ intervals }) => {
    const sum: Partial<Record<F, number>> = {};
    for (const cells of replications)
      for (const interval of intervals)
        for (const [field, amount] of Object.entries(cells[interval] ?? {}) as [F, number][])
          sum[field] = (sum[field] ?? 0) + amount / replications.length;
    return sum as Cell<F>;
  };
}

/** A share of nobody cannot be drawn: a plot leaves a gap for `null`. */
export const shareOrGap = (part: number, whole: number): number | null => (whole === 0 || !Number.isFinite(whole) ? null : part / whole);

/** Service level; a gap where nobody arrived, or all who did found the queue closed. */
export const levelOrGap = ({ within, arrived, foundClosed }: Cell<ContactField>): number | null =>
  arrived > foundClosed ? shareOrGap(within, arrived) : null;

/** Occupancy; a gap outside all shifts. An agent who only finishes the last contact after it is fully occupied, which says nothing of the hub. */
export const occupancyOrGap = ({ occupiedMs, readyMs, scheduledMs }: Cell<StaffField>): number | null =>
  scheduledMs > 0 ? shareOrGap(occupiedMs, occupiedMs + readyMs) : null;
