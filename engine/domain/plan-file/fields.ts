import { z } from 'zod';
import { id } from '../commands/fields.js';
import { CEFR_LEVELS } from '../language.js';
import { DURATION, PERCENT } from './duration.js';

/** Fields that plan and roster files share. Transform-free: what an editor checks by the JSON Schema is what is read. */

export const name = id;
export const count = z.int().min(1);
export const duration = z.union([z.int().min(0), z.string().regex(DURATION)], {
  error: 'must be a duration such as "20s", "1h30m" or "500ms", or whole milliseconds',
});
export const durationOrShare = z.union([z.int().min(0), z.string().regex(DURATION), z.string().regex(PERCENT)], {
  error: 'must be a duration such as "20s" or a share of the target such as "50%"',
});
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
