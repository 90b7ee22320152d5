import { timeText } from '@signalbox/simulations/scenario';
import type { Slot } from './curves.js';

/** Steps between labels, in minutes: those of a clock's face. */
const STEPS = [15, 30, 60, 120, 180, 360];
const LABELS_MAX = 12;
/** More days than this cannot all have their names on an axis. */
const DAYS_LABELLED = 14;
const DAY_MINUTES = 1_440;

const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
const dayName = (date: string): string => DAY.format(Date.parse(date)).replace(',', '');

/** The axis of a plot over the horizon: times of day where it is a day or two, the date at midnight; else days. */
export function horizonAxis(slots: readonly Slot[]) {
  const labels = labelsOf(slots);
  return {
    type: 'utc',
    label: null,
    ticks: [...labels.keys()].map((atMs) => new Date(atMs)),
    tickFormat: (at: Date): string => labels.get(at.getTime()) ?? '',
  } as const;
}

/** Labels by the place of their slot. Where an hour of the clock comes twice, its first time has the label. */
function labelsOf(slots: readonly Slot[]): ReadonlyMap<number, string> {
  const dates = [...new Set(slots.map(({ date }) => date))];
  const everyDays = Math.ceil(dates.length / (dates.length > DAYS_LABELLED ? DAYS_LABELLED / 2 : DAYS_LABELLED));
  const minutes = slots.reduce((sum, { spanMs }) => sum + spanMs / 60_000, 0);
  const step = STEPS.find((one) => minutes / one <= LABELS_MAX) ?? (STEPS.at(-1) as number);
  const seen = new Set<string>();
  const labels = new Map<number, string>();
  for (const [place, { at, date, minute }] of slots.entries()) {
    const midnight = minute === 0 || (place > 0 && slots[place - 1]?.date !== date);
    const detailed = minutes <= 2 * DAY_MINUTES;
    const due = detailed ? midnight || minute % step === 0 : (midnight || place === 0) && dates.indexOf(date) % everyDays === 0;
    const name = detailed ? `${date} ${minute}` : date;
    if (!due || seen.has(name)) continue;
    seen.add(name);
    labels.set(at.getTime(), midnight || !detailed ? dayName(date) : timeText(minute));
  }
  return labels;
}
