import { HORIZON_DAYS_MIN, readPlan, readPlanAndRoster, readRoster } from '@signalbox/adapters/plan';
import type { Plan, Roster } from '@signalbox/engine';
import { nearestName } from '@signalbox/engine/plan';
import type { OtherQueues, Recording } from '@signalbox/simulations/what-if';
import { EXIT } from '../exit-codes.js';
import { type Failure, failure } from '../failure.js';
import { plural } from '../number-text.js';
import { faulty } from '../serve/plan-files.js';
import type { ReplayCommandOptions } from './what-if.js';

/** What is tried instead of what was recorded; calendars are compiled for the recorded time, not for today. */
export interface Changes {
  readonly plan?: Plan;
  readonly roster?: Roster;
  /** What recorded agents have and the plan does not know, in sentences. */
  readonly unknown: readonly string[];
}

const DAY_MS = 86_400_000;

export async function changesOf(
  recording: Recording,
  { plan, roster, queue }: Pick<ReplayCommandOptions, 'plan' | 'roster' | 'queue'>,
): Promise<Changes> {
  const { fromMs, toMs, plan: recordedPlan, roster: recordedRoster } = recording;
  const span = { nowMs: fromMs, horizonDays: HORIZON_DAYS_MIN + Math.ceil((toMs - fromMs) / DAY_MS) };
  if (plan !== undefined && roster !== undefined) {
    const both = await readPlanAndRoster(plan, roster, span);
    if (!both.ok) throw faulty(both.problems);
    checkQueues(queue, recording, both.plan);
    return { plan: both.plan, roster: both.roster, unknown: [] };
  }
  if (plan !== undefined) {
    const read = await readPlan(plan, span);
    if (!read.ok) throw faulty(read.problems);
    fits(plan, read.plan, recordedRoster);
    checkQueues(queue, recording, read.plan);
    return { plan: read.plan, unknown: unknownTo(read.plan, plan, recordedRoster, queue) };
  }
  checkQueues(queue, recording, recordedPlan);
  if (roster === undefined) return { unknown: [] };
  const read = await readRoster(roster, recordedPlan, span);
  if (!read.ok) throw faulty(read.problems);
  return { roster: read.roster, unknown: [] };
}

/** Both names of a redirected queue must be known: a misspelt one would change nothing, or lose all its contacts. */
function checkQueues(queues: OtherQueues, { plan: recorded, outcomes }: Recording, plan: Plan): void {
  const then = [...new Set([...recorded.queues.map(({ id }) => id), ...outcomes.map(({ queue }) => queue)])];
  const now = plan.queues.map(({ id }) => id);
  for (const [from, to] of queues) {
    if (!then.includes(from)) throw unknownQueue(from, then, 'the record');
    if (!now.includes(to)) throw unknownQueue(to, now, 'the plan to be tried');
  }
}

const unknownQueue = (name: string, names: readonly string[], where: string): Failure => {
  const nearest = nearestName(name, names);
  const next = nearest === null ? `It has ${names.join(', ')}.` : `Did you mean ${nearest}?`;
  return failure('PARAMETER_UNKNOWN', `There is no queue ${name} in ${where}.`, next, EXIT.usage);
};

/** Checks that the recorded agents still fit the plan: if the plan lacks their hubs, tenants or languages, it needs a roster of its own. */
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

/** Skills and queues in the recorded roster that the plan does not know; this may be intended, or they were renamed. */
function unknownTo({ skills, queues }: Plan, file: string, { agents }: Roster, others: OtherQueues): readonly string[] {
  const counts = new Map<string, number>();
  const note = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const agent of agents) {
    for (const { skill } of agent.skills) if (!skills.some(({ id }) => id === skill)) note(`the skill ${skill}`);
    for (const queue of agent.queues ?? [])
      if (!queues.some(({ id }) => id === (others.get(queue) ?? queue))) note(`the queue ${queue}, among those they are limited to`);
  }
  return [...counts].map(
    ([what, count]) => `${plural(count, 'recorded agent has', 'recorded agents have')} ${what}: ${file} does not know it.`,
  );
}
