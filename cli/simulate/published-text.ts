import { type Compared, isKept, type Stated } from '@signalbox/simulations/measures';
import { segmentName, type Whom } from '@signalbox/simulations/scenario';
import { figureText } from './figure-text.js';

const NAMES: Readonly<Partial<Record<Compared['published']['figure'], string>>> = {
  serviceLevel: 'service level',
  handling: 'handling time',
  wait: 'mean wait',
  reached: 'reached ÷ attempts',
  reachedOnSignal: 'reached ÷ attempts on a signal',
  containment: 'containment by bots',
  selfCare: 'ended by bots ÷ arrived',
  unserved: 'left unserved',
  signedIn: 'agents signed in',
  paidHours: 'paid hours',
  productivity: 'handled per paid hour',
};

type Subject = Compared['published']['of'];
const subject = (of: Subject, whom: Whom): string => segmentName({ of: of === null ? {} : { [of.by]: of.key }, whom }) || 'all';

/** `queue calls, by themselves, service level`; `queue signal ÷ queue usual, reached`. */
export function comparedName({ published: { of, over, whom, overWhom, figure } }: Compared): string {
  return `${subject(of, whom)}${over === null ? '' : ` ÷ ${subject(over, overWhom)}`}, ${NAMES[figure] ?? figure}`;
}

export const figureIn = (stated: Stated, unit: Compared['unit']): string => figureText(stated, unit);

const BOUNDS = { 'at-least': '≥ ', 'at-most': '≤ ' } as const;

export const publishedText = ({ published: { is, bound }, unit }: Compared): string =>
  `${bound === null ? '' : BOUNDS[bound]}${figureIn({ mean: is, halfWidth: 0, count: 1 }, unit)}`;

/** The distance from the published figure; for a bound that is kept, the margin. */
export const offText = (one: Compared): string => (isKept(one) === true ? `kept (${distanceText(one)})` : distanceText(one));

/** Shares differ by percentage points, everything else by percent of the published figure. */
function distanceText({ published, stated: { mean }, unit }: Compared): string {
  const off = mean - published.is;
  if (Number.isNaN(off)) return '–';
  const sign = off < 0 ? '−' : '+';
  if (unit === 'share') return `${Math.abs(off) < 0.0005 ? '' : sign}${Math.abs(off * 100).toFixed(1)} points`;
  if (off === 0) return '0 %';
  return published.is === 0 ? `${sign}${Math.abs(off).toFixed(1)}` : `${sign}${Math.abs((off / published.is) * 100).toFixed(0)} %`;
}
