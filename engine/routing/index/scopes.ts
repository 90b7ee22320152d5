import type { Dependence, Reason, Routing } from '../context.js';
import { PASSING_REASONS } from '../eligible.js';
import { FIXED_REASONS, STEP_REASONS } from '../lasting-reasons.js';

/** The registered reasons, sorted by their declared dependence. A reason that declares none is asked about every pair every time. */
const that = (reasons: readonly Reason[], ...ways: readonly (Dependence | undefined)[]): readonly Reason[] =>
  reasons.filter(({ dependsOn }) => ways.includes(dependsOn));

/** Cached per pair of demand and abilities. */
export const ABILITY_REASONS = that([...FIXED_REASONS, ...PASSING_REASONS], 'abilities');
export const ABILITY_STEP_REASONS = STEP_REASONS.filter(({ dependsOn }) => dependsOn === 'abilities');

/** Those of them that may exempt an agent whom the contact prefers. */
export const EXEMPTING_REASONS = ABILITY_REASONS.filter(({ exempts }) => exempts !== undefined);

/** Cached per agent, one bit per line of work each: whether the agent is there, and whether it has capacity as well. */
export const PRESENCE_REASONS = that(FIXED_REASONS, 'agent');
export const ROOM_REASONS = that(PASSING_REASONS, 'agent');
export const AGENT_REASONS = [...PRESENCE_REASONS, ...ROOM_REASONS];

/** Asked once for all contacts of a demand and all agents of the same abilities, whenever anything has changed. */
export const CROWD_REASONS = that([...FIXED_REASONS, ...PASSING_REASONS], 'crowd');

/** A contact that any of these concerns is checked against agents one at a time. */
export const CONTACT_REASONS = that([...FIXED_REASONS, ...PASSING_REASONS], 'contact');

/** … and again after every change. */
export const UNTOLD_REASONS = that([...FIXED_REASONS, ...PASSING_REASONS], undefined);
export const UNTOLD_STEPS = STEP_REASONS.some(({ dependsOn }) => dependsOn !== 'abilities');

/** Fixed reasons covered neither by abilities nor by the presence bits: asked about each agent who is there. */
export const FIXED_ASKED = that(FIXED_REASONS, 'contact', 'crowd', undefined);

/** Whether the reason can keep anybody from this contact at present. */
export const concerns = (reason: Reason, routing: Routing): boolean => reason.concerns?.(routing) ?? true;
