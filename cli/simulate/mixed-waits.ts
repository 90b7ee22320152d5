import type { SummaryRow } from '@signalbox/simulations/measures';
import { isOf, segmentName, segmentsOf, type Trial, WHOM_TEXTS, waitsAgainAs, whomIs } from '@signalbox/simulations/scenario';
import { channelRow } from './headline.js';
import type { Simulated } from './simulated.js';

/** Waits of those who arrived. Waits after a transfer are of the queue a contact was handed to. */
const WAITS: ReadonlySet<string> = new Set(['asaMs', 'waitP50Ms', 'waitP90Ms', 'waitP99Ms']);

type Demand = Trial['demand'][number];
type RowName = Pick<SummaryRow, 'by' | 'key'>;

/** Said below a table in which waits are left to the rows of channels. */
export const MIXED_WAITS = 'Waits stand in the rows of one channel: a mean of minutes of calls and hours of mail would be nobody’s wait.';

/**
 * Whether a figure of a row is a wait of customers who come by several channels: a mean of hours of mail and seconds of calls is nobody's.
 * @param isAnswered whether anybody was answered on a channel: where nobody was, it has no wait to mix
 */
export function mixedWaits(trials: readonly Trial[], isAnswered: (channel: string) => boolean): (row: RowName, figure: string) => boolean {
  const known = new Map<string, boolean>();
  const mixes = ({ by, key }: RowName): boolean => {
    const channels = trials.flatMap((trial) => trial.demand.filter(membersOf({ by, key }, trial)).map(({ channel }) => channel));
    return [...new Set(channels)].filter(isAnswered).length > 1;
  };
  return (row, figure) => {
    if (!WAITS.has(figure)) return false;
    const name = `${row.by} ${row.key}`;
    const mixed = known.get(name) ?? mixes(row);
    known.set(name, mixed);
    return mixed;
  };
}

/** Whether a row counts the customers of a demand. */
function membersOf({ by, key }: RowName, trial: Trial): (demand: Demand) => boolean {
  switch (by) {
    case 'all':
      return () => true;
    case 'came':
      return (demand) => WHOM_TEXTS[whomIs(demand)] === key;
    case 'segment': {
      const segment = segmentsOf(trial).find((one) => segmentName(one) === key);
      return (demand) => segment !== undefined && (isOf(segment, demand, trial) || waitsAgainAs(segment, demand, trial));
    }
    // A step is of one channel.
    case 'step':
      return () => false;
    default:
      return (demand) => isOf({ of: { [by]: key }, whom: 'all' }, demand, trial);
  }
}

/** As `mixedWaits`, of the rows of one simulation. */
export function mixedWaitsOf({
  trial,
  summary: { contacts },
}: Pick<Simulated, 'trial' | 'summary'>): (row: RowName, figure: string) => boolean {
  const isAnswered = (channel: string): boolean => (channelRow(contacts, channel)?.figures['answered']?.mean ?? 0) > 0;
  return mixedWaits([trial], isAnswered);
}
