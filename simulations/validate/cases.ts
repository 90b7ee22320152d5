import { z } from 'zod';
import { ChainTooLarge, DesignUnstable } from '../theory/index.js';
import { CHANGING_CASES } from './cases/changing.js';
import { DESIGN_CASES } from './cases/designs.js';
import { ERLANG_CASES } from './cases/erlang.js';
import { LINES_CASES } from './cases/lines.js';
import { SKILLS_CASES } from './cases/skills.js';
import { changingTrial } from './changing-trial.js';
import { designTrial } from './design-trial.js';
import { hallTrial } from './hall-trial.js';
import { linesTrial } from './lines-trial.js';
import { skillsTrial } from './skills-trial.js';
import type { Trial } from './trial.js';

const above0 = z.number().positive();
const name = z.string().min(1).max(80);
const agents = z.int().min(1).max(10_000);
const patience = above0.nullable().describe('mean of the exponential patience; null: endless');

const hall = z
  .strictObject({
    name,
    agents,
    arrivalRate: above0.describe('arrivals per unit of time'),
    handling: above0.describe('mean of the exponential handling time'),
    patience,
    within: z.number().min(0).describe('limit of the service level'),
  })
  .refine((one) => one.patience !== null || one.arrivalRate * one.handling < one.agents, {
    message: 'has no long run: the load is not below the number of agents, and nobody gives up',
  });

const limited = z
  .strictObject({
    name,
    agents,
    lines: z.int().min(1).max(20_000).describe('customers served and waiting at most; one more is turned away'),
    arrivalRate: above0,
    handling: above0,
    patience,
  })
  .refine((one) => one.lines >= one.agents, { message: 'has fewer lines than agents' });

const found = z
  .tuple([z.number().min(0), z.number().min(0)])
  .describe('mean, and half width of its interval at 95 %, as found in 20 runs of another simulator');

const skills = z
  .strictObject({
    name,
    types: z.int().min(1).max(20),
    skills: z.int().min(1).describe('skills of each agent'),
    agents,
    arrivalRate: above0.describe('of all types together'),
    handling: above0,
    extraLines: z.int().min(0).describe('lines beyond one per agent'),
    select: z.enum(['skill-priority', 'longest-waiting']).describe('to whom whoever is free turns first'),
    found: z.strictObject({ blocked: found, waited: found, meanWait: found, occupancy: z.number().min(0).max(1) }),
  })
  .refine((one) => one.skills <= one.types, { message: 'gives agents more skills than there are types' })
  .refine((one) => one.agents % one.types === 0, { message: 'has agents who cannot be shared out evenly among the types' });

const design = z
  .strictObject({
    name,
    classes: z
      .array(
        z.strictObject({ arrivalRate: above0, patience, pools: z.array(z.int().min(0)).min(1).describe('places in the list of pools') }),
      )
      .min(1)
      .max(9)
      .describe('in the order in which whoever is free turns to them'),
    pools: z.array(z.strictObject({ agents, handling: above0 })).min(1),
    choice: z.enum(['first', 'any']).describe('where several pools are free: the first of the class, or any free agent'),
  })
  .refine(({ classes, pools }) => classes.every((one) => one.pools.every((pool) => pool < pools.length)), {
    message: 'names a pool that is not in its list (the first one is 0)',
  });

const changing = z
  .strictObject({
    name,
    agents,
    arrivals: z.strictObject({ mean: above0, swing: z.number().min(0), period: above0 }).describe('mean + swing · sin(2π · t / period)'),
    handling: above0,
    patience,
    until: above0,
    instants: z.array(z.number().min(0)).min(1).describe('when the hall is looked at, rising'),
  })
  .refine(({ arrivals }) => arrivals.swing <= arrivals.mean, { message: 'has a rate of arrivals below nought' })
  .refine(({ instants, until }) => instants.every((at, place) => at <= until && at >= (instants[place - 1] ?? 0)), {
    message: 'looks at instants that do not rise from 0 to its end',
  });

/** What a case is about shows by a word that only its kind has; so its mistakes are told as those of its kind. */
function kindOf(written: unknown) {
  const has = (key: string): boolean => typeof written === 'object' && written !== null && key in written;
  if (has('classes') || has('pools')) return design;
  if (has('types') || has('found')) return skills;
  if (has('lines')) return limited;
  return has('instants') || has('until') ? changing : hall;
}

const anyCase = z.unknown().transform((written, context) => {
  const parsed = kindOf(written).safeParse(written);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path: [...path], message });
  return z.NEVER;
});

/** Cases as a file holds them. Rates and spans of a case in one unit of time, whichever. */
export const validationCases = z.array(anyCase).min(1);
export type ValidationCase = z.infer<typeof validationCases>[number];

/** A case without a long run, or too large to be solved: says which. */
export class NoTheory extends Error {
  override readonly name = 'NoTheory';
}

/**
 * A trial of what a file holds; `contacts`: customers to be counted per replication.
 * @throws NoTheory where the exact figures cannot be had
 */
export function trialOf(one: ValidationCase, contacts: number): Trial {
  try {
    return chosenTrial(one, contacts);
  } catch (error) {
    if (error instanceof DesignUnstable || error instanceof ChainTooLarge) throw new NoTheory(`${one.name}: ${error.message}`);
    throw error;
  }
}

function chosenTrial(one: ValidationCase, contacts: number): Trial {
  if ('within' in one) return hallTrial(one, contacts);
  if ('classes' in one) return designTrial(one, contacts);
  if ('found' in one) return skillsTrial(one, contacts);
  return 'lines' in one ? linesTrial(one, contacts) : changingTrial(one, contacts);
}

/** The trials that come with the product, by what they try. */
export const TRIALS = {
  erlang: (contacts: number) => ERLANG_CASES.map((one) => hallTrial(one, contacts)),
  lines: (contacts: number) => LINES_CASES.map((one) => linesTrial(one, contacts)),
  designs: (contacts: number) => DESIGN_CASES.map((one) => designTrial(one, contacts)),
  changing: (contacts: number) => CHANGING_CASES.map((one) => changingTrial(one, contacts)),
  skills: (contacts: number) => SKILLS_CASES.map((one) => skillsTrial(one, contacts)),
} as const satisfies Readonly<Record<string, (contacts: number) => readonly Trial[]>>;
