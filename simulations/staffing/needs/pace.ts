import type { AgentProfile } from '@signalbox/engine/plan';
import { type Demand, levelPercent } from '../../play/index.js';
import { languageAsked, type Trial } from '../../scenario/index.js';

/**
 * Handling time of a demand as a factor on the usual one, as the mean over the agents of some groups: their own pace in the roster, their
 * level in the skills asked for, and the language. 1 without any of these. Months since hiring are left out.
 */
export function paceOf(demand: Demand, trial: Trial, groups: readonly string[]): number {
  const profiles = new Map(trial.roster.agents.map((profile) => [profile.id, profile]));
  const agents = trial.staff
    .filter(({ group }) => groups.includes(group))
    .flatMap(({ agents: own }) => own.flatMap((id): readonly AgentProfile[] => [profiles.get(id)].filter((one) => one !== undefined)));
  if (agents.length === 0) return 1;
  const asked = trial.plan.queues.find(({ id }) => id === demand.queue)?.policies[demand.channel]?.skills ?? [];
  const skills = [...(demand.skills ?? []), ...asked];
  const language = languageAsked(demand, trial);
  const byLanguage = language === null ? 100 : (demand.languagePercent?.[language] ?? 100);
  const own = agents.reduce((sum, profile) => {
    const byLevel = demand.levelPercent === undefined ? 100 : levelPercent(profile, skills, demand.levelPercent);
    return sum + (profile.handlingPercent * byLevel) / 10_000;
  }, 0);
  return ((own / agents.length) * byLanguage) / 100;
}
