import type { AgentRecord } from '../core/state/state.js';
import type { SkillId } from '../domain/ids.js';
import type { Ms } from '../domain/units.js';

/** The agent's level in a skill at an instant; 0 if the agent lacks it or it is outside its validity dates. */
export function skillLevelAt(agent: Pick<AgentRecord, 'profile'>, skill: SkillId, atMs: Ms): number {
  let level = 0;
  for (const held of agent.profile.skills) {
    if (held.skill !== skill || held.level <= level) continue;
    if ((held.validFromMs === null || held.validFromMs <= atMs) && (held.validUntilMs === null || atMs < held.validUntilMs))
      level = held.level;
  }
  return level;
}
