import { z } from 'zod';
import { date, zone } from './fields.js';

export const windows = z
  .array(z.string().regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/, 'must be a window such as "08:00-20:00"'))
  .max(48)
  .describe('local times, closed at the end: ["08:00-12:00", "22:00-06:00"]; [] is closed');

const DAY = '(mon|tue|wed|thu|fri|sat|sun)';
export const days = z
  .string()
  .regex(new RegExp(`^${DAY}(-${DAY})?(,${DAY}(-${DAY})?)*$`), 'must name days such as "mon", "mon-fri" or "sat,sun"');

/** Opening hours as people write them. A window belongs to the day it begins on, also where it runs over midnight. */
export const hoursFile = z.strictObject({
  zone,
  weekly: z.record(days, windows).describe('windows by day of the week; a day that is not named is closed'),
  holidays: z.array(date).optional().describe('dates on which no window begins'),
  exceptions: z.record(date, windows).optional().describe('dates with windows of their own'),
});

/** Hours at which customers are called, in whatever zone each of them is. */
export const windowHours = hoursFile.omit({ zone: true });

/** Opening hours as the engine holds them: what `readPlan` has made of the above. */
export const compiledFile = z.strictObject({
  instantsMs: z.array(z.int()).describe('sorted; open, close, open, close …'),
  horizonMs: z.int().describe('closed from here on'),
  tzdata: z.string().min(1).max(64).describe('version of the time-zone rules'),
});

export const calendarFile = z.union([hoursFile, compiledFile], { error: 'must have "zone" and "weekly"' });

/** When somebody works. Windows and days as above; the zone is that of the agent's hub where none is named. */
export const shiftHoursFile = z.strictObject({
  zone: zone.optional().describe("default: the zone of the agent's hub"),
  weekly: z.record(days, windows).optional().describe('windows by day of the week; a day that is not named is free'),
  dates: z.record(date, windows).optional().describe("dates with windows of their own, instead of the week's"),
  breaks: windows.optional().describe('times of day at which nobody of the shift works, where they fall into it'),
});

export const shiftFile = z.union([shiftHoursFile, compiledFile], { error: 'must have "weekly" or "dates"' });

/** Calling hours as people write them, or compiled for every zone customers are in. */
export const callingWindowFile = z.union([windowHours, z.strictObject({ zones: z.record(zone, compiledFile) })], {
  error: 'must have "weekly"',
});

export type HoursFile = z.infer<typeof hoursFile>;
export type ShiftFile = z.infer<typeof shiftFile>;
