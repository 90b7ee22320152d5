/** Swings around a mean: swing · sin(2π · (t − from) / period). */
export interface Swing {
  readonly swing: number;
  readonly period: number;
  /** When it is nought and about to rise; 0 if not stated. */
  readonly from?: number | undefined;
}

/** Arrivals per unit of time that rise and fall: around a mean in one wave and others on top of it, or from step to step. */
export type Arrivals = Waves | Steps;
export interface Waves extends Swing {
  readonly mean: number;
  readonly more?: readonly Swing[] | undefined;
}
export interface Steps {
  /** Each rate until the next one begins; the first begins at 0. */
  readonly steps: readonly { readonly from: number; readonly rate: number }[];
}

const swingsOf = (waves: Waves): readonly Swing[] => [waves, ...(waves.more ?? [])];
const turn = ({ period, from = 0 }: Swing, at: number): number => (2 * Math.PI * (at - from)) / period;

export function rateAt(arrivals: Arrivals, at: number): number {
  if ('steps' in arrivals) return arrivals.steps.findLast(({ from }) => from <= at)?.rate ?? 0;
  return swingsOf(arrivals).reduce((sum, one) => sum + one.swing * Math.sin(turn(one, at)), arrivals.mean);
}

/** Expected arrivals from 0 to an instant. */
export function volumeTo(arrivals: Arrivals, at: number): number {
  if ('steps' in arrivals)
    return arrivals.steps.reduce((sum, { from, rate }, place) => {
      const to = Math.min(at, arrivals.steps[place + 1]?.from ?? at);
      return sum + rate * Math.max(0, to - from);
    }, 0);
  const swung = (one: Swing): number => ((one.swing * one.period) / (2 * Math.PI)) * (Math.cos(turn(one, 0)) - Math.cos(turn(one, at)));
  return swingsOf(arrivals).reduce((sum, one) => sum + swung(one), arrivals.mean * at);
}

/** Instants at which the rate jumps. */
export const jumpsOf = (arrivals: Arrivals): readonly number[] =>
  'steps' in arrivals ? arrivals.steps.slice(1).map(({ from }) => from) : [];

/** The shortest time in which arrivals rise and fall; `undefined`: they do not change but by steps. */
export const shortestPeriod = (arrivals: Arrivals): number | undefined =>
  'steps' in arrivals ? undefined : Math.min(...swingsOf(arrivals).map(({ period }) => period));

/** At most so many arrivals per unit of time. */
export const peakOf = (arrivals: Arrivals): number =>
  'steps' in arrivals
    ? Math.max(...arrivals.steps.map(({ rate }) => rate))
    : swingsOf(arrivals).reduce((sum, { swing }) => sum + Math.abs(swing), arrivals.mean);
