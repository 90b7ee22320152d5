import { z } from 'zod';
import { id } from '../commands/fields.js';
import { CEFR_LEVELS } from '../language.js';
import { SECOND_MS } from '../units.js';
import { DURATION, PERCENT } from './duration.js';

/** Fields that plan and roster files share. Transform-free: what an editor checks by the JSON Schema is what is read. */

export const name = id;
export const count = z.int().min(1);
/** Below a second, a bare number is more likely meant as seconds than as milliseconds: it has to say which. */
const bareMs = [z.literal(0), z.int().min(SECOND_MS, 'counts milliseconds: write it with its unit, "30s" or "30ms"')] as const;
/** Said of the text as well as of the union: where only the text could have been meant, Zod tells what is wrong with that. */
export const durationOr = <T extends readonly z.ZodType[]>(expected: string, ...others: T) =>
  z.union([...bareMs, z.string().regex(DURATION, expected), ...others] as const, { error: expected });
export const duration = durationOr('must be a duration such as "20s", "1h30m" or "500ms", or whole milliseconds');
export const durationOrShare = durationOr(
  'must be a duration such as "20s" or a share of the target such as "50%"',
  z.string().regex(PERCENT),
);
export const country = z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter ISO 3166-1 country code in capitals, e.g. PT');
export const zone = z.string().min(1).max(64).describe('IANA time zone, e.g. Europe/Lisbon');
export const languageTag = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'must be a BCP 47 language tag, e.g. fr or pt-BR');
export const cefrLevel = z.enum(CEFR_LEVELS);
export const skillLevel = z.int().min(1).max(5);
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-12-25');
export const instant = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2}))?$/,
    'must be a date such as 2026-12-25 or an instant such as 2026-12-25T08:00Z',
  );
export const money = z.int().min(0).describe('minor currency units, e.g. cents');
