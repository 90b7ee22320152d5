import type { PairedFigure, Stated } from '@signalbox/simulations/measures';
import { signOf } from '../number-text.js';
import { figureText, type Unit, unitOf } from '../simulate/figure-text.js';

/** `+1.2 ±0.4`: shares in percentage points. A dash if nothing can be said. */
export function differenceText({ mean, halfWidth, count }: Stated, figure: string, currency = ''): string {
  if (Number.isNaN(mean)) return '–';
  const unit: Unit = unitOf(figure);
  const text = figureText({ mean: Math.abs(mean), halfWidth, count }, unit === 'count' && Math.abs(mean) < 100 ? 'number' : unit, currency);
  const bare = unit === 'share' ? text.replace(' %', '') : text;
  return `${signOf(mean)}${bare}`;
}

/** Whether the whole interval lies on one side of zero. */
export const differs = ({ mean, halfWidth, count }: Stated): boolean => count > 1 && Math.abs(mean) > halfWidth;

/** How many times more replications independent runs would have needed. */
export function gainText({ pairingGain }: PairedFigure): string {
  if (Number.isNaN(pairingGain)) return '–';
  return pairingGain >= 999.95 ? '> 1,000×' : `${pairingGain.toFixed(1)}×`;
}
