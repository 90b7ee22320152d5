import type { CompiledCalendar } from '../calendar.js';
import { dayCalendar, windowCalendar } from '../campaign.js';
import type { CallingWindowId } from '../ids.js';
import { callingWindowFile, type HoursFile } from './calendar-file.js';
import { checked } from './calendars.js';
import { type Hours, hoursOf, readHours } from './hours.js';
import { checkOnce } from './names.js';
import type { PlanFile } from './plan-schema.js';
import type { Findings } from './problems.js';
import { isObject, valueAt } from './tree.js';

/** From midnight until noon: what opens is the day. */
const MORNINGS = { weekly: { 'mon-sun': ['00:00-12:00'] } };

export interface CallingWindows {
  readonly windows: readonly CallingWindowId[];
  readonly zones: readonly string[];
}

/**
 * The calling windows of a plan and the zones they are kept in. Their calendars, one for each window and zone and one for the days of
 * each zone, must have been given compiled, in the options or in the file; those of the file are put among `calendars`.
 */
export function callingWindowsOf(file: PlanFile, calendars: Record<string, CompiledCalendar>, findings: Findings): CallingWindows {
  const written = Object.entries(file.callingWindows ?? {});
  if (written.length === 0) return { windows: [], zones: [] };
  checkOnce('zone', file.customerZones ?? [], ['customerZones'], findings);
  const zones = zonesOf(file);
  for (const [id, authored] of written) {
    const path = ['callingWindows', id];
    if ('zones' in authored)
      for (const [zone, compiled] of Object.entries(authored.zones)) {
        const calendar = windowCalendar(id, zone);
        calendars[calendar] = checked({ id: calendar, ...compiled }, [...path, 'zones', zone], findings);
      }
    else {
      const hours = hoursOf({ zone: 'UTC', ...authored } as HoursFile, path, findings);
      const open = [...hours.weekly, ...hours.dates.values()].flat();
      if (open.length === 0 && !findings.failed) findings.add('CALENDAR_NEVER_OPEN', path, { calendar: id });
    }
    const lacking = zones.find((zone) => !Object.hasOwn(calendars, windowCalendar(id, zone)));
    if (lacking === undefined) continue;
    if ('zones' in authored) findings.add('VALUE_INVALID', [...path, 'zones'], { field: 'zones', expected: `must hold ${lacking}` });
    else findings.add('CALENDAR_NOT_COMPILED', path, { calendar: `${id} for ${lacking}` });
  }
  const lacking = zones.find((zone) => !Object.hasOwn(calendars, dayCalendar(zone)));
  if (lacking !== undefined) findings.add('CALENDAR_NOT_COMPILED', ['callingWindows'], { calendar: `of the days of ${lacking}` });
  return { windows: written.map(([id]) => id), zones };
}

/** Where a plan does not list them, customers are in the zones of its hubs. */
const zonesOf = ({ customerZones, hubs }: Pick<PlanFile, 'customerZones' | 'hubs'>): readonly string[] => [
  ...new Set(customerZones ?? Object.values(hubs).map(({ zone }) => zone)),
];

/**
 * The hours behind the calling windows of a plan as written, by the names of their calendars: what a host compiles for `definePlan`, and
 * again when calendars are to reach further. What is not in order is left out; `definePlan` tells it.
 */
export function callingHours(authored: unknown): ReadonlyMap<string, Hours> {
  const windows = valueAt(authored, ['callingWindows']);
  const listed = valueAt(authored, ['customerZones']);
  const hubs = valueAt(authored, ['hubs']);
  const named = Array.isArray(listed) ? listed : isObject(hubs) ? Object.values(hubs).map((hub) => valueAt(hub, ['zone'])) : [];
  const zones = [...new Set(named.filter((zone) => typeof zone === 'string'))];
  const found = new Map<string, Hours>();
  if (!isObject(windows)) return found;
  for (const [id, written] of Object.entries(windows)) {
    const window = callingWindowFile.safeParse(written);
    if (!window.success || 'zones' in window.data) continue;
    for (const zone of zones) {
      const hours = readHours({ zone, ...window.data });
      if (hours !== undefined) found.set(windowCalendar(id, zone), hours);
    }
  }
  for (const zone of zones) found.set(dayCalendar(zone), readHours({ zone, ...MORNINGS }) as Hours);
  return found;
}
