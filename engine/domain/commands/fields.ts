import { z } from 'zod';
import { LIMITS } from '../../limits.js';
import { CEFR_LEVELS } from '../language.js';

/** Fields that several commands share; transform-free, so that JSON Schema and AsyncAPI describe exactly what is checked. */

/** Printable, no separator: ids are joined with `/` inside the router. */
export const id = z
  .string()
  .min(1)
  .max(LIMITS.idLength)
  .regex(/^[^/\p{Cc}]+$/u, 'must not hold "/" or control characters');

export const code = z
  .string()
  .min(1)
  .max(LIMITS.codeLength)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'must be a short code such as "address-changed"');

export const spanMs = z.int().min(0);
export const instantMs = z.int().min(0).describe('milliseconds since 1970-01-01T00:00Z');

export const tag = z.string().min(2).max(35).describe('BCP 47 language tag, e.g. "pt-BR"');

export const wantedLanguage = z.object({
  tag,
  atLeast: z.enum(CEFR_LEVELS).optional().describe("least CEFR level; the plan's where left out"),
  exact: z.boolean().default(false).describe('whether the region is a condition rather than a preference'),
  language: tag.optional().describe("the plan's language the tag stands for; resolved on admission"),
});

export const skillNeed = z.object({ skill: id, level: z.int().min(1).max(5).default(1) });

export const attributes = z
  .record(z.string().min(1).max(LIMITS.codeLength), z.union([z.string().max(LIMITS.codeLength), z.int(), z.boolean()]))
  .refine((all) => Object.keys(all).length <= LIMITS.attributesPerContact, `at most ${LIMITS.attributesPerContact} attributes`)
  .describe('declared, enumerated facts; never message bodies, names, numbers or addresses');

/** The deciding supervisor, if it was not the agent whom the command names. */
export const by = id.nullable().default(null).describe('the supervisor who decides; the gateway fills it in');

export const because = code.describe('why, for the audit');
/** … where a word is not always to be had. */
export const becauseIfSaid = code.nullable().default(null).describe('why, for the audit');
export const untilMs = instantMs.nullable().default(null).describe('undone at this instant; null: until it is undone by hand');

/** Guards against acting on a state that has changed since the sender saw it. */
export const ifOwner = id.nullable().optional().describe('refuse unless this agent owns the contact; null: unless nobody does');

/** The tenant may be left out where the plan has only one. */
export const tenant = id.optional().describe('the tenant; may be left out where the plan has exactly one');
export const offer = z.string().regex(/^[1-9]\d*\.[1-9]\d*$/, 'must be an offer id such as "17.1"');
