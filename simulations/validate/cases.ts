import { ChainTooLarge, DesignUnstable, QueueTooLong } from '../theory/index.js';
import type { ValidationCase } from './case-file.js';
import { CHANGING_CASES } from './cases/changing.js';
import { DESIGN_CASES } from './cases/designs.js';
import { ERLANG_CASES } from './cases/erlang.js';
import { LINES_CASES } from './cases/lines.js';
import { SKILLS_CASES } from './cases/skills.js';
import { changingTrial } from './changing-trial.js';
import { CourseTooLong } from './course.js';
import { designTrial } from './design-trial.js';
import { hallTrial } from './hall-trial.js';
import { linesTrial } from './lines-trial.js';
import { skillsTrial } from './skills-trial.js';
import type { Trial } from './trial.js';

/** A case without a stationary state, too large to be solved or too long to be played; the message says which. */
export class CaseUntriable extends Error {
  override readonly name = 'CaseUntriable';
}

/**
 * The trial of a case; `contacts`: customers to be counted per replication.
 * @throws CaseUntriable if its exact figures cannot be computed, or cannot be compared with simulated ones
 */
export function trialOf(one: ValidationCase, contacts: number): Trial {
  try {
    return chosenTrial(one, contacts);
  } catch (error) {
    if (WHYS.some((why) => error instanceof why)) throw new CaseUntriable((error as Error).message);
    throw error;
  }
}

const WHYS = [DesignUnstable, ChainTooLarge, QueueTooLong, CourseTooLong] as const;

function chosenTrial(one: ValidationCase, contacts: number): Trial {
  if ('within' in one) return hallTrial(one, contacts);
  if ('classes' in one) return designTrial(one, contacts);
  if ('found' in one) return skillsTrial(one, contacts);
  return 'lines' in one ? linesTrial(one, contacts) : changingTrial(one, contacts);
}

/** The built-in trials, by subject. */
export const TRIALS = {
  erlang: (contacts: number) => ERLANG_CASES.map((one) => hallTrial(one, contacts)),
  lines: (contacts: number) => LINES_CASES.map((one) => linesTrial(one, contacts)),
  designs: (contacts: number) => DESIGN_CASES.map((one) => designTrial(one, contacts)),
  changing: (contacts: number) => CHANGING_CASES.map((one) => changingTrial(one, contacts)),
  skills: (contacts: number) => SKILLS_CASES.map((one) => skillsTrial(one, contacts)),
} as const satisfies Readonly<Record<string, (contacts: number) => readonly Trial[]>>;
