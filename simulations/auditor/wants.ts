import type { Plan } from '@signalbox/engine';
import type { AgentProfile, Step } from '@signalbox/engine/plan';
import type { Requirement, Waiting } from './waiting.js';

/** CEFR levels in order; `native` compares as C2. */
const LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'];
const levelOf = (level: string): number => (level === 'native' ? 5 : LEVELS.indexOf(level));

/**
 * What rules an agent out for a contact, read from plan and profile without the router's own rules; `undefined`: nothing. Only what stays
 * true whatever the agent is doing.
 */
export function objection(waiting: Waiting, profile: AgentProfile, plan: Plan, atMs: number): string | undefined {
  const queue = plan.queues.find(({ id }) => id === waiting.queue);
  if (queue === undefined) return `there is no queue ${waiting.queue}`;
  if (!profile.tenants.includes(waiting.tenant)) return 'serves another tenant';
  if (!profile.channels.includes(waiting.channel)) return 'does not take the channel';
  if (profile.queues !== null && !profile.queues.includes(queue.id)) return 'does not work for the queue';
  const stays = outOfReach(waiting.requirement, profile, plan);
  if (stays !== undefined) return stays;
  const unauthorised = waiting.requirement.skills.find(
    ({ skill, level }) => plan.skills.some(({ id, authorisation }) => id === skill && authorisation) && held(profile, skill, atMs) < level,
  );
  if (unauthorised !== undefined) return `is not authorised for ${unauthorised.skill}`;
  const steps = (queue.policies[waiting.channel]?.steps ?? []).filter((_, number) => waiting.steps.has(number));
  return steps.some((step) => inRing(waiting, profile, plan, step, atMs)) ? undefined : 'is in no open ring';
}

function outOfReach({ residency, site }: Requirement, profile: AgentProfile, plan: Plan): string | undefined {
  const { workplace, hub } = profile;
  if (site && workplace.kind !== 'site') return 'does not work on site';
  if (residency === null) return undefined;
  const allowed =
    workplace.kind === 'site'
      ? plan.hubs.find(({ id }) => id === hub)?.jurisdictions.includes(residency)
      : plan.jurisdictions[residency]?.includes(workplace.country);
  return allowed === true ? undefined : `is not in ${residency}`;
}

function held(profile: AgentProfile, skill: string, atMs: number): number {
  const valid = profile.skills.filter(
    (one) =>
      one.skill === skill &&
      (one.validFromMs === null || one.validFromMs <= atMs) &&
      (one.validUntilMs === null || one.validUntilMs > atMs),
  );
  return Math.max(0, ...valid.map(({ level }) => level));
}

function inRing(waiting: Waiting, profile: AgentProfile, plan: Plan, step: Step, atMs: number): boolean {
  const { languages, skills } = waiting.requirement;
  const authorisations = new Set(plan.skills.filter(({ authorisation }) => authorisation).map(({ id }) => id));
  const able = skills.every(({ skill, level }) => {
    if (authorisations.has(skill) || step.skillsDropped.includes(skill)) return true;
    return held(profile, skill, atMs) >= Math.max(1, level - step.skillTolerance);
  });
  if (!able) return false;
  const inHubs = (language: string | null): boolean => {
    const hubs = (language === null ? undefined : step.hubsByLanguage[language]) ?? step.hubs;
    return hubs === null || hubs.includes(profile.hub);
  };
  if (languages.length === 0) return inHubs(null);
  const mode = plan.channels[waiting.channel]?.mode ?? 'written';
  const accepted = languages.slice(0, step.preferences).filter(({ language }) => inHubs(language));
  if (accepted.length > 0 && step.machineAssisted && mode === 'written') return true;
  return accepted.some(({ language, tag, atLeast, exact }) =>
    profile.languages.some((spoken) => {
      if (spoken.language !== language || (exact && spoken.tag !== tag && tag !== language)) return false;
      const level = levelOf(spoken[mode]);
      const enough = step.languageAtLeast?.[mode];
      return level >= levelOf(atLeast) - step.languageTolerance || (enough != null && level >= levelOf(enough));
    }),
  );
}
