import fc from 'fast-check';
import type { Roster } from '../domain/agent.js';
import type { CompiledCalendar } from '../domain/calendar.js';
import type { Plan } from '../domain/plan.js';
import { type DefinedPlan, definePlanOf } from '../domain/plan-file/define-plan.js';
import { type DefinedRoster, defineRosterOf } from '../domain/plan-file/define-roster.js';
import type { PlanFile } from '../domain/plan-file/plan-schema.js';
import { anyCalendar } from './calendars.js';
import { anyCampaign, callingCalendars } from './campaigns.js';
import {
  AUTHORISATION,
  BEGIN_MS,
  CAMPAIGNS,
  CHANNELS,
  HUBS,
  JURISDICTIONS,
  LANGUAGES,
  maybe,
  present,
  QUEUES,
  rarely,
  seconds,
  subset,
  TENANTS,
  ZONES,
} from './names.js';
import { anyQueue, joined } from './queues.js';
import { anyRoster } from './rosters.js';

const COUNTRIES = { lisbon: 'PT', lyon: 'FR', bucharest: 'RO', leeds: 'GB' } as const;

const anyHub = (id: (typeof HUBS)[number]) =>
  fc
    .record({
      kind: fc.constantFrom<'multilingual' | 'monolingual' | 'digital'>('multilingual', 'monolingual', 'digital'),
      languages: subset(LANGUAGES, 1),
      jurisdictions: maybe(subset(JURISDICTIONS)),
      costPerHour: maybe(fc.integer({ min: 0, max: 3 })),
      calendar: rarely(fc.constantFrom('days', 'nights')),
      cover: rarely(
        fc
          .record({
            languages: maybe(fc.oneof(fc.constant('all' as const), subset(LANGUAGES, 1))),
            presence: maybe(fc.constantFrom<'ready' | 'signedIn'>('ready', 'signedIn')),
          })
          .map(present),
        3,
      ),
    })
    .map(({ kind, languages, ...hub }) => ({
      kind,
      languages: kind === 'monolingual' ? languages.slice(0, 1) : languages,
      country: COUNTRIES[id],
      zone: 'Europe/Lisbon',
      ...present(hub),
    }));

const anyChannel = fc
  .record({
    cost: maybe(fc.constantFrom(20, 33, 50, 100)),
    max: maybe(fc.integer({ min: 1, max: 3 })),
    interruptibleBy: maybe(subset(CHANNELS)),
    wrapUpMax: maybe(fc.oneof(fc.constant(0), seconds(1, 30))),
  })
  .map(present);

/** A plan as its author would write it. */
const anyPlanFile = fc
  .record({
    hubs: fc.tuple(...HUBS.map((id) => anyHub(id).map((hub) => [id, hub] as const))),
    campaigns: fc.tuple(...CAMPAIGNS.map((id) => anyCampaign.map((campaign) => [id, campaign] as const))),
    queues: fc.tuple(...QUEUES.map((id) => anyQueue.map((queue) => [id, queue] as const))),
    channels: fc.tuple(...CHANNELS.map((id) => anyChannel.map((channel) => [id, channel] as const))),
    disconnectGrace: maybe(fc.oneof(fc.constant(0), seconds(1, 40))),
    priorityPoint: maybe(seconds(1, 60)),
    languageAtLeast: maybe(fc.constantFrom<'A2' | 'B2' | 'C1'>('A2', 'B2', 'C1')),
  })
  .map(({ hubs, queues, campaigns, channels, ...rest }) => ({
    plan: 'generated',
    tenants: [...TENANTS],
    languages: [...LANGUAGES],
    skills: ['billing', 'tech', { id: AUTHORISATION, authorisation: true }],
    agentAttributes: { team: ['red', 'blue'] },
    jurisdictions: { EU: ['PT', 'FR', 'RO'], UK: ['GB'] },
    hubs: Object.fromEntries(hubs),
    queues: Object.fromEntries(joined(queues)),
    channels: Object.fromEntries(channels),
    callingWindows: { polite: { weekly: { 'mon-sun': ['08:00-20:00'] } } },
    customerZones: [...ZONES],
    campaigns: Object.fromEntries(campaigns),
    ...present(rest),
  }));

export interface Setting {
  readonly plan: Plan;
  readonly roster: Roster;
}

/** What the problems of a setting say, where it is not one. */
const told = (problems: readonly { severity: string; message: string }[]): string =>
  problems
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message)
    .join(' ');

/** What one setting is made of. */
export const anySettingFiles = fc.record({
  file: anyPlanFile,
  rosterFile: anyRoster,
  calendars: fc
    .tuple(fc.tuple(anyCalendar('days'), anyCalendar('nights')), callingCalendars)
    .map(([own, calling]): readonly CompiledCalendar[] => [...own, ...calling]),
});

/** A plan and its roster as written become a setting, by what makes one of the other. */
export function settingBy(planned: DefinedPlan, enrolled: (plan: Plan) => DefinedRoster): Setting {
  if (!planned.ok) throw new Error(`the generated plan is not one: ${told(planned.problems)}`);
  const roster = enrolled(planned.plan);
  if (!roster.ok) throw new Error(`the generated roster is not one: ${told(roster.problems)}`);
  return { plan: planned.plan, roster: roster.roster };
}

/**
 * A plan and its roster, made by the same code that reads the files of users. Only the schemas are not asked, which would find nothing
 * (plans.test.ts) and take half of the time.
 */
export const anySetting: fc.Arbitrary<Setting> = anySettingFiles.map(({ file, rosterFile, calendars }) =>
  settingBy(definePlanOf(file as PlanFile, file, { calendars }), (plan) => defineRosterOf(rosterFile, plan)),
);

/** The same calendars, shifts included, with everything after the first hour known better. */
export const anyExtension: fc.Arbitrary<readonly CompiledCalendar[]> = fc
  .tuple(fc.tuple(...['days', 'nights', 'shifts/early', 'shifts/late'].map(anyCalendar)), callingCalendars)
  .map(([calendars, calling]) => [...calendars, ...calling].map((one) => ({ ...one, horizonMs: BEGIN_MS + 2_000_000_000 })));
