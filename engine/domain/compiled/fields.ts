import { z } from 'zod';
import { LIMITS } from '../../limits.js';
import type { CompiledCalendar } from '../calendar.js';

/** Fields that compiled plans and rosters share. Of what `definePlan` has made, every field is there, and no other. */

/** Any name: those of calendars made for shifts and campaigns hold slashes. */
export const name = z
  .string()
  .min(1)
  .max(4 * LIMITS.idLength);
export const names = z.array(name);
export const count = z.int().min(0);
export const positive = z.int().min(1);
export const percent = z.int().min(0).max(100);
export const spanMs = z.int().min(0);
/** A strict order class; see `RoutingPolicy`. */
export const band = z.int().min(0).max(9);
export const level = z.int().min(1).max(5);
export const instantMs = z.int();

const isSorted = (instants: readonly number[]): boolean =>
  instants.every((instant, at) => at === 0 || instant > (instants[at - 1] as number));

export const compiledCalendar: z.ZodType<CompiledCalendar> = z.strictObject({
  id: name,
  instantsMs: z.array(instantMs).refine(isSorted, 'must be in order, each instant once'),
  horizonMs: instantMs,
  tzdata: z.string(),
});

export const calendars = z.record(name, compiledCalendar).superRefine((all, context) => {
  for (const [key, { id }] of Object.entries(all))
    if (id !== key) context.addIssue({ code: 'custom', path: [key, 'id'], message: `must be ${key}, as it is listed` });
});

/** For what begins to hold above `over` and ceases at `until`: with an end above its beginning it would flutter for ever. */
export const endsWhereItBegan = ({ over, until }: { over: number; until: number }): boolean => until <= over;
export const FLUTTERS = { path: ['until'], message: 'must be at most "over"' };
