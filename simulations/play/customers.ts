import { arrivals, type DrawMs, dayFactor, type Stream, spans } from '../chance/index.js';
import type { Demand } from './scenario.js';

/**
 * A customer with everything that is his own, drawn before the router hears of him: whichever plan serves him, he brings the same
 * work and the same patience.
 */
export interface Customer {
  /** Contact id; unique in the replication. */
  readonly id: string;
  readonly demand: Demand;
  readonly arrivalMs: number;
  readonly handlingMs: number;
  readonly patienceMs: number | null;
  readonly wrapUpMs: number;
}

/** Customers of all demands in order of arrival; those of one instant in the order of the scenario. Drawn one by one, never all at once. */
export function* customers(demand: readonly Demand[], streamOf: (name: string) => Stream): Generator<Customer> {
  const sources = demand.map((one) => kindOf(one, streamOf));
  const heads = sources.map((source) => source.next());
  for (;;) {
    let first = -1;
    let firstMs = Number.POSITIVE_INFINITY;
    for (const [place, head] of heads.entries())
      if (head.done !== true && head.value.arrivalMs < firstMs) {
        first = place;
        firstMs = head.value.arrivalMs;
      }
    const head = heads[first];
    if (head === undefined || head.done === true) return;
    yield head.value;
    heads[first] = (sources[first] as Generator<Customer>).next();
  }
}

function* kindOf(demand: Demand, streamOf: (name: string) => Stream): Generator<Customer> {
  const named = (what: string): Stream => streamOf(`${demand.name}/${what}`);
  const factor = dayFactor(demand.variation ?? 0, named('volume'))();
  const handling = spans(demand.handling, named('handling'));
  const patience: DrawMs | null = demand.patience === null ? null : spans(demand.patience, named('patience'));
  const wrapUp: DrawMs | null = demand.wrapUp == null ? null : spans(demand.wrapUp, named('wrap-up'));
  const intervals = demand.intervals.map((one) => ({ ...one, volume: one.volume * factor }));
  let n = 0;
  for (const arrivalMs of arrivals(intervals, named('arrivals')))
    yield {
      id: `${demand.name}-${++n}`,
      demand,
      arrivalMs,
      handlingMs: handling(),
      patienceMs: patience?.() ?? null,
      wrapUpMs: wrapUp?.() ?? 0,
    };
}
