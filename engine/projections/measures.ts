import type { ContactSubject } from '../domain/events/contact.js';
import type { Event } from '../domain/events.js';
import type { ContactOrdinal } from '../domain/ids.js';
import type { Ms } from '../domain/units.js';
import type { ReleasedRecord } from '../router.js';
import type { StatisticsRow, StatisticsView } from '../views.js';

/** What rows are kept for. */
export const DIMENSIONS = ['queue', 'hub', 'language', 'channel', 'agent', 'tenant'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Rows by interval start, then by key. A row without an interval belongs to the whole time. */
export interface IntervalRow extends StatisticsRow {
  readonly fromMs: Ms;
}

/** Counts and sums read from events alone: what happened, never what was intended. Outside the state and its hash. */
export interface Measures {
  take(record: Pick<ReleasedRecord, 'atMs' | 'events'>): void;
  /** Everything since the first record taken. */
  view(by: Dimension): StatisticsView;
  /** By interval, in order of time, then of key. */
  rows(by: Dimension): readonly IntervalRow[];
}

type Counts = { -readonly [K in keyof Omit<StatisticsRow, 'key'>]: number };
type Keys = Partial<Record<Dimension, string>>;

const none = (): Counts => ({
  arrived: 0,
  answered: 0,
  inHand: 0,
  abandoned: 0,
  shortAbandoned: 0,
  withdrawn: 0,
  rejected: 0,
  waiting: 0,
  answeredWithinTarget: 0,
  offers: 0,
  expired: 0,
  refused: 0,
  waitedMs: 0,
  talkMs: 0,
  wrapUpMs: 0,
});

/**
 * Keeps measures per `intervalMs` (none: one interval for all time). A contact counts where it arrived from for queue, channel,
 * tenant and first language; an answer counts for the agent and hub as well. `arrived = answered + abandoned + withdrawn +
 * rejected + waiting` holds for queue, channel, tenant and language over the whole time.
 */
export function startMeasures(intervalMs?: Ms): Measures {
  const kept = new Map<Dimension, Map<Ms, Map<string, Counts>>>(DIMENSIONS.map((by) => [by, new Map()]));
  const live = new Map<ContactOrdinal, Keys>();
  let sinceMs: Ms | null = null;

  function add(atMs: Ms, keys: Keys, change: (row: Counts) => void): void {
    const fromMs = intervalMs === undefined ? 0 : atMs - (atMs % intervalMs);
    for (const by of DIMENSIONS) {
      const key = keys[by];
      if (key === undefined) continue;
      const intervals = kept.get(by) as Map<Ms, Map<string, Counts>>;
      let rows = intervals.get(fromMs);
      if (rows === undefined) intervals.set(fromMs, (rows = new Map()));
      let row = rows.get(key);
      if (row === undefined) rows.set(key, (row = none()));
      change(row);
    }
  }

  const keysOf = (event: ContactSubject): Keys =>
    live.get(event.ordinal) ?? { queue: event.queue, channel: event.channel, tenant: event.tenant };

  function count(event: Event, atMs: Ms): void {
    switch (event.type) {
      case 'contact.queued': {
        const keys = {
          queue: event.queue,
          channel: event.channel,
          tenant: event.tenant,
          language: event.requirement.languages[0]?.language ?? '-',
        };
        live.set(event.ordinal, keys);
        return add(atMs, keys, (row) => {
          row.arrived++;
          row.waiting++;
        });
      }
      case 'contact.rejected':
        return add(atMs, { ...keysOf(event), language: '-' }, (row) => {
          row.arrived++;
          row.rejected++;
        });
      case 'contact.abandoned':
        add(atMs, keysOf(event), (row) => {
          row.abandoned++;
          row.waiting--;
          if (event.short) row.shortAbandoned++;
        });
        live.delete(event.ordinal);
        return;
      case 'contact.withdrawn':
        add(atMs, keysOf(event), (row) => {
          row.withdrawn++;
          row.waiting--;
        });
        live.delete(event.ordinal);
        return;
      case 'offer.made':
        return add(atMs, { ...keysOf(event), hub: event.hub, agent: event.agent }, (row) => {
          row.offers++;
        });
      case 'offer.expired':
        return add(atMs, { ...keysOf(event), hub: event.hub, agent: event.agent }, (row) => {
          row.expired++;
        });
      case 'offer.rejected':
        return add(atMs, { ...keysOf(event), hub: event.hub, agent: event.agent }, (row) => {
          row.refused++;
        });
      case 'offer.accepted': {
        add(atMs, keysOf(event), (row) => {
          row.waiting--;
        });
        return add(atMs, { ...keysOf(event), hub: event.hub, agent: event.agent }, (row) => {
          row.answered++;
          row.inHand++;
          row.waitedMs += event.waitedMs;
          if (event.withinTarget) row.answeredWithinTarget++;
        });
      }
      case 'contact.released':
        add(atMs, { ...keysOf(event), hub: event.hub, agent: event.agent }, (row) => {
          row.inHand--;
          row.talkMs += event.talkMs + event.holdMs;
        });
        live.delete(event.ordinal);
        return;
      case 'wrap-up.finished':
        return add(atMs, { ...keysOf(event), hub: event.hub, agent: event.agent }, (row) => {
          row.wrapUpMs += event.wrapUpMs;
        });
      default:
    }
  }

  const inOrder = <V>(entries: Iterable<readonly [string, V]>): (readonly [string, V])[] =>
    [...entries].sort(([a], [b]) => (a < b ? -1 : 1));

  return {
    take({ atMs, events }) {
      sinceMs ??= atMs;
      for (const event of events) count(event, atMs);
    },
    view(by) {
      const total = new Map<string, Counts>();
      for (const rows of kept.get(by)?.values() ?? [])
        for (const [key, row] of rows) {
          const sum = total.get(key) ?? none();
          for (const name of Object.keys(row) as (keyof Counts)[]) sum[name] += row[name];
          total.set(key, sum);
        }
      return { by, sinceMs, rows: inOrder(total).map(([key, row]) => ({ key, ...row })) };
    },
    rows: (by) =>
      [...(kept.get(by) ?? [])]
        .sort(([a], [b]) => a - b)
        .flatMap(([fromMs, rows]) => inOrder(rows).map(([key, row]) => ({ fromMs, key, ...row }))),
  };
}
