import type { StatisticsRow } from '@signalbox/engine';
import type { Dimension } from '@signalbox/engine/inspect';

export type Counted = Omit<StatisticsRow, 'key'>;

/** Ways to put a service level in one number; the first is the one meant unless another is asked for. */
export const SERVICE_LEVELS = {
  arrived: { formula: 'answered within target ÷ arrived', of: ({ arrived }: Counted) => arrived },
  'without-short': {
    formula: 'answered within target ÷ (arrived − short abandons)',
    of: ({ arrived, shortAbandoned }: Counted) => arrived - shortAbandoned,
  },
  ended: {
    formula: 'answered within target ÷ (answered + abandoned)',
    of: ({ answered, abandoned }: Counted) => answered + abandoned,
  },
  answered: { formula: 'answered within target ÷ answered', of: ({ answered }: Counted) => answered },
} as const;
export type ServiceLevel = keyof typeof SERVICE_LEVELS;

/** A number of the report: as a count, a time, or a share; `null` where nothing can be said. */
export interface Measure {
  /** Heading of the table. */
  readonly title: string;
  /** Heading of the CSV, with its unit. */
  readonly name: string;
  readonly unit: 'count' | 'ms' | 'share';
  readonly value: (row: Counted) => number | null;
  /** Left out of a table in which it is 0 throughout. */
  readonly whereAny?: true;
}

const count = (title: string, name: keyof Counted): Measure => ({ title, name, unit: 'count', value: (row) => row[name] });
const whereAny = (title: string, name: keyof Counted): Measure => ({ ...count(title, name), whereAny: true });
const time = (title: string, name: keyof Counted): Measure => ({ title, name, unit: 'ms', value: (row) => row[name] });
const mean = (title: string, name: string, of: (row: Counted) => number, by: keyof Counted): Measure => ({
  title,
  name,
  unit: 'ms',
  value: (row) => (row[by] === 0 ? null : Math.round(of(row) / row[by])),
});
const share = (title: string, name: string, of: (row: Counted) => number, by: (row: Counted) => number): Measure => ({
  title,
  name,
  unit: 'share',
  value: (row) => (by(row) === 0 ? null : of(row) / by(row)),
});

const answeredInTime = ({ answeredWithinTarget }: Counted): number => answeredWithinTarget;

const HANDLING: readonly Measure[] = [
  count('handled', 'handled'),
  mean('AHT', 'ahtMs', ({ talkMs, holdMs, wrapUpMs }) => talkMs + holdMs + wrapUpMs, 'handled'),
  mean('wrap-up', 'wrapUpMeanMs', ({ wrapUpMs }) => wrapUpMs, 'handled'),
  count('offers', 'offers'),
  count('expired', 'expired'),
  count('refused', 'refused'),
];

/** Hubs and agents: what they answered and how they spent their time. */
const SUPPLY: readonly Measure[] = [
  count('answered', 'answered'),
  count('in hand', 'inHand'),
  share('in target', 'answeredWithinTargetShare', answeredInTime, ({ answered }) => answered),
  ...HANDLING,
  count('revoked', 'revoked'),
  time('staffed', 'staffedMs'),
  time('ready', 'readyMs'),
  time('occupied', 'occupiedMs'),
  share(
    'occupancy',
    'occupancy',
    ({ occupiedMs }) => occupiedMs,
    ({ occupiedMs, readyMs }) => occupiedMs + readyMs,
  ),
];

/** Queues, channels, languages, tenants: what became of those who came. */
const demand = (level: ServiceLevel): readonly Measure[] => [
  count('arrived', 'arrived'),
  count('answered', 'answered'),
  count('abandoned', 'abandoned'),
  count('of it short', 'shortAbandoned'),
  count('withdrawn', 'withdrawn'),
  count('rejected', 'rejected'),
  whereAny('unreached', 'unreached'),
  whereAny('exhausted', 'exhausted'),
  count('waiting', 'waiting'),
  count('in hand', 'inHand'),
  share('SL', 'serviceLevel', answeredInTime, SERVICE_LEVELS[level].of),
  mean('ASA', 'asaMs', ({ waitedMs }) => waitedMs, 'answered'),
  time('longest', 'longestWaitMs'),
  ...HANDLING,
];

export const isSupply = (by: Dimension): boolean => by === 'hub' || by === 'agent';

export const measuresOf = (by: Dimension, level: ServiceLevel): readonly Measure[] => (isSupply(by) ? SUPPLY : demand(level));

/** What the abbreviations stand for, above the figures. */
export const legend = (by: Dimension, level: ServiceLevel): readonly string[] => [
  ...(isSupply(by)
    ? ['in target = answered within target ÷ answered', 'occupancy = occupied ÷ (occupied + ready)']
    : [`SL = ${SERVICE_LEVELS[level].formula}`, 'ASA = mean wait of those answered']),
  'AHT = (talk + hold + wrap-up) ÷ handled',
];
