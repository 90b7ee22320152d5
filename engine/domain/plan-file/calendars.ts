import type { CompiledCalendar } from '../calendar.js';
import { compiledFile } from './calendar-file.js';
import { hoursOf } from './hours.js';
import type { PlanFile } from './plan-schema.js';
import type { Findings, Path } from './problems.js';

/** The calendars of the plan: given compiled in the options or in the file itself. */
export function calendarsOf(file: PlanFile, given: readonly CompiledCalendar[], findings: Findings): Record<string, CompiledCalendar> {
  const calendars: Record<string, CompiledCalendar> = {};
  for (const calendar of given) calendars[calendar.id] = checked(calendar, ['calendars', calendar.id], findings);
  for (const [id, authored] of Object.entries(file.calendars ?? {})) {
    const path = ['calendars', id];
    const compiled = compiledFile.safeParse(authored);
    if (compiled.success) calendars[id] = checked({ id, ...compiled.data }, path, findings);
    else if ('weekly' in authored) {
      const hours = hoursOf(authored, path, findings);
      const windows = [...hours.weekly, ...hours.dates.values()].flat();
      if (windows.length === 0 && !findings.failed) findings.add('CALENDAR_NEVER_OPEN', path, { calendar: id });
      if (!Object.hasOwn(calendars, id)) findings.add('CALENDAR_NOT_COMPILED', path, { calendar: id });
    }
  }
  return calendars;
}

/** A calendar given compiled, with what is wrong with it told. */
export function checked(calendar: CompiledCalendar, path: Path, findings: Findings): CompiledCalendar {
  const { id, instantsMs, horizonMs, tzdata } = calendar;
  const tell = (expected: string): void => findings.add('CALENDAR_MISSHAPEN', path, { calendar: id, expected });
  if (instantsMs.some((instant, index) => index > 0 && instant <= (instantsMs[index - 1] as number))) tell('has instants that do not rise');
  if (instantsMs.length % 2 === 1) tell('opens without closing');
  if ((instantsMs.at(-1) ?? horizonMs) > horizonMs) tell('goes on past its horizon');
  return { id, instantsMs: [...instantsMs], horizonMs, tzdata };
}
