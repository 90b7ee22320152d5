import { nearestName } from '@signalbox/engine/plan';
import { z } from 'zod';
import { type Arrivals, rateAt } from './arrivals.js';
import { design } from './case-design.js';
import { above0, agents, arrivalRate, handling, name, patience, stated } from './case-fields.js';

const limits = z
  .array(z.number().min(0))
  .max(20)
  .optional()
  .describe('also told: the shares who wait at most so long, until answered or gone');

const hall = z
  .strictObject({
    name,
    agents,
    arrivalRate,
    handling,
    patience,
    within: z.number().min(0).describe('limit of the service level'),
    limits,
    stated,
  })
  .refine((one) => one.patience !== null || one.arrivalRate * one.handling < one.agents, {
    path: ['patience'],
    message: 'must be stated, or the agents be more: the load is not below their number, and where nobody gives up the queue has no end',
  });

const limited = z
  .strictObject({
    name,
    agents,
    lines: z.int().min(1).max(20_000).describe('customers served and waiting at most; one more is turned away'),
    arrivalRate,
    handling,
    patience,
    limits,
    stated,
  })
  .refine((one) => one.lines >= one.agents, { path: ['lines'], message: 'must be at least as many as agents' });

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
    handling,
    extraLines: z.int().min(0).describe('lines beyond one per agent'),
    select: z.enum(['skill-priority', 'longest-waiting']).describe('to whom whoever is free turns first'),
    found: z.strictObject({
      blocked: found,
      waited: found,
      meanWait: found,
      occupancy: z.number().min(0).max(1),
      within: z
        .strictObject({ limit: z.number().min(0), share: found })
        .optional()
        .describe('of those let in, who waited at most so long'),
      primary: found.optional().describe('of those served, who came to an agent whose first skill is their type'),
    }),
  })
  .refine((one) => one.skills <= one.types, { path: ['skills'], message: 'must be at most as many as types' })
  .refine((one) => one.agents % one.types === 0, { path: ['agents'], message: 'must be shared out evenly among the types' });

const swing = {
  swing: z.number().describe('swing · sin(2π · (t − from) / period)'),
  period: above0,
  from: z.number().optional().describe('when it is nought and about to rise, before or after the opening; 0 if not stated'),
};
const waves = z.strictObject({ mean: above0, ...swing, more: z.array(z.strictObject(swing)).optional().describe('waves on top of it') });
const steps = z.strictObject({
  steps: z
    .array(z.strictObject({ from: z.number().min(0), rate: z.number().min(0) }))
    .min(1)
    .describe('each rate until the next begins'),
});

/** Arrivals per unit of time. Which kind is meant shows by `steps`, so that mistakes are told as mistakes of that kind. */
export const arrivals: z.ZodType<Arrivals> = z
  .looseObject({})
  .transform((written, context): Arrivals => {
    const kind = 'steps' in written ? steps : waves;
    const read = kind.safeParse(written);
    if (read.success) return read.data;
    for (const issue of read.error.issues) context.issues.push({ ...issue, input: written } as (typeof context.issues)[number]);
    return z.NEVER;
  })
  .superRefine((read, context) => {
    const early = 'steps' in read ? read.steps.findIndex(({ from }, place) => from <= (read.steps[place - 1]?.from ?? -1)) : -1;
    if (early >= 0 || ('steps' in read && read.steps[0]?.from !== 0))
      context.addIssue({ code: 'custom', path: ['steps', Math.max(0, early), 'from'], message: 'must rise, from 0 on' });
    else if (lowest(read) < -ROUNDING) {
      const path = 'steps' in read ? ['steps'] : ['swing'];
      context.addIssue({ code: 'custom', path, message: 'must be at most the mean: there are no arrivals below nought' });
    }
  });

const ROUNDING = 1e-9;
/** Looks from wave to wave that find how low arrivals fall. */
const LOOKS = 2_000;

function lowest(read: Arrivals): number {
  if ('steps' in read) return 0;
  const longest = Math.max(read.period, ...(read.more ?? []).map(({ period }) => period));
  const looks = Array.from({ length: LOOKS }, (_, look) => rateAt(read, (longest * look) / LOOKS));
  return read.more === undefined ? read.mean - Math.abs(read.swing) : Math.min(...looks);
}

const changing = z
  .strictObject({
    name,
    agents,
    arrivals,
    handling,
    patience,
    until: above0,
    instants: z.array(z.number().min(0)).min(1).describe('when the hall is looked at, rising'),
    stated,
  })
  .superRefine(({ instants, until }, context) => {
    for (const [place, at] of instants.entries())
      if (at > until || at < (instants[place - 1] ?? 0))
        context.addIssue({ code: 'custom', path: ['instants', place], message: `must rise from 0 to ${until}, the end` });
  });

/** Kinds of cases. If two are equally likely, the first is taken. */
const KINDS = [hall, limited, design, changing, skills] as const;

/** A case as written in a file. Rates and durations of a case in any one unit of time. */
export type ValidationCase = z.infer<(typeof KINDS)[number]>;
export type ValidationKind = z.ZodType<ValidationCase>;

/**
 * The kind of a case is that with most of its fields, a misspelt one counting half, so that its mistakes are reported as mistakes of that
 * kind.
 */
export function kindOf(written: unknown): ValidationKind {
  const names = typeof written === 'object' && written !== null ? Object.keys(written) : [];
  const score = (kind: (typeof KINDS)[number]): number => {
    const fields = Object.keys(kind.shape);
    const known = (one: string): number => (fields.includes(one) ? 1 : nearestName(one, fields) === null ? 0 : 0.5);
    return names.reduce((sum, one) => sum + known(one), 0);
  };
  return KINDS.reduce<(typeof KINDS)[number]>((best, kind) => (score(kind) > score(best) ? kind : best), hall);
}
