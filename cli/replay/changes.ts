import { HORIZON_DAYS_MIN, readPlan, readPlanAndRoster, readRoster } from '@signalbox/adapters/plan';
import type { Plan, Roster } from '@signalbox/engine';
import type { Recording } from '@signalbox/simulations/what-if';
import { EXIT } from '../exit-codes.js';
import { failure } from '../failure.js';
import { faulty } from '../serve/plan-files.js';

/** What is to be tried in place of what was recorded: calendars are compiled for the recorded time, not for today. */
export interface Changes {
  readonly plan?: Plan;
  readonly roster?: Roster;
}

const DAY_MS = 86_400_000;

export async function changesOf(
  { fromMs, toMs, plan: recordedPlan, roster: recordedRoster }: Recording,
  { plan, roster }: { readonly plan?: string; readonly roster?: string },
): Promise<Changes> {
  const span = { nowMs: fromMs, horizonDays: HORIZON_DAYS_MIN + Math.ceil((toMs - fromMs) / DAY_MS) };
  if (plan !== undefined && roster !== undefined) {
    const both = await readPlanAndRoster(plan, roster, span);
    if (!both.ok) throw faulty(both.problems);
    return { plan: both.plan, roster: both.roster };
  }
  if (plan !== undefined) {
    const read = await readPlan(plan, span);
    if (!read.ok) throw faulty(read.problems);
    fits(plan, read.plan, recordedRoster);
    return { plan: read.plan };
  }
  if (roster === undefined) return {};
  const read = await readRoster(roster, recordedPlan, span);
  if (!read.ok) throw faulty(read.problems);
  return { roster: read.roster };
}

/** Recorded agents work in hubs, for tenants and in languages: a plan that has them no longer needs a roster of its own. */
function fits(file: string, { hubs, tenants, languages }: Plan, { agents }: Roster): void {
  const lacks = agents.flatMap(({ hub, tenants: theirs, languages: spoken }) => [
    ...(hubs.some(({ id }) => id === hub) ? [] : [`the hub ${hub}`]),
    ...theirs.filter((tenant) => !tenants.includes(tenant)).map((tenant) => `the tenant ${tenant}`),
    ...spoken.filter(({ language }) => !languages.includes(language)).map(({ language }) => `the language ${language}`),
  ]);
  const [first] = lacks;
  if (first !== undefined)
    throw failure(
      'ROSTER_NEEDED',
      `${file} does not have ${first}, which agents of the recorded roster belong to.`,
      'Give a roster for this plan as well, with --roster.',
      EXIT.cannotStart,
    );
}
