import { abilitiesText } from '../../core/state/shared-profiles.js';
import type { AgentRecord } from '../../core/state/state.js';
import type { AgentProfile, AgentSkill } from '../../domain/agent.js';
import type { Ms } from '../../domain/units.js';

/** The profile as of now, without validity dates: a skill outside its validity has no level. */
function asNow(profile: AgentProfile, atMs: Ms): AgentProfile {
  const isValid = ({ validFromMs, validUntilMs }: AgentSkill): boolean =>
    (validFromMs === null || validFromMs <= atMs) && (validUntilMs === null || atMs < validUntilMs);
  const skills = profile.skills.map(
    (skill): AgentSkill => ({ ...skill, level: isValid(skill) ? skill.level : 0, validFromMs: null, validUntilMs: null }),
  );
  return { ...profile, skills };
}

/** Whether the profile means different things at different times. */
export const isTimed = ({ skills }: AgentProfile): boolean =>
  skills.some(({ validFromMs, validUntilMs }) => validFromMs !== null || validUntilMs !== null);

/** One string for everything in a profile except who it is. Agents with the same key differ in what they do, not in what they can do. */
export const abilitiesKey = ({ profile }: AgentRecord, atMs: Ms): string =>
  abilitiesText(isTimed(profile) ? asNow(profile, atMs) : profile);

/** An agent to ask reasons about, standing for all agents with these abilities. */
export const likeness = (agent: AgentRecord, atMs: Ms): AgentRecord => ({ ...agent, profile: asNow(agent.profile, atMs) });
