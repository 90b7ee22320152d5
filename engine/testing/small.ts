import type { CompiledCalendar } from '../domain/calendar.js';
import { definePlan } from '../domain/plan-file/define-plan.js';
import { defineRoster } from '../domain/plan-file/define-roster.js';
import type { PlanFile } from '../domain/plan-file/plan-schema.js';
import type { RosterFile } from '../domain/plan-file/roster-schema.js';
import { BEGIN_MS } from './names.js';
import type { Setting } from './plans.js';

/** Makes a setting of files as users write them; what is wrong with them is thrown. */
export function settingOf(file: PlanFile, roster: RosterFile, calendars: readonly CompiledCalendar[] = []): Setting {
  const planned = definePlan(file, { calendars, roster });
  if (!planned.ok) throw new Error(planned.problems.map(({ message }) => message).join(' '));
  const enrolled = defineRoster(roster, planned.plan);
  if (!enrolled.ok) throw new Error(enrolled.problems.map(({ message }) => message).join(' '));
  return { plan: planned.plan, roster: enrolled.roster };
}

type QueueFile = PlanFile['queues'][string];
type AgentFile = Exclude<RosterFile['agents'], readonly unknown[] | undefined>[string];

/** Open from the first second to the second of each pair, in seconds of the scene. */
export const calendar = (id: string, pairs: readonly (readonly [number, number])[], horizon = 1_000_000): CompiledCalendar => ({
  id,
  instantsMs: pairs.flat().map((second) => BEGIN_MS + second * 1_000),
  horizonMs: BEGIN_MS + horizon * 1_000,
  tzdata: '2026a',
});

/** Hours of a shift, likewise. */
export const shift = (...pairs: readonly (readonly [number, number])[]): { instantsMs: number[]; horizonMs: number; tzdata: string } => {
  const { instantsMs, horizonMs, tzdata } = calendar('shift', pairs);
  return { instantsMs: [...instantsMs], horizonMs, tzdata };
};

const zone = 'Europe/Lisbon';

/** The hubs of the scenes: Lisbon and Bucharest speak several languages, Lyon only French, Leeds is in another jurisdiction. */
export const HUB_FILES: PlanFile['hubs'] = {
  lisbon: { kind: 'multilingual', country: 'PT', zone, languages: ['pt', 'fr', 'en'], lead: 'bucharest', costPerHour: 1_200 },
  lyon: { kind: 'monolingual', country: 'FR', zone, languages: ['fr'], costPerHour: 2_000 },
  bucharest: { kind: 'multilingual', country: 'RO', zone, languages: ['en', 'fr', 'pt'], costPerHour: 900 },
  leeds: { kind: 'monolingual', country: 'GB', zone, languages: ['en'], costPerHour: 1_800 },
};

export interface Company {
  readonly agents: Readonly<Record<string, Partial<AgentFile>>>;
  readonly help?: Partial<QueueFile>;
  readonly queues?: PlanFile['queues'];
  readonly plan?: Partial<PlanFile>;
  readonly calendars?: readonly CompiledCalendar[];
  readonly shifts?: RosterFile['shifts'];
}

/** A company with the four hubs and a queue `help`; an agent of whom nothing is said sits in Bucharest and speaks everything well. */
export const company = ({ agents, help = {}, queues = {}, plan = {}, calendars = [], shifts = {} }: Company): Setting =>
  settingOf(
    {
      plan: 'shop',
      languages: ['en', 'fr', 'pt'],
      skills: ['billing', 'tech', { id: 'cards', authorisation: true }],
      jurisdictions: { EU: ['PT', 'FR', 'RO'], UK: ['GB'] },
      hubs: HUB_FILES,
      queues: { help: { channels: ['voice', 'chat', 'email'], ...help }, ...queues },
      ...plan,
    },
    {
      shifts,
      agents: Object.fromEntries(
        Object.entries(agents).map(([id, agent]) => [id, { hub: 'bucharest', languages: ['en', 'fr', 'pt'], ...agent } as AgentFile]),
      ),
    },
    calendars,
  );

/** One queue for everything, agents alike who can do everything: as little as a scene needs. */
export const small = (agents: readonly string[], help: Partial<QueueFile> = {}): Setting =>
  company({ agents: Object.fromEntries(agents.map((id) => [id, {}])), help });
