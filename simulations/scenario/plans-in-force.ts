import type { Plan } from '@signalbox/engine';
import type { Trial } from './trial.js';

/** A plan, and from when it is in force: until the next one is published. */
export interface PlanInForce {
  readonly fromMs: number;
  readonly plan: Plan;
}

/** The plans of a trial in order; the first has always been in force. */
export function plansInForce({ plan, changes }: Pick<Trial, 'plan' | 'changes'>): readonly [PlanInForce, ...PlanInForce[]] {
  const later = changes.flatMap(({ atMs, command }): PlanInForce[] =>
    command.type === 'plan.publish' ? [{ fromMs: atMs, plan: command.plan }] : [],
  );
  return [{ fromMs: Number.NEGATIVE_INFINITY, plan }, ...later];
}

/** A value that depends on the plan in force at an instant, computed once per plan. */
export function byPlanInForce<T>(trial: Pick<Trial, 'plan' | 'changes'>, of: (plan: Plan) => T): (atMs: number) => T {
  const [first, ...later] = plansInForce(trial).map(({ fromMs, plan }) => ({ fromMs, value: of(plan) }));
  const one = first as { readonly value: T };
  if (later.length === 0) return () => one.value;
  return (atMs) => (later.findLast(({ fromMs }) => fromMs <= atMs) ?? one).value;
}
