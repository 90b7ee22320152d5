import { ALL, type By, type Cell, type ContactField, intervalsOf, type Measured, type StaffField } from '@signalbox/simulations/measures';
import type { Trial } from '@signalbox/simulations/scenario';
import { wallClock } from '../../wall-clock.js';

const DAY_MS = 86_400_000;

/** One stretch of time on a plot: an interval, or a whole day where there are many. */
export interface Slot {
  /**
   * Where it is drawn. Over the horizon: as long after the first as it is, which no change of clocks bends; `date` and `minute` say what the
   * clocks of the scenario's zone show. Over a day: that time of day.
   */
  readonly at: Date;
  readonly date: string;
  /** Minutes since midnight. */
  readonly minute: number;
  readonly spanMs: number;
  /** Places of the intervals in it. */
  readonly intervals: readonly number[];
}

/** Days whose intervals are drawn one by one; longer horizons are drawn day by day. */
const DAYS_IN_DETAIL = 14;

/** The stretches of time a plot over the whole horizon has. */
export function horizonSlots(trial: Trial): readonly Slot[] {
  const all = intervalSlots(trial);
  if (trial.toMs - trial.countFromMs <= DAYS_IN_DETAIL * DAY_MS) return all;
  const days = new Map<string, Slot[]>();
  for (const slot of all) days.set(slot.date, [...(days.get(slot.date) ?? []), slot]);
  return [...days.values()].map((slots) => joined(slots, slots[0]?.at ?? new Date(0)));
}

/**
 * The stretches of an average day: intervals at the same time of day are one. Times of day that the horizon does not have are left out but for
 * the first of them, of which nothing is known, so that no line leads over them.
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
  ...{ date, minute, spanMs, intervals: [] },
  at: new Date(minute * 60_000),
});

/** Intervals by what the clocks show: where an hour comes twice, the two are one. */
export function clockSlots(trial: Trial): readonly Slot[] {
  const shown = new Map<string, Slot[]>();
  for (const slot of intervalSlots(trial)) {
    const name = `${slot.date} ${slot.minute}`;
    shown.set(name, [...(shown.get(name) ?? []), slot]);
  }
  return [...shown.values()].map((slots) => joined(slots, slots[0]?.at ?? new Date(0)));
}

/** Every interval of its own. */
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

/** A share of nobody cannot be drawn: plots leave a gap where a value is `null`. */
export const shareOrGap = (part: number, whole: number): number | null => (whole === 0 || !Number.isFinite(whole) ? null : part / whole);
