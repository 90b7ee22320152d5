import type { AgentProfile, AgentSkill, SkillLevel, TierRule } from './agent.js';
import type { ChannelId, LanguageTag, QueueId, SkillId } from './ids.js';
import type { AgentLanguage, CefrLevel } from './language.js';
import type { Plan } from './plan.js';
import type { Ms } from './units.js';

/** A supervisor's overrides of an agent's profile. Fields left out stay as in the roster, or an earlier change. */
export interface AgentChange {
  /** Levels by skill; 0 removes the skill. */
  readonly skills?: Readonly<Record<SkillId, SkillLevel | 0>> | undefined;
  readonly channels?: readonly ChannelId[] | undefined;
  /** `null`: every queue of the agent's tenants. */
  readonly queues?: readonly QueueId[] | null | undefined;
  readonly languages?: readonly { readonly language: LanguageTag; readonly level: CefrLevel }[] | undefined;
  readonly tiers?: readonly TierRule[] | undefined;
  /** `null`: bound by no shift, for instance for overtime. */
  readonly shift?: null | undefined;
}

/** The presence an agent declared, or was given. */
export interface Declared {
  readonly presence: 'ready' | 'notReady';
  readonly reason: string | null;
  readonly channels: readonly ChannelId[] | null;
}

/** A change in force, from the command to its end. */
export interface Overlay {
  /** Numbers this agent's changes in force. */
  readonly n: number;
  readonly set: AgentChange;
  /** The presence it set, and the one it replaced; `null`: it set none. */
  readonly presence: { readonly now: Declared; readonly was: Declared } | null;
  /** `null`: until `agents.restore`. */
  readonly untilMs: Ms | null;
  readonly because: string;
  readonly by: string | null;
}

/**
 * The profile that everything reads: the roster's with every change in force applied, newest last. Names no longer in the plan are ignored.
 */
export function overlaid(plan: Plan, roster: AgentProfile, changes: readonly { readonly set: AgentChange }[]): AgentProfile {
  return changes.reduce((profile, { set }) => laid(plan, profile, set), roster);
}

function laid(plan: Plan, profile: AgentProfile, { skills, channels, queues, languages, tiers, shift }: AgentChange): AgentProfile {
  const knownQueues = new Set(plan.queues.map(({ id }) => id));
  return {
    ...profile,
    ...(skills !== undefined && { skills: withSkills(plan, profile.skills, skills) }),
    ...(channels !== undefined && { channels: channels.filter((id) => Object.hasOwn(plan.channels, id)) }),
    ...(queues !== undefined && { queues: queues?.filter((id) => knownQueues.has(id)) ?? null }),
    ...(languages !== undefined && {
      languages: languages
        .filter(({ language }) => plan.languages.includes(language))
        .map(({ language, level }): AgentLanguage => ({ language, tag: language, spoken: level, written: level })),
    }),
    ...(tiers !== undefined && { tiers }),
    ...(shift !== undefined && { shift }),
  };
}

/** Validity dates come from the roster; a skill given by a change is held as long as the change lasts. */
function withSkills(plan: Plan, held: readonly AgentSkill[], levels: Readonly<Record<SkillId, number>>): readonly AgentSkill[] {
  const kept = held.flatMap((skill) => {
    const level = Object.hasOwn(levels, skill.skill) ? levels[skill.skill] : undefined;
    return level === undefined ? [skill] : level === 0 ? [] : [{ ...skill, level }];
  });
  const given = plan.skills
    .filter(({ id }) => Object.hasOwn(levels, id) && levels[id] !== 0 && !held.some(({ skill }) => skill === id))
    .map(({ id }): AgentSkill => ({ skill: id, level: levels[id] as number, validFromMs: null, validUntilMs: null }));
  return [...kept, ...given];
}
