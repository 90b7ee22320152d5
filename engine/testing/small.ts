import type { CompiledCalendar } from '../domain/calendar.js';
import { definePlan } from '../domain/plan-file/define-plan.js';
import { defineRoster } from '../domain/plan-file/define-roster.js';
import type { PlanFile } from '../domain/plan-file/plan-schema.js';
import type { RosterFile } from '../domain/plan-file/roster-schema.js';
import type { Setting } from './plans.js';

/** Makes a setting of files as users write them; what is wrong with them is thrown. */
export function settingOf(file: PlanFile, roster: RosterFile, calendars: readonly CompiledCalendar[] = []): Setting {
  const planned = definePlan(file, { calendars, roster });
  if (!planned.ok) throw new Error(planned.problems.map(({ message }) => message).join(' '));
  const enrolled = defineRoster(roster, planned.plan);
  if (!enrolled.ok) throw new Error(enrolled.problems.map(({ message }) => message).join(' '));
  return { plan: planned.plan, roster: enrolled.roster };
}

/** One hub, one queue, agents who can do everything: as little as a scene needs. */
export const small = (agents: readonly string[], queue: Record<string, unknown> = {}): Setting =>
  settingOf(
    {
      plan: 'shop',
      hubs: { lisbon: { kind: 'monolingual', country: 'PT', zone: 'Europe/Lisbon', languages: ['en'] } },
      queues: { help: { channels: ['voice', 'chat', 'email'], ...queue } },
    } as PlanFile,
    { agents: Object.fromEntries(agents.map((id) => [id, { hub: 'lisbon' }])) },
  );
