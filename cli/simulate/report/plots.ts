import { areaY, barX, cell, type Markish, ruleY, text } from '@observablehq/plot';
import { intervalsOf, keysOf, type Measured } from '@signalbox/simulations/measures';
import { segmentName, type Trial, timeText } from '@signalbox/simulations/scenario';
import { percentText } from '../../number-text.js';
import { FAINT, INK, LEAD, PALETTE, svgOf } from '../../page/drawing.js';
import { heldUntil, linesOf, type Point, stepLines } from '../../page/lines.js';
import {
  clockSlots,
  contactCurve,
  daySlots,
  horizonSlots,
  levelOrGap,
  metCurve,
  occupancyOrGap,
  type Slot,
  shareOrGap,
  staffCurve,
} from './curves.js';
import { horizonAxis } from './horizon-axis.js';

/** What plots are drawn from. */
export interface Drawn {
  readonly trial: Trial;
  readonly measured: readonly Measured[];
}

const union = (measured: readonly Measured[], table: 'contacts' | 'staff', by: 'queue' | 'channel' | 'hub' | 'group'): readonly string[] =>
  [...new Set(measured.flatMap((one) => keysOf<string>(one[table], by)))].sort();

/** A queue that only receives transfers has no service level to draw. */
const queuesWithArrivals = (measured: readonly Measured[]): readonly string[] =>
  union(measured, 'contacts', 'queue').filter((queue) =>
    measured.some(({ contacts }) => intervalsOf(contacts, 'queue', queue).some(({ arrived }) => arrived > 0)),
  );

const points = (slots: readonly Slot[], series: string, value: (slot: Slot) => number | null): readonly Point[] =>
  slots.map((slot) => ({ at: slot.at, series, value: value(slot) }));

/** The same, with the last held to the end of its slot. */
const steps = (slots: readonly Slot[], name: string, value: (slot: Slot) => number | null): readonly Point[] => {
  const last = slots.at(-1);
  return heldUntil((last?.at.getTime() ?? 0) + (last?.spanMs ?? 0), points(slots, name, value));
};

const series = (domain: readonly string[]) => ({ domain: [...domain], range: PALETTE, legend: domain.length > 1 });
const TIME_OF_DAY = { type: 'utc', label: null, tickFormat: '%H:%M' } as const;
const HOUR_MS = 3_600_000;

/** Arrivals per hour, by channel one on the other. */
export function arrivalsPlot({ trial, measured }: Drawn): string {
  const slots = horizonSlots(trial);
  const channels = union(measured, 'contacts', 'channel');
  const all = channels.flatMap((channel) => {
    const cells = contactCurve(measured, 'channel', channel);
    return steps(slots, channel, (slot) => (cells(slot).arrived * HOUR_MS) / slot.spanMs);
  });
  return svgOf('Arrivals per hour by channel', {
    x: horizonAxis(slots),
    y: { label: '↑ arrivals per hour', grid: true },
    color: series(channels),
    marks: [areaY(all, { x: 'at', y: 'value', fill: 'series', curve: 'step-after', fillOpacity: 0.85 }), ruleY([0])],
  });
}

/** Agents required, on shift, left after shrinkage, and occupied. */
export function staffingPlot({ trial, measured }: Drawn): string {
  const slots = horizonSlots(trial);
  const cells = staffCurve(measured);
  const agents = (name: string, field: 'requiredMs' | 'scheduledMs' | 'netMs' | 'occupiedMs'): readonly Point[] =>
    steps(slots, name, (slot) => (cells(slot)[field] ?? 0) / slot.spanMs);
  const required = trial.staff.some((one) => one.required.length > 0) ? agents('required', 'requiredMs') : [];
  const lines = [
    ...required,
    ...agents('scheduled', 'scheduledMs'),
    ...agents('net of shrinkage', 'netMs'),
    ...agents('occupied', 'occupiedMs'),
  ];
  const names = [...new Set(lines.map((one) => one.series))];
  return svgOf('Agents required, scheduled, net of shrinkage and occupied', {
    x: horizonAxis(slots),
    y: { label: '↑ agents', grid: true, zero: true },
    color: series(names),
    marks: [...stepLines(lines, names), ruleY([0])],
  });
}

/** The service levels the scenario asks for of the customers drawn, each drawn as a line. */
export const goalsOf = ({ targets }: Trial): readonly number[] => [
  ...new Set(targets.flatMap(({ serviceLevel, whom }) => (serviceLevel === null || whom === 'called' ? [] : [serviceLevel]))),
];
/** What the broken lines are: `The broken line is the target: 80.0 % (queue calls).`; nothing where there is none. */
export function goalsText({ targets }: Trial): string {
  const asked = targets.flatMap(({ serviceLevel, whom, of }) =>
    serviceLevel === null || whom === 'called' ? [] : [{ level: serviceLevel, of: segmentName({ of, whom }) || 'all' }],
  );
  const levels = [...new Set(asked.map(({ level }) => level))].map((level) => {
    const of = [...new Set(asked.filter((one) => one.level === level).map((one) => one.of))];
    const more = of.length - GOALS_NAMED;
    const named = more > 0 ? `${of.slice(0, GOALS_NAMED).join('; ')} and ${more} more` : of.join('; ');
    return `${percentText(level)} (${named})`;
  });
  if (levels.length === 0) return '';
  return ` The broken ${levels.length === 1 ? 'line is the target' : 'lines are the targets'}: ${levels.join(', ')}.`;
}
const GOALS_NAMED = 4;
const goalMarks = (trial: Trial): Markish[] => [ruleY(goalsOf(trial), { stroke: INK, strokeDasharray: '4 3' })];

