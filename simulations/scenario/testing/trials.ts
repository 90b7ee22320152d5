import { definePlan, defineRoster } from '@signalbox/engine';
import { type CompiledCalendar, membersByGroup, type PlanFile, type RosterFile } from '@signalbox/engine/plan';
import type { PlannerFile, PlannerFileKind } from '../../planner-files/index.js';
import type { LaterPlan } from '../context.js';
import { type DefinedScenario, defineScenario, shapeScenario } from '../define-scenario.js';
import type { ScenarioFile } from '../file/scenario-file.js';
import type { Trial } from '../trial.js';
import { unsaidOnClosing } from '../unsaid-closings.js';

/** Two small sites: Dublin speaks English, Lisbon Portuguese and some English. */
export const PLAN: PlanFile = {
  plan: 'small',
  hubs: {
    dublin: { kind: 'monolingual', country: 'IE', zone: 'Europe/Dublin', languages: ['en'], costPerHour: 3_000 },
    lisbon: { kind: 'multilingual', country: 'PT', zone: 'Europe/Lisbon', languages: ['pt', 'en'], costPerHour: 2_000 },
  },
  skills: ['billing'],
  queues: { calls: { channels: ['voice'], home: ['dublin'] }, again: { channels: ['voice'] }, desk: { channels: ['chat', 'email'] } },
};

export const ROSTER: RosterFile = {
  groups: [
    { group: 'dublin', count: 4, hub: 'dublin', skills: { billing: 4 } },
    { group: 'lisbon', count: 3, hub: 'lisbon', languages: ['pt', { tag: 'en', level: 'B2' }] },
  ],
};

export type Written = Omit<ScenarioFile, 'scenario' | 'plan' | 'roster' | 'horizon'> & {
  readonly horizon?: Partial<ScenarioFile['horizon']>;
};
export type Files = Partial<Record<PlannerFileKind, readonly PlannerFile[]>>;

const HORIZON: ScenarioFile['horizon'] = {
  start: '2026-03-11',
  zone: 'Europe/Dublin',
  for: '4h',
  interval: '30m',
  seed: 5,
  replications: 4,
};

/** When campaigns of a plan may call, where it has the window `polite`: always. */
const CALLING = ['window/polite/Europe/Dublin', 'days/Europe/Dublin'].map((id) => ({
  id,
  instantsMs: [0, 3e12],
  horizonMs: 4e12,
  tzdata: 'test',
}));

/** A scenario on the two sites, shaped and defined. `hours`: calendars that the plan names, compiled. */
export function defined(
  written: Written,
  plannerFiles: Files = {},
  plan: PlanFile = PLAN,
  roster: RosterFile = ROSTER,
  hours: readonly CompiledCalendar[] = [],
): DefinedScenario {
  const compiled = definePlan(plan, { calendars: [...CALLING, ...hours] });
  if (!compiled.ok) throw new Error(compiled.problems[0]?.message);
  const staff = defineRoster(roster, compiled.plan);
  if (!staff.ok) throw new Error(staff.problems[0]?.message);
  const shaped = shapeScenario({ scenario: 'small', plan, roster, ...written, horizon: { ...HORIZON, ...written.horizon } });
  if (!shaped.ok) return { ok: false, problems: shaped.problems, rowProblems: [] };
  const laterPlans = laterPlansOf(shaped.file, roster, hours);
  const unsaid = unsaidOnClosing(plan);
  const ground = { plan: compiled.plan, roster: staff.roster, unsaid, groups: membersByGroup(roster), laterPlans, plannerFiles };
  return defineScenario(shaped.file, ground);
}

/** Plans of changes, written whole; those that are paths are not read here. */
function laterPlansOf(
  { changes = [] }: ScenarioFile,
  roster: RosterFile,
  hours: readonly CompiledCalendar[],
): ReadonlyMap<number, LaterPlan> {
  const plans = new Map<number, LaterPlan>();
  for (const [place, { plan: written }] of changes.entries()) {
    const compiled = typeof written === 'object' ? definePlan(written, { calendars: [...CALLING, ...hours] }) : undefined;
    const staff = compiled?.ok ? defineRoster(roster, compiled.plan) : undefined;
    if (compiled?.ok && staff?.ok) {
      const unsaid = unsaidOnClosing(written as PlanFile);
      plans.set(place, { plan: compiled.plan, roster: staff.roster, unsaid });
    }
  }
  return plans;
}

/** The same; a mistake in it is a mistake in the test. */
export function trialOf(...args: Parameters<typeof defined>): Trial {
  const { ok, ...found } = defined(...args);
  if (ok && 'trial' in found) return found.trial;
  throw new Error([...found.problems, ...found.rowProblems].map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
}

/** Calls for both sites and some mail, with everything a scenario can do. */
export const BUSY: Written = {
  demand: {
    calls: { queue: 'calls', channel: 'voice', languages: { en: '70%', 'pt,en': '30%' }, perHour: 90, variation: 0.1 },
    mail: { queue: 'desk', channel: 'email', languages: ['en'], perHour: 12, backlog: 5 },
  },
  behaviour: {
    voice: {
      handling: { mean: '3m', distribution: 'gamma', variation: 0.6 },
      wrapUp: { mean: '10s' },
      patience: { mean: '90s' },
      retry: { percent: '40%', after: { mean: '5m' }, most: 3 },
      repeat: { percent: '10%', after: { mean: '30m' } },
      falseAlerts: { percent: '20%', handling: '20s' },
      byLanguage: { pt: '120%' },
      transfer: { percent: '5%', to: 'again' },
    },
    email: { handling: { mean: '4m' } },
  },
  desks: { default: { answer: { mean: '2s' }, missed: '2%', declined: '2%' } },
  workforce: {
    groups: { dublin: { absence: '10%', shifts: [{ hours: '00:00-04:00', breaks: [{ at: '02:00', for: '15m' }] }] } },
    shrinkage: [{ class: 'training', percent: '20%', hours: '01:00-01:30' }],
  },
};
