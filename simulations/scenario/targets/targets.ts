import { durationMs, type Path } from '@signalbox/engine/plan';
import { readCosts, readPremiums } from '../../planner-files/index.js';
import { type Context, hoursOfDays, known, queueIds, rowsOf } from '../context.js';
import type { ScenarioFile } from '../file/scenario-file.js';
import { givenOnce } from '../given-once.js';
import { percentOf, shareOf } from '../readings.js';
import { type Costs, TRIAL_DIMENSIONS, type TrialDimension, type TrialTarget } from '../trial.js';
import { holdsOn } from '../zoned-time.js';
import { type Coming, judgedWhom } from './judged-whom.js';
import { isOf, segmentName } from './segments.js';

/** The targets, with names checked. */
export function targetsOf(context: Context, coming: Coming): readonly TrialTarget[] {
  const { file, plan, groups } = context;
  const names: Readonly<Record<TrialDimension, readonly string[]>> = {
    queue: queueIds(context),
    channel: Object.keys(plan.channels),
    language: plan.languages,
    tenant: plan.tenants,
    hub: plan.hubs.map(({ id }) => id),
    group: [...groups.keys()],
  };
  return (file.targets ?? []).map((one, place): TrialTarget => {
    const of: Partial<Record<TrialDimension, string>> = {};
    for (const by of TRIAL_DIMENSIONS) {
      const name = one[by];
      if (name !== undefined && known(context, by, name, names[by], ['targets', place, by])) of[by] = name;
    }
    oneSubject(context, one, place);
    ofHandedOn(context, one, ['targets', place]);
    // Whom nobody hands on to is told with the word that names them.
    if (one.whom !== 'handed-on') hintAtNobody(of, coming, context, ['targets', place]);
    const share = (text: string | undefined): number | null => (text === undefined ? null : shareOf(text));
    const span = (text: string | number | undefined): number | null => (text === undefined ? null : durationMs(text));
    return {
      of,
      ...judgedWhom(of, one.whom, coming, context, ['targets', place]),
      serviceLevel: share(one.serviceLevel),
      withinMs: span(one.within),
      abandoned: share(one.abandoned),
      occupancy: share(one.occupancy),
      handlingMs: span(one.handling),
      waitMs: span(one.wait),
    };
  });
}

type TargetFile = NonNullable<ScenarioFile['targets']>[number];

/** Reports a queue or channel that nobody comes to, or else names that nobody has all of. */
function hintAtNobody(of: TrialTarget['of'], coming: Coming, { read }: Context, path: Path): void {
  const empty = (['queue', 'channel'] as const).filter((by) => of[by] !== undefined && coming.demand.every((one) => one[by] !== of[by]));
  for (const by of empty) read.findings.add('TARGET_EMPTY', [...path, by], { what: by, name: of[by] as string });
  const named = TRIAL_DIMENSIONS.filter((by) => of[by] !== undefined);
  const last = named.at(-1);
  if (last === undefined || named.length < 2 || empty.length > 0 || OF_AGENTS.includes(last)) return;
  if (coming.demand.some((one) => isOf({ of, whom: 'all' }, one, coming))) return;
  const { [last]: name, ...others } = of;
  const what = `${segmentName({ of: others, whom: 'all' })}, ${last}`;
  read.findings.add('TARGET_EMPTY', [...path, last], { what, name: name as string });
}

/**
 * Targets for customers and for agents are different figures: a target for a hub says nothing about service levels, one for a queue nothing
 * about occupancy.
 */
const OF_AGENTS: readonly TrialDimension[] = ['hub', 'group'];
const OF_CUSTOMERS = ['serviceLevel', 'within', 'abandoned', 'wait', 'whom'] as const;

/** The work on a contact that is handed on is not counted apart. */
const HANDLING_OF_HANDED_ON =
  'says nothing of those handed on: their work is counted with that of the queue they came to; write a second target';

function ofHandedOn({ read }: Context, one: TargetFile, path: Path): void {
  if (one.whom !== 'handed-on' || one.handling === undefined) return;
  read.findings.add('VALUE_INVALID', [...path, 'handling'], { field: 'handling', expected: HANDLING_OF_HANDED_ON });
}

