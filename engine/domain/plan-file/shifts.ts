import { LIMITS } from '../../limits.js';
import type { CompiledCalendar } from '../calendar.js';
import type { Hub } from '../hub.js';
import type { CalendarId } from '../ids.js';
import { compiledFile, type ShiftFile } from './calendar-file.js';
import { checked } from './calendars.js';
import type { Entry } from './entry.js';
import { type Hours, shiftHoursOf } from './hours.js';
import { Names } from './names.js';
import type { Findings, Path } from './problems.js';
import type { RosterFile } from './roster-schema.js';

/** Turns a shift into instants; only the host can. Where it does not know the zone, it says which one was likely meant. */
export type ShiftCompiler = (id: CalendarId, hours: Hours) => CompiledCalendar | { readonly nearestZone: string | null };

/** The shifts of a roster, each compiled once for every zone it is worked in. */
export interface Shifts {
  /** The agent's; `null`: bound by none, or not in order, which has been told. */
  idOf(entry: Entry, hub: Hub): CalendarId | null;
  readonly compiled: Readonly<Record<CalendarId, CompiledCalendar>>;
  /** As written, to compile them again for a later span. */
  readonly hours: ReadonlyMap<CalendarId, Hours>;
}

interface Written {
  readonly shift: ShiftFile;
  readonly path: Path;
  /** The first part of its id. */
  readonly of: string;
}

export function shiftsOf(file: RosterFile, compile: ShiftCompiler | undefined, findings: Findings): Shifts {
  const compiled: Record<CalendarId, CompiledCalendar> = {};
  const hours = new Map<CalendarId, Hours>();
  const failed = new Set<CalendarId>();
  const named = file.shifts ?? {};
  const names = new Names('shift', Object.keys(named));

  function writtenFor({ id, agent, path }: Entry): Written | undefined {
    const { shift } = agent;
    if (shift === undefined) return undefined;
    const at = [...path, 'shift'];
    if (typeof shift !== 'string') return { shift, path: at, of: 'group' in agent ? `groups/${agent.group}` : `agents/${id}` };
    const own = names.check(shift, at, findings) ? named[shift] : undefined;
    return own && { shift: own, path: ['shifts', shift], of: `shifts/${shift}` };
  }

  function add(id: CalendarId, { shift, path }: Written, zone: string): void {
    const given = compiledFile.safeParse(shift);
    if (given.success) compiled[id] = checked({ id, ...given.data }, path, findings);
    else if (!('instantsMs' in shift)) {
      const worked = shiftHoursOf(shift, zone, path, findings);
      if ([...worked.weekly, ...worked.dates.values()].flat().length === 0) findings.add('SHIFT_EMPTY', path, { shift: path.at(-1) ?? id });
      hours.set(id, worked);
      if (findings.failed) return;
      const made = compile?.(id, worked);
      if (made === undefined) findings.add('SHIFT_NOT_COMPILED', path, { shift: id });
      else if ('nearestZone' in made) findings.add('ZONE_UNKNOWN', [...path, 'zone'], { zone }, made.nearestZone);
      else compiled[id] = made;
    }
    if (hours.size > LIMITS.shifts) findings.add('LIMIT_PASSED', [], { count: hours.size, what: 'shifts', countMax: LIMITS.shifts });
  }

  return {
    compiled,
    hours,
    idOf(entry, hub) {
      const written = writtenFor(entry);
      if (written === undefined) return null;
      const zone = ('zone' in written.shift ? written.shift.zone : undefined) ?? hub.zone;
      const id = 'instantsMs' in written.shift ? written.of : `${written.of}/${zone}`;
      if (!Object.hasOwn(compiled, id) && !failed.has(id)) add(id, written, zone);
      if (Object.hasOwn(compiled, id)) return id;
      failed.add(id);
      return null;
    },
  };
}