/** Service level over an average day, by queue. */
export function serviceLevelPlot({ trial, measured }: Drawn): string {
  const slots = daySlots(trial);
  const queues = queuesWithArrivals(measured);
  const lines = queues.flatMap((queue) => {
    const cells = metCurve(measured, 'queue', queue);
    return points(slots, queue, (slot) => levelOrGap(cells(slot)));
  });
  return svgOf('Service level over the day by queue', {
    x: TIME_OF_DAY,
    y: { label: '↑ service level', domain: [0, 1], tickFormat: '.0%', grid: true },
    color: series(queues),
    marks: [...linesOf(lines, 'series'), ...goalMarks(trial)],
  });
}

/** The unit in which a span reads best. */
const spanUnit = (longestMs: number): readonly [name: string, ms: number] =>
  longestMs > 3 * HOUR_MS ? ['hours', HOUR_MS] : longestMs > 180_000 ? ['minutes', 60_000] : ['seconds', 1_000];

/** Mean wait of the answered over an average day, a plot for each channel: hours of mail and seconds of calls do not share an axis. */
export function waitPlots({ trial, measured }: Drawn): readonly (readonly [channel: string, svg: string])[] {
  const slots = daySlots(trial);
  return union(measured, 'contacts', 'channel').map((channel) => {
    const cells = metCurve(measured, 'channel', channel);
    const line = points(slots, channel, (slot) => {
      const { waitedAnsweredMs, answered } = cells(slot);
      return shareOrGap(waitedAnsweredMs, answered);
    });
    const longestMs = Math.max(0, ...line.map(({ value }) => value ?? 0));
    const [unit, unitMs] = spanUnit(longestMs);
    const scaled = line.map((point) => ({ ...point, value: point.value === null ? null : point.value / unitMs }));
    const svg = svgOf(`Mean wait of the answered over the day, ${channel}`, {
      height: 180,
      x: TIME_OF_DAY,
      // Where nobody waited at all there would be no axis but a nought with six decimals.
      y: { label: `↑ mean wait, ${unit}`, grid: true, ...(longestMs > 0 ? { zero: true } : { domain: [0, 1] }) },
      marks: [...linesOf(scaled, LEAD), ruleY([0])],
    });
    return [channel, svg] as const;
  });
}

/** Occupancy over an average day, by hub. */
export function occupancyPlot({ trial, measured }: Drawn): string {
  const slots = daySlots(trial);
  const hubs = trial.plan.hubs.map(({ id }) => id);
  const lines = hubs.flatMap((hub) => {
    const cells = staffCurve(measured, 'hub', hub);
    return points(slots, hub, (slot) => occupancyOrGap(cells(slot)));
  });
  return svgOf('Occupancy over the day by hub', {
    x: TIME_OF_DAY,
    y: { label: '↑ occupancy', domain: [0, 1], tickFormat: '.0%', grid: true },
    color: series(hubs),
    marks: [...linesOf(lines, 'series')],
  });
}

/** Which hub answered the contacts of each queue. */
export function flowPlot({ trial, measured }: Drawn): string {
  const hubs = trial.plan.hubs.map(({ id }) => id);
  const flows = new Map<string, number>();
  for (const { flows: own } of measured) for (const [key, n] of own) flows.set(key, (flows.get(key) ?? 0) + n / measured.length);
  const bars = [...flows].map(([key, answered]) => {
    const [queue = '', hub = ''] = key.split('|');
    return { queue, hub, answered };
  });
  const queues = new Set(bars.map(({ queue }) => queue));
  return svgOf('Answered contacts by queue and hub', {
    height: 80 + 28 * queues.size,
    marginLeft: 140,
    x: { label: 'answered, a replication →', grid: true },
    y: { type: 'band', label: null },
    color: series(hubs),
    marks: [barX(bars, { x: 'answered', y: 'queue', fill: 'hub', order: hubs })],
  });
}

/** From this service level, red, the colours of the heat map run to blue: one in twelve men cannot tell red from green. */
const HEAT_FROM = 0.4;
export const HEAT_CAPTION = `Service level by time of arrival: blue 100 %, yellow half-way, red ${HEAT_FROM * 100} % or less, white where nobody came or all who did found the queue closed.`;

/** Service level by time of day: a row for each day, or for each queue where there is one day only. */
export function heatMap({ trial, measured }: Drawn): string {
  const slots = clockSlots(trial);
  const dates = [...new Set(slots.map(({ date }) => date))];
  const byQueue = dates.length === 1;
  const queues = byQueue ? queuesWithArrivals(measured) : [null];
  const squares = queues.flatMap((queue) => {
    const cells = queue === null ? metCurve(measured) : metCurve(measured, 'queue', queue);
    return slots.flatMap((slot) => {
      const level = levelOrGap(cells(slot));
      return level === null ? [] : [{ row: queue ?? slot.date, time: timeText(slot.minute), level }];
    });
  });
  const times = [...new Set(slots.map(({ minute }) => minute))].sort((one, other) => one - other).map(timeText);
  const rows = byQueue ? queues.length : dates.length;
  return svgOf('Service level by time of day', {
    height: 90 + Math.min(22 * rows, 1_200),
    marginLeft: 110,
    marginBottom: 56,
    x: { type: 'band', domain: times, label: null, tickRotate: -90, ticks: times.filter((_, n) => n % Math.ceil(times.length / 24) === 0) },
    y: { type: 'band', label: null },
    // A legend for a ramp of colours would need a canvas; the caption says what they mean.
    color: { type: 'linear', scheme: 'RdYlBu', domain: [HEAT_FROM, 1], clamp: true },
    marks: [
      cell(squares, { x: 'time', y: 'row', fill: 'level', inset: 0.5 }),
      ...(squares.length === 0 ? [text(['nobody arrived'], { frameAnchor: 'middle', fill: FAINT })] : []),
    ],
  });
}
