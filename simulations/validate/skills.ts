import { PROMPT, type Scenario } from '../play/index.js';
import { courseOf } from './course.js';
import { rememberedIn } from './hall.js';
import { type Preferred, preferred } from './preference.js';
import { HANDLING_MS, settingOf } from './setting.js';

/**
 * As many types of calls as groups of agents, each agent with one primary and further skills in turn (Wallace and Whitt 2005, "A staffing
 * algorithm for call centers with skill-based routing"). Lines are limited: a customer who finds all of them taken is blocked. Times in
 * minutes.
 */
export interface SkillsCase {
  readonly name: string;
  readonly types: number;
  /** Skills of each agent, from 1 to `types`. */
  readonly skills: number;
  readonly agents: number;
  /** Arrivals of all types together. */
  readonly arrivalRate: number;
  readonly handling: number;
  /** Lines beyond one per agent. */
  readonly extraLines: number;
  /**
   * `skill-priority`: a free agent turns to the primary type first; `longest-waiting`: to the customer of any type who has waited longest.
   */
  readonly select: 'skill-priority' | 'longest-waiting';
}

/** Minimum warm-up in handling times, besides the time to forget the empty start in a hall where everybody can do everything. */
const WARM_UP_HANDLINGS = 50;

export interface SkillsScenario {
  readonly scenario: Scenario;
  readonly countFromMs: number;
  readonly toMs: number;
  readonly unitMs: number;
}

export function skillsScenario(design: SkillsCase, contacts: number): SkillsScenario {
  const { types, agents, arrivalRate, handling, extraLines, select } = design;
  const unitMs = HANDLING_MS / handling;
  const together = { agents, lines: agents + extraLines, arrivalRate, handling, patience: null };
  const { warmUp, counted } = courseOf(rememberedIn({ name: design.name, ...together }), arrivalRate, contacts);
  const countFromMs = Math.ceil(Math.max(warmUp * unitMs, WARM_UP_HANDLINGS * HANDLING_MS));
  const toMs = countFromMs + Math.ceil(counted * unitMs);
  const { plan, roster } = settingOf(
    Array.from({ length: agents }, (_, agent) => ({ group: `agent-${agent + 1}`, count: 1, ...abilities(design, agent) })),
    { rank: select === 'skill-priority' ? ['tier', 'longest-idle'] : ['skill-fit', 'longest-idle'] },
    { skills: Array.from({ length: types }, (_, type) => heldFor(design, type).names).flat() },
  );
  const demand = Array.from({ length: types }, (_, type) => ({
    name: `type-${type + 1}`,
    queue: 'calls',
    channel: 'voice',
    skills: heldFor(design, type).asked,
    intervals: [{ fromMs: 0, toMs, volume: ((arrivalRate / types) * toMs) / unitMs }],
    handling: { kind: 'exponential' as const, meanMs: HANDLING_MS },
    patience: null,
  }));
  const shifts = roster.agents.map(({ id }) => ({ agent: id, fromMs: 0, toMs: null }));
  const scenario = { plan, roster, startMs: 0, endMs: null, demand, shifts, manners: PROMPT, lines: agents + extraLines };
  return { scenario, countFromMs, toMs, unitMs };
}

const skillOf = (type: number): string => `type-${type + 1}`;
/** What serves a type; where the longest waiting is taken, by place among its holders' skills. */
const heldFor = ({ select, skills }: SkillsCase, type: number): Preferred =>
  preferred(skillOf(type), select === 'skill-priority' ? 1 : skills);

/** The type of a demand by its name, `type-<number>`; from 0. */
export const typeOf = (demand: string): number => Number(demand.split('-')[1]) - 1;
/** The type that an agent serves first, by its name, `agent-<number>-1`. */
export const firstTypeOf = ({ agents, types }: SkillsCase, agent: string): number =>
  Math.floor(((Number(agent.split('-')[1]) - 1) * types) / agents);

/**
 * Primary skills in equal shares; among the agents with the same primary, each other type is second equally often, and the rest follow in
 * turn. The first skill is preferred by tier, or by the smallest surplus over the level asked for.
 */
function abilities(design: SkillsCase, agent: number) {
  const { types, skills, agents, select } = design;
  const perType = agents / types;
  const primary = Math.floor(agent / perType);
  const turn = Math.floor(((agent % perType) * (types - 1)) / perType);
  const others = Array.from({ length: types - 1 }, (_, place) => (primary + 1 + ((turn + place) % (types - 1))) % types);
  const held = [primary, ...others].slice(0, skills);
  if (select === 'skill-priority')
    return { skills: held.map(skillOf), tiers: held.map((type, place) => ({ skill: skillOf(type), tier: place + 1 })) };
  return { skills: Object.assign({}, ...held.map((type, place) => heldFor(design, type).heldAt(place))) as Record<string, number> };
}
