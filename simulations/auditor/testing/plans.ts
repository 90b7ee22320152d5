import type { Event, Plan } from '@signalbox/engine';

/** The plans of a run as its events tell them. */
export interface Plans {
  take(event: Event, atMs: number): void;
  now(): Plan;
  /** The plan in force at an instant that has passed. */
  at(atMs: number): Plan;
  /** When a plan came into force, the first left out. */
  readonly changesMs: readonly number[];
}

export function openPlans(first: Plan): Plans {
  const later: { readonly fromMs: number; readonly plan: Plan }[] = [];
  const changesMs: number[] = [];
  let begun = false;
  return {
    take(event, atMs) {
      if (event.type !== 'plan.published') return;
      if (begun) {
        later.push({ fromMs: atMs, plan: event.plan });
        changesMs.push(atMs);
      }
      begun = true;
    },
    now: () => later.at(-1)?.plan ?? first,
    at: (atMs) => [...later].reverse().find(({ fromMs }) => fromMs <= atMs)?.plan ?? first,
    changesMs,
  };
}
