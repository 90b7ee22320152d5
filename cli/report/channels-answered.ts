import type { ReleasedRecord } from '@signalbox/engine';
import { type Dimension, type LedgerOptions, type Measures, startMeasures } from '@signalbox/engine/inspect';

/** Tells which rows of a report count answers on several channels: their mean wait is nobody's. */
export interface ChannelsAnswered {
  take(record: Pick<ReleasedRecord, 'atMs' | 'events'>): void;
  /** Whether the row of an interval and key mixes channels. */
  mixed(by: Dimension): (row: { readonly fromMs: number; readonly key: string }) => boolean;
}

/** The same measures once more for each channel, so that a row is of whatever the report counts in it. */
export function openChannelsAnswered(options: LedgerOptions, begin: (measures: Measures, channel: string) => void): ChannelsAnswered {
  const channels = new Map<string, Measures>();
  const of = (channel: string): Measures => {
    const known = channels.get(channel);
    if (known !== undefined) return known;
    const opened = startMeasures(options);
    begin(opened, channel);
    channels.set(channel, opened);
    return opened;
  };
  return {
    take({ atMs, events }) {
      for (const event of events)
        if ('channel' in event && typeof event.channel === 'string') of(event.channel).take({ atMs, events: [event] });
    },
    mixed(by) {
      const answered = new Map<string, number>();
      for (const measures of channels.values())
        for (const row of measures.rows(by)) if (row.answered > 0) answered.set(nameOf(row), (answered.get(nameOf(row)) ?? 0) + 1);
      return (row) => (answered.get(nameOf(row)) ?? 0) > 1;
    },
  };
}

const nameOf = ({ fromMs, key }: { readonly fromMs: number; readonly key: string }): string => `${fromMs} ${key}`;
