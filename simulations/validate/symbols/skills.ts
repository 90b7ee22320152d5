import { z } from 'zod';
import { above0, claimsOf, from0, heads, NOTES, notation } from './notation.js';

const found = z.tuple([from0, from0]);

/**
 * Rows of the model of Wallace and Whitt as another simulator found them: `C` agents for six types of calls of ten minutes each, unless
 * stated otherwise, with so many `skills` each and `K_extra` lines more than agents; each figure with its half width.
 */
const ROW = z
  .strictObject({
    ...NOTES,
    select: z.string(),
    skills: heads,
    load: above0,
    C: heads,
    K_extra: z.int().min(0).max(10_000),
    types: heads.default(6),
    mu: above0.default(0.1),
    reps: z.unknown().optional(),
    arrivals_per_rep: z.unknown().optional(),
    blocking: found,
    mean_wait_given_entry_min: found,
    p_delay: found,
    primary_fraction: found.optional(),
    occupancy: from0,
  })
  .catchall(found);

const WITHIN = /^p_wait_le_(\d+(?:\.\d+)?)min$/;

export const skillsNotation = notation(
  ROW,
  (fields) => fields.includes('K_extra') && fields.includes('skills'),
  ({ select: words, skills, load, C, K_extra: extraLines, types, mu, ...rest }, findings) => {
    const { blocking, mean_wait_given_entry_min: meanWait, p_delay: waited, primary_fraction: primary, occupancy, ...others } = rest;
    const select = /longest[ -]waiting/i.test(words) ? 'longest-waiting' : /skill[ -]priority/i.test(words) ? 'skill-priority' : undefined;
    if (select === undefined)
      findings.add('VALUE_INVALID', ['select'], { field: 'select', expected: 'must be "agent skill priority" or "longest-waiting-first"' });
    const limits = Object.entries(others).flatMap(([name, share]) => {
      const limit = WITHIN.exec(name)?.[1];
      if (limit !== undefined) return [{ limit: Number(limit), share: share as z.infer<typeof found> }];
      if (!Object.hasOwn(NOTES, name) && name !== 'reps' && name !== 'arrivals_per_rep')
        findings.add('FIELD_UNKNOWN', [name], { owner: 'the file', name, names: Object.keys(ROW.shape) });
      return [];
    });
    const [within, more] = limits;
    if (more !== undefined)
      findings.add('VALUE_INVALID', [`p_wait_le_${more.limit}min`], {
        field: `p_wait_le_${more.limit}min`,
        expected: 'is a second limit; one can be compared',
      });
    if (findings.failed || select === undefined) return [];
    const figures = {
      blocked: blocking,
      waited,
      meanWait,
      occupancy,
      ...(within === undefined ? {} : { within }),
      ...(primary === undefined ? {} : { primary }),
    };
    const one = {
      name: `${skills} ${skills === 1 ? 'skill' : 'skills'} each of ${types}, ${C} agents, ${select}`,
      types,
      skills,
      agents: C,
      arrivalRate: load * mu,
      handling: 1 / mu,
      extraLines,
      select,
      found: figures,
    };
    return [{ one, claims: claimsOf([], {}, {}) }];
  },
);
