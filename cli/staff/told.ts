import type { HubFate, Staffed, StaffGoal } from '@signalbox/simulations/staffing';
import { amount, number, plural } from '../terminal.js';
import { wallClock } from '../wall-clock.js';
import { goalText, stretchText, worst } from './binding.js';

export const PER = { horizon: 'over all of it', day: 'on each day', interval: 'in each interval' } as const;

/** Paid hours of these numbers of agents by line. */
export const hoursOf = ({ lines }: Staffed, counts: readonly number[]): number =>
  Math.round(lines.reduce((sum, { paidHours }, place) => sum + paidHours * (counts[place] as number), 0));

/** `1,234.50 EUR`; `null` if nothing has a price. */
export function moneyText({ trial }: Staffed, cost: number): string | null {
  const priced =
    trial.roster.agents.some(({ costPerHour }) => costPerHour !== null) ||
    trial.plan.hubs.some(({ costPerHour }) => (costPerHour ?? 0) > 0);
  return priced ? `${amount(cost)} ${trial.costs.currency}` : null;
}

/** The verdict on a target over all its periods, not the worst alone: on other random numbers another one may be the worst. */
export const VERDICTS = { missed: 'missed', unchecked: 'not checked', 'missed-on-check': 'missed on the check', met: 'met' } as const;
export type StaffVerdict = keyof typeof VERDICTS;

export interface TargetRow {
  readonly kind: string;
  /** Index of the goal of the worst period; if only the check misses, of the one it misses by most. */
  readonly place: number;
  readonly goal: StaffGoal;
  readonly verdict: StaffVerdict;
}

export function targetRows(staffed: Staffed): readonly TargetRow[] {
  const { goals, found, verified } = staffed;
  const kinds = [...new Map(goals.map((goal) => [goalText(goal), goal])).keys()];
  return kinds.flatMap((kind) => {
    const verdict = verdictOf(staffed, kind);
    const told = verdict === 'missed-on-check' ? (verified?.point ?? found) : found;
    const place = worst(staffed, told, (goal: StaffGoal) => goalText(goal) === kind);
    return place === undefined ? [] : [{ kind, place, goal: goals[place] as StaffGoal, verdict }];
  });
}

function verdictOf({ goals, found, verified }: Staffed, kind: string): StaffVerdict {
  const missed = (slacks: readonly number[]): boolean =>
    slacks.some((slack, place) => slack < 0 && goalText(goals[place] as StaffGoal) === kind);
  if (missed(found.slacks)) return 'missed';
  if (verified === null) return 'unchecked';
  return missed(verified.point.slacks) ? 'missed-on-check' : 'met';
}

/** The verdicts are those of one replication: of the check, or of the search where nothing was checked. */
export const isOfOneRun = ({ found, verified }: Staffed): boolean => (verified?.replications.length ?? found.replications) === 1;

/** The targets that no number of agents on these shifts reaches. */
export function lackingTexts(staffed: Staffed): readonly string[] {
  const { goals, found, lines, finished } = staffed;
  const why = finished
    ? 'more agents on these shifts do not help: look at when they work, and who may serve'
    : 'the search was ended before';
  return [...goals.keys()]
    .filter((place) => (found.slacks[place] as number) < 0)
    .map((place) => {
      const goal = goals[place] as StaffGoal;
      const there = lines.some(({ shifts }) => shifts.some(({ fromMs, toMs }) => fromMs < goal.toMs && toMs > goal.fromMs));
      const when = stretchText(staffed, goal);
      const because = there ? (nobodyText(staffed, goal) ?? why) : 'no shift is at work then';
      return `Not reached: ${goalText(goal)}${when === '' ? '' : ` on ${when}`}; ${because}.`;
    });
}

const STRETCHES_SHOWN = 3;

/** When nobody is there for the contacts of a goal, the periods with most contacts first; `undefined`: somebody always is. */
function nobodyText({ uncovered, trial }: Staffed, { target, fromMs, toMs }: StaffGoal): string | undefined {
  const clock = wallClock(trial.zone);
  const own = uncovered
    .filter((one) => one.targets.includes(target) && one.fromMs < toMs && one.toMs > fromMs)
    .sort((one, other) => other.contacts - one.contacts);
  if (own.length === 0) return undefined;
  const shown = own.slice(0, STRETCHES_SHOWN).map((one) => {
    const contacts = Math.max(1, Math.round(one.contacts));
    return `for ${one.name} from ${clock.full(one.fromMs).slice(0, 16)} to ${clock.minute(one.toMs)} (${plural(contacts, 'contact')})`;
  });
  const more = own.length - shown.length;
  return `nobody who may serve is at work ${shown.join(', ')}${more === 0 ? '' : ` and ${plural(more, 'more stretch', 'more stretches')}`}`;
}

const FATES: Readonly<Record<HubFate, string>> = {
  'on-few': 'not searched further',
  'dearer-on-few': 'dearer, and with fewer misses',
  'misses-as-dear': 'costs no less, and misses',
  searched: 'dearer',
};

/** The combinations of hubs considered, cheapest by estimate first; only results on the same replications are compared. */
export function hubRows(staffed: Staffed): { readonly titles: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const { hubs } = staffed;
  const [chosen] = (hubs ?? [])
    .filter(({ point, fate }) => point.enough && fate === 'searched')
    .sort((one, other) => one.point.cost - other.point.cost);
  const money = (cost: number): string => moneyText(staffed, cost) ?? number(Math.round(cost));
  const rows = (hubs ?? []).map((choice) => {
    const { open, estimate, point, fate } = choice;
    const agents = number(point.counts.reduce((sum, count) => sum + count, 0));
    const verdict = choice === chosen ? 'cheapest' : point.enough || fate === 'misses-as-dear' ? FATES[fate] : 'not enough';
    return [open.join(' + '), money(estimate), money(point.cost), agents, number(point.replications), verdict];
  });
  return { titles: ['hubs open', 'by Erlang A', 'found', 'agents', 'replications', ''], rows };
}
