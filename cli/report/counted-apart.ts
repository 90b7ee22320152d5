import type { ReleasedRecord } from '@signalbox/engine';
import { type Dimension, type IntervalRow, type LedgerOptions, startMeasures } from '@signalbox/engine/inspect';
import type { RouterState } from '@signalbox/engine/journal';
import { openChannelsAnswered } from './channels-answered.js';
import { isSupply } from './columns.js';

/** Who a row is about; `null`: agents' work for everybody. */
export type Whom = 'by themselves' | 'called' | null;

/** A row of a report, and whether several channels were answered in it. */
export interface ApartRow extends IntervalRow {
  readonly whom: Whom;
  readonly mixed: boolean;
}

/**
 * Measures of customers who came by themselves and of those whom campaigns called, apart: a call that a campaign makes waits for an agent
 * with nobody on the line, and whether it is answered is up to the customer. Rows of hubs and agents are of all their work.
 */
export interface CountedApart {
  take(record: Pick<ReleasedRecord, 'atMs' | 'events'>): void;
  /** In order of time, then of key, then of who it is about. */
  rows(): readonly ApartRow[];
  /** Whether several channels were answered in all rows of one kind together. */
  mixed(whom: Whom): boolean;
}

export function openCountedApart(by: Dimension, options: LedgerOptions, state: Readonly<RouterState>): CountedApart {
  const called = new Set<number>();
  for (const { ordinal, outbound } of state.contacts.values()) if (outbound !== null) called.add(ordinal);
  const sides = (isSupply(by) ? [null] : (['by themselves', 'called'] as const)).map((whom) => {
    const isOf = (ordinal: number): boolean => whom === null || called.has(ordinal) === (whom === 'called');
    const measures = startMeasures(options);
    if (state.seq > 0) measures.begin(state, ({ ordinal }) => isOf(ordinal));
    const channels = openChannelsAnswered(options, (own, channel) => {
      if (state.seq > 0) own.begin(state, (contact) => contact.channel === channel && isOf(contact.ordinal));
    });
    return { whom, isOf, measures, channels };
  });
  return {
    take({ atMs, events }) {
      // A contact is queued before it is told that a campaign calls it.
      for (const event of events) if (event.type === 'contact.enlisted') called.add(event.ordinal);
      for (const { isOf, measures, channels } of sides) {
        const own = events.filter((event) => !('ordinal' in event) || typeof event.ordinal !== 'number' || isOf(event.ordinal));
        measures.take({ atMs, events: own });
        channels.take({ atMs, events: own });
      }
    },
    rows() {
      const all = sides.flatMap(({ whom, measures, channels }) => {
        const isMixed = channels.mixed(by);
        return measures.rows(by).map((row): ApartRow => ({ ...row, whom, mixed: whom !== null && isMixed(row) }));
      });
      return all.sort((one, other) => one.fromMs - other.fromMs || (one.key === other.key ? 0 : one.key < other.key ? -1 : 1));
    },
    mixed(whom) {
      const answered = sides.flatMap((side) => (side.whom === whom && whom !== null ? side.measures.rows('channel') : []));
      return new Set(answered.flatMap(({ key, answered: count }) => (count > 0 ? [key] : []))).size > 1;
    },
  };
}
