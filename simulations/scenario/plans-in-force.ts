import type { Plan } from '@signalbox/engine';
import type { Trial } from './trial.js';

/** A plan, and from when on it rules: until the next one is published. */
export interface PlanInForce {
  readonly fromMs: number;
  readonly plan: Plan;
}

/** The plans of a trial, one after the other; the first has ruled for ever. */
export function plansInForce({ plan, changes }: Pick<Trial, 'plan' | 'changes'>): readonly [PlanInForce, ...PlanInForce[]] {
  const later = changes.flatMap(({ atMs, command }): PlanInForce[] =>
    command.type === 'plan.publish' ? [{ fromMs: atMs, plan: command.plan }] : [],
  );
  return [{ fromMs: Number.NEGATIVE_INFINITY, plan }, ...later];
}

/** What belongs to the plan in force at an instant, worked out once for each plan. */
export function byPlanInForce<T>(trial: Pick<Trial, 'plan' | 'changes'>, of: (plan: Plan) => T): (atMs: number) => T {
  const [first, ...later] = plansInForce(trial).map(({ fromMs, plan }) => ({ fromMs, value: of(plan) }));
  const one = first as { readonly value: T };
  if (later.length === 0) return () => one.value;
  return (atMs) => (later.findLast(({ fromMs }) => fromMs <= atMs) ?? one).value;
}
