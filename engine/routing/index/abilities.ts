import { abilitiesText } from '../../core/shared-profiles.js';
import type { AgentRecord } from '../../core/state.js';
import type { AgentProfile, AgentSkill } from '../../domain/agent.js';
import type { Ms } from '../../domain/units.js';

/** The profile as it is now, without a word of when that changes: a skill that is not valid is held at no level. */
function asNow(profile: AgentProfile, atMs: Ms): AgentProfile {
  const isValid = ({ validFromMs, validUntilMs }: AgentSkill): boolean =>
    (validFromMs === null || validFromMs <= atMs) && (validUntilMs === null || atMs < validUntilMs);
  const skills = profile.skills.map(
    (skill): AgentSkill => ({ ...skill, level: isValid(skill) ? skill.level : 0, validFromMs: null, validUntilMs: null }),
  );
  return { ...profile, skills };
}

/** Whether it is another at other times. */
export const isTimed = ({ skills }: AgentProfile): boolean =>
  skills.some(({ validFromMs, validUntilMs }) => validFromMs !== null || validUntilMs !== null);

/** One string for all that is in a profile but the name: agents with the same are told apart by what they do, not by what they can. */
export const abilitiesKey = ({ profile }: AgentRecord, atMs: Ms): string =>
  abilitiesText(isTimed(profile) ? asNow(profile, atMs) : profile);

/** An agent to ask reasons about in the place of all who have these abilities. */
export const likeness = (agent: AgentRecord, atMs: Ms): AgentRecord => ({ ...agent, profile: asNow(agent.profile, atMs) });
