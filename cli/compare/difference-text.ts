import type { PairedFigure, PairedRow, Stated } from '@signalbox/simulations/measures';
import { figureText, type Unit, unitOf } from '../simulate/figure-text.js';
import { somebodyCame, somebodyHandedOn } from '../simulate/somebody-came.js';

/** What a comparison shows at a glance; everything else is in its JSON and CSV. */
export const CONTACT_COLUMNS: readonly (readonly [title: string, figure: string])[] = [
  ['arrived', 'arrived'],
  ['gave up', 'abandonment'],
  ['SL', 'serviceLevel'],
  ['ASA', 'asaMs'],
  ['P90', 'waitP90Ms'],
  ['AHT', 'ahtMs'],
  ['later ring', 'laterRing'],
];
/** Of those whom an agent handed on, by the queue they were handed on to. */
export const HANDED_ON_COLUMNS: readonly (readonly [title: string, figure: string])[] = [
  ['handed on to here', 'handedIn'],
  ['their mean wait', 'handedInWaitMs'],
  ['their P90', 'handedInWaitP90Ms'],
];
export const STAFF_COLUMNS: readonly (readonly [title: string, figure: string])[] = [
  ['answered', 'answered'],
  ['occupancy', 'occupancy'],
  ['net h', 'netHours'],
  ['cost', 'cost'],
];

const bothOf =
  ({ figures }: PairedRow) =>
  (name: string): readonly (Stated | undefined)[] => [figures[name]?.base, figures[name]?.other];

/** Rows of those who arrive. */
export const whereSomebodyCame = (rows: readonly PairedRow[]): readonly PairedRow[] => rows.filter((row) => somebodyCame(bothOf(row)));

/** Queues that contacts were handed on to, in either scenario. */
export const handedOnTo = (rows: readonly PairedRow[]): readonly PairedRow[] =>
  rows.filter((row) => row.by === 'queue' && somebodyHandedOn(bothOf(row)));

/** `+1.2 ±0.4`: shares in percentage points. A dash where nothing can be said. */
export function differenceText({ mean, halfWidth, count }: Stated, figure: string, currency = ''): string {
  if (Number.isNaN(mean)) return '–';
  const unit: Unit = unitOf(figure);
  const text = figureText({ mean: Math.abs(mean), halfWidth, count }, unit === 'count' && Math.abs(mean) < 100 ? 'number' : unit, currency);
  const bare = unit === 'share' ? text.replace(' %', '') : text;
  return `${mean > 0 ? '+' : mean < 0 ? '−' : ''}${bare}`;
}

/** Whether the whole interval lies on one side of nought. */
export const differs = ({ mean, halfWidth, count }: Stated): boolean => count > 1 && Math.abs(mean) > halfWidth;

/** How many times more replications would have been needed without pairing. */
export function gainText({ pairingGain }: PairedFigure): string {
  if (Number.isNaN(pairingGain)) return '–';
  return pairingGain >= 1_000 ? '> 1,000×' : `${pairingGain.toFixed(1)}×`;
}
