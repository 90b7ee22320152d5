import type { Plan } from '@signalbox/engine';
import type { RoutingPolicy, Step } from '@signalbox/engine/plan';
import type { Trial, TrialChange } from '../scenario/index.js';
import type { StaffLine } from './lines.js';

/** Fixed cost of each hub over the counted time; minor units of the currency. */
export type HubCosts = ReadonlyMap<string, number>;

const DAY_MS = 86_400_000;

/** Fixed costs, if agents have a price: hours and money cannot be added. */
export function hubCostsOf({ costs, countFromMs, toMs }: Trial, priced: boolean): HubCosts {
  const days = (toMs - countFromMs) / DAY_MS;
  return new Map(priced ? Object.entries(costs.hubs).map(([hub, { perDay }]) => [hub, perDay * days]) : []);
}

/** Hubs that have shifts, but nobody on any of them. */
export function closedHubs(lines: readonly StaffLine[], counts: readonly number[]): ReadonlySet<string> {
  const open = new Set(lines.filter((_, place) => (counts[place] as number) > 0).map(({ hub }) => hub));
  return new Set(lines.map(({ hub }) => hub).filter((hub) => !open.has(hub)));
}

/**
 * The trial without these hubs: they cost nothing, and no home and no step of any of its plans refers to them any more. A contact whose
 * only home was there may go to any hub.
 */
export function withoutHubs(trial: Trial, closed: ReadonlySet<string>): Trial {
  if (closed.size === 0) return trial;
  const hubs = Object.fromEntries(Object.entries(trial.costs.hubs).filter(([hub]) => !closed.has(hub)));
  const changes = trial.changes.map(({ atMs, command }): TrialChange => {
    if (command.type !== 'plan.publish') return { atMs, command };
    return { atMs, command: { ...command, plan: planWithout(command.plan, closed) } };
  });
  return { ...trial, plan: planWithout(trial.plan, closed), changes, costs: { ...trial.costs, hubs } };
}

function planWithout(plan: Plan, closed: ReadonlySet<string>): Plan {
  const left = (hubs: readonly string[]): readonly string[] => hubs.filter((hub) => !closed.has(hub));
  const byLanguage = (hubs: Step['hubsByLanguage']): Step['hubsByLanguage'] =>
    Object.fromEntries(
      Object.entries(hubs)
        .map(([language, own]) => [language, left(own)] as const)
        .filter(([, own]) => own.length > 0),
    );
  const anyIfNone = (hubs: readonly string[]): readonly string[] | null => (hubs.length === 0 ? null : hubs);
  const stepWithout = (step: Step): Step => ({
    ...step,
    hubs: step.hubs === null ? null : anyIfNone(left(step.hubs)),
    hubsByLanguage: byLanguage(step.hubsByLanguage),
  });
  const queues = plan.queues.map((queue) => ({
    ...queue,
    home: left(queue.home),
    homeByLanguage: byLanguage(queue.homeByLanguage),
    policies: Object.fromEntries(
      Object.entries(queue.policies).map(([channel, policy]) => [
        channel,
        { ...policy, steps: policy.steps.map(stepWithout) as unknown as RoutingPolicy['steps'] },
      ]),
    ),
  }));
  return { ...plan, queues };
}
