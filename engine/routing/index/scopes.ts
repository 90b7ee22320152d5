import type { Dependence, Reason } from '../context.js';
import { PASSING_REASONS } from '../eligible.js';
import { FIXED_REASONS, STEP_REASONS } from '../lasting-reasons.js';

/**
 * The registered reasons, sorted by what they say they depend on. Whatever says nothing is among those asked about every pair, each time.
 */
const that = (reasons: readonly Reason[], ...ways: readonly (Dependence | undefined)[]): readonly Reason[] =>
  reasons.filter(({ dependsOn }) => ways.includes(dependsOn));

/** Kept for each pair of demand and abilities. */
export const ABILITY_REASONS = that([...FIXED_REASONS, ...PASSING_REASONS], 'abilities');
export const ABILITY_STEP_REASONS = STEP_REASONS.filter(({ dependsOn }) => dependsOn === 'abilities');

/** Of these, those that may say something else of an agent whom the contact prefers. */
export const EXEMPTING_REASONS = ABILITY_REASONS.filter(({ exempts }) => exempts !== undefined);

/** Kept for each agent, a bit for each line of work: whether the agent is there, and whether there is room as well. */
export const PRESENCE_REASONS = that(FIXED_REASONS, 'agent');
export const ROOM_REASONS = that(PASSING_REASONS, 'agent');
export const AGENT_REASONS = [...PRESENCE_REASONS, ...ROOM_REASONS];

/** Asked once for all contacts of a demand and all agents of the same abilities, whenever anything has changed. */
export const CROWD_REASONS = that([...FIXED_REASONS, ...PASSING_REASONS], 'crowd');

/** A contact that any of these concerns is asked about one agent at a time. */
export const CONTACT_REASONS = that([...FIXED_REASONS, ...PASSING_REASONS], 'contact');

/** … and looked at again after every change. */
export const UNTOLD_REASONS = that([...FIXED_REASONS, ...PASSING_REASONS], undefined);
export const UNTOLD_STEPS = STEP_REASONS.some(({ dependsOn }) => dependsOn !== 'abilities');

/** Of the lasting ones, those that are neither in the abilities nor in the bits: asked about each agent that is there. */
export const FIXED_ASKED = that(FIXED_REASONS, 'contact', 'crowd', undefined);
