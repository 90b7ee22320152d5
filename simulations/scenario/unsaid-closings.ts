import { isOpenAt, nextChangeMs, type PlanFile } from '@signalbox/engine/plan';
import type { Context } from './context.js';
import { plansInForce } from './plans-in-force.js';
import { shutByChanges } from './shut-by-changes.js';
import { less, type Stretch } from './stretches.js';
import type { Trial, UnsaidClosing } from './trial.js';

/** Queues whose plan, as written, leaves it to a default what becomes of contacts when they close; a compiled plan no longer tells. */
export const unsaidOnClosing = ({ queues }: Pick<PlanFile, 'queues'>): ReadonlySet<string> =>
  new Set(Object.entries(queues).flatMap(([queue, { whenClosed }]) => (whenClosed === undefined ? [queue] : [])));

/**
 * When queues are closed by their calendars although the plan in force does not say what becomes of whoever waits on hold. Left out is a
 * channel whose wait the plan limits (`maxWait`), what waits for whoever comes (mail and the like), and a time in which a change keeps the
 * queue closed.
 */
export function unsaidClosings({ unsaid, laterPlans }: Context, trial: Pick<Trial, 'plan' | 'changes' | 'startMs' | 'toMs' | 'cut'>) {
  const later = new Map([...(laterPlans?.values() ?? [])].map((one) => [one.plan, one.unsaid]));
  const shut = shutByChanges(trial);
  const plans = plansInForce(trial);
  return plans.flatMap(({ plan, fromMs }, place): readonly UnsaidClosing[] => {
    const silent = plan === trial.plan ? unsaid : later.get(plan);
    const untilMs = plans[place + 1]?.fromMs ?? (trial.cut ? trial.toMs : Number.POSITIVE_INFINITY);
    return plan.queues.flatMap(({ id: queue, calendar: named, policies }): readonly UnsaidClosing[] => {
      const calendar = named === null ? undefined : plan.calendars[named];
      const onHold = Object.entries(policies).flatMap(([channel, { maxWait }]) =>
        maxWait == null && plan.channels[channel]?.urgency !== 'deferrable' ? [channel] : [],
      );
      if (calendar === undefined || silent?.has(queue) !== true || onHold.length === 0) return [];
      const closed: Stretch[] = [];
      const span = { fromMs: Math.max(trial.startMs, fromMs), toMs: Math.min(untilMs, calendar.horizonMs) };
      for (let atMs = span.fromMs; atMs < span.toMs && atMs <= trial.toMs; ) {
        const nextMs = Math.min(span.toMs, nextChangeMs(calendar, atMs) ?? span.toMs);
        if (!isOpenAt(calendar, atMs)) closed.push({ fromMs: atMs, toMs: nextMs });
        atMs = nextMs;
      }
      return less(closed, shut.get(queue) ?? []).map((stretch) => ({ queue, channels: onHold, ...stretch }));
    });
  });
}