function oneSubject({ read }: Context, one: TargetFile, place: number): void {
  const path = ['targets', place];
  const named = TRIAL_DIMENSIONS.filter((by) => one[by] !== undefined);
  const invalid = (at: string, expected: string): void => read.findings.add('VALUE_INVALID', [...path, at], { field: at, expected });
  const agents = named.find((by) => OF_AGENTS.includes(by));
  const other = named.find((by) => by !== agents);
  if (agents !== undefined && other !== undefined)
    invalid(agents, `cannot stand beside ${other}: the work of a ${agents} is not counted by ${other}; write a second target`);
  const subject = agents ?? other;
  const ofAgents = agents !== undefined;
  for (const field of OF_CUSTOMERS)
    if (ofAgents && one[field] !== undefined) invalid(field, `says nothing about a ${subject}: its customers are those of queues`);
  if (subject === undefined && one.whom !== undefined && one.occupancy !== undefined)
    invalid('occupancy', 'is that of agents, whoever their customers are: write a second target');
  if (subject !== undefined && !ofAgents && one.occupancy !== undefined)
    invalid('occupancy', `says nothing about a ${subject}: name a hub, a group, or nothing`);
  if (one.occupancy !== undefined && shareOf(one.occupancy) <= 0)
    invalid('occupancy', 'must be above 0%: no number of agents is enough for that');
}

/** Premiums as periods of time, read in the scenario's zone; fixed costs by hub. */
export function costsOf(context: Context): Costs {
  const { currency = 'EUR', premiums = [], hubs = {} } = context.file.costs ?? {};
  const { read, plan, zone } = context;
  const names = plan.hubs.map(({ id }) => id);
  for (const hub of Object.keys(hubs)) known(context, 'hub', hub, names, ['costs', 'hubs', hub]);
  const locals = new Map([zone, ...plan.hubs.map((hub) => hub.zone)].map((one) => [one, hoursOfDays(context, one)]));
  /** A premium in the time of the scenario, or of each hub it is for. */
  const premiumOf = (
    percent: number,
    some: readonly string[] | undefined,
    hours: Parameters<ReturnType<typeof hoursOfDays>['stretch']>[0],
    holds: ReturnType<typeof holdsOn>,
  ): Costs['premiums'] => {
    const on = (local: string) => {
      const { days, stretch } = locals.get(local) ?? hoursOfDays(context, local);
      return days.filter(holds).flatMap(stretch(hours));
    };
    if (some === undefined) return on(zone).map((when) => ({ ...when, percent }));
    return plan.hubs
      .filter(({ id }) => some.includes(id))
      .flatMap((hub) => on(hub.zone).map((when) => ({ ...when, percent, hubs: [hub.id] })));
  };
  const ofFiles = givenOnce(context, rowsOf(context, 'costs', readCosts), ['hub']).flatMap((placed) => {
    const { hub, perDay, teamMin } = placed.row;
    if (names.includes(hub)) return [[hub, { perDay: perDay ?? 0, teamMin: teamMin === 0 ? null : teamMin }] as const];
    context.rowProblems.push(placed.unknown('hub', 'hub', names));
    return [];
  });
  const laterPremiums = rowsOf(context, 'premiums', readPremiums).flatMap((placed) => {
    const { date, start, end, percent, hubs: listed } = placed.row;
    const some = listed?.split('+').map((hub) => hub.trim());
    const strange = some?.find((hub) => !names.includes(hub));
    if (strange !== undefined) context.rowProblems.push(placed.unknown('hubs', 'hub', names, strange));
    const hours = { fromMinute: start ?? 0, toMinute: end ?? 1_440 };
    return premiumOf(percent, some, hours, (day) => date === null || day.date === date);
  });
  const written = premiums.flatMap(({ hubs: some, ...one }, place) => {
    const path = ['costs', 'premiums', place];
    read.dates(one, path);
    const hours = one.hours === undefined ? { fromMinute: 0, toMinute: 1_440 } : read.hours(one.hours, [...path, 'hours']);
    for (const [index, hub] of (some ?? []).entries()) known(context, 'hub', hub, names, [...path, 'hubs', index]);
    return premiumOf(percentOf(one.percent), some, hours, holdsOn(one));
  });
  const own = Object.entries(hubs).map(([hub, { perDay = 0, teamMin = null }]) => [hub, { perDay, teamMin }] as const);
  return { currency, premiums: [...written, ...laterPremiums], hubs: Object.fromEntries([...ofFiles, ...own]) };
}
