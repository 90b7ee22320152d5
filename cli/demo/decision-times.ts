import { createHistogram } from 'node:perf_hooks';
import type { Router } from '@signalbox/engine';

export interface DecisionTimes {
  readonly count: number;
  readonly p50Us: number;
  readonly p99Us: number;
}

/** The same router with a watch on it: how long a command takes from its call until it is decided, applied and matched. */
export function timed(router: Router): { readonly router: Router; times(): DecisionTimes } {
  const spans = createHistogram();
  const dispatch: Router['dispatch'] = (command, by, done, terms) => {
    const startNs = process.hrtime.bigint();
    router.dispatch(command, by, done, terms);
    const spanNs = process.hrtime.bigint() - startNs;
    if (spanNs > 0n) spans.record(spanNs);
  };
  return {
    // The router's other members are read through, since most of them are getters.
    router: new Proxy(router, { get: (target, name) => (name === 'dispatch' ? dispatch : Reflect.get(target, name)) }),
    times: () => ({ count: spans.count, p50Us: spans.percentile(50) / 1_000, p99Us: spans.percentile(99) / 1_000 }),
  };
}
