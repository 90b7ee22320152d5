import type { Plan, Roster } from '@signalbox/engine';
import { type AgentChange, type AgentProfile, overlaid } from '@signalbox/engine/plan';
import { forRoster } from './draw-trial.js';
import type { Trial } from './trial.js';

/** A period in which one plan is in force and agents have the same abilities. */
export interface Ruling {
  /** The first period has no beginning: before the scenario begins, nobody is at work. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly plan: Plan;
  /** Including what agents have learned by then. */
  readonly roster: Roster;
}

type Changing = Pick<Trial, 'plan' | 'roster' | 'changes' | 'startMs' | 'toMs'>;

/** Cuts the time of a trial wherever a plan is published or agents learn something. Suspensions and closures pass, so they cut nothing. */
export function rulingsOf({ plan, roster, changes, startMs, toMs }: Changing): readonly Ruling[] {
  const learned = new Map<string, { readonly set: AgentChange }[]>();
  const rulings: Ruling[] = [];
  let now = { plan, roster };
  let fromMs = Number.NEGATIVE_INFINITY;
  const able = (profile: AgentProfile): AgentProfile => overlaid(now.plan, profile, learned.get(profile.id) ?? []);
  const close = (atMs: number): void => {
    if (atMs <= startMs || atMs <= fromMs) return;
    rulings.push({ fromMs, toMs: atMs, plan: now.plan, roster: { ...now.roster, agents: now.roster.agents.map(able) } });
    fromMs = atMs;
  };
  for (const change of changes) {
    const { atMs, command } = change;
    if (command.type === 'plan.publish') {
      close(atMs);
      const published = forRoster(change, roster).command;
      if (published.type === 'plan.publish') now = published;
    } else if (command.type === 'agents.change') {
      close(atMs);
      for (const agent of command.agents ?? []) learned.set(agent, [...(learned.get(agent) ?? []), { set: command.set }]);
    }
  }
  close(toMs);
  return rulings;
}
