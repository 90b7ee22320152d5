import { CONFIDENCE } from '@signalbox/simulations/measures';
import { checkedWidths, type HubFate, isPriced, type Staffed, type StaffGoal } from '@signalbox/simulations/staffing';
import { amount, number, plural } from '../number-text.js';
import { goalText, worst } from './binding.js';

export const PER = { horizon: 'over all of it', day: 'on each day', interval: 'in each interval' } as const;

/** What the search came to, in a sentence: what stands below it is the answer only where it says so. */
export function outcomeText(staffed: Staffed): string {
  const { found, finished, verified } = staffed;
  if (!found.enough) {
    const nearest = finished ? 'no number of agents on these shifts reaches all of them' : 'the search ended before it found enough';
    return `Targets missed: ${nearest}. What follows comes nearest, and is not enough.`;
  }
  if (verified === null) return 'Targets reached on the numbers of the search; not checked on others.';
  const on = plural(verified.replications.length, 'other replication');
  return verified.point.enough
    ? `Targets reached, and again when checked on ${on}.`
    : `Targets reached on the numbers of the search, but some missed when checked on ${on}: take it as too few.`;
}

const ENDED_BY = { hurry: 'its time (--budget)', signal: 'Ctrl-C' } as const;

/** What an answer is worth whose search was ended before it was over; `undefined` if it was not. */
export function unfinishedText({ found, endedBy }: Pick<Staffed, 'found' | 'endedBy'>): string | undefined {
  if (endedBy === null) return undefined;
  const worth = found.enough
    ? 'these agents are the cheapest it had found that reach the targets, and fewer or cheaper ones may reach them as well'
    : 'agents that reach the targets may exist, though it had found none';
  const longer = endedBy === 'hurry' ? 'Give it a longer --budget to know' : 'Let it end to know';
  return `The search was ended by ${ENDED_BY[endedBy]} before it was over: ${worth}. ${longer}; how far it comes in a time depends on the machine.`;
}

/** `Needed`, unless even these are not. */
export const neededTitle = ({ found }: Staffed): string => (found.enough ? 'needed' : 'nearest');

/** People of each group, if everybody works on every day of their shift; bots are none. */
export function peopleOf({ answer }: Pick<Staffed, 'answer'>): readonly { readonly group: string; readonly people: number }[] {
  const bots = new Set(answer.roster.agents.flatMap(({ id, kind }) => (kind === 'bot' ? [id] : [])));
  return answer.staff
    .filter(({ agents }) => !agents.some((id) => bots.has(id)))
    .map(({ group, shifts }) => ({ group, people: new Set(shifts.flatMap((one) => one.seats)).size }));
}

/** Said beside figures of a check with intervals. */
export const CHECKED_NOTE = `±: half width of the ${CONFIDENCE * 100} % interval over the replications of the check. Figures are means over replications, as those of simulate, and a verdict is that of the mean: where a target lies within ±, more days may fall on its other side.`;

/** Paid hours of these numbers of agents by line, to a tenth: a shift may last half an hour. */
export const hoursOf = ({ lines }: Staffed, counts: readonly number[]): number =>
  Number(lines.reduce((sum, { paidHours }, place) => sum + paidHours * (counts[place] as number), 0).toFixed(1));

/** `1,234.50 EUR`; `null` if nothing has a price: the search then counted hours. */
export const moneyText = ({ trial }: Pick<Staffed, 'trial'>, cost: number): string | null =>
  isPriced(trial) ? `${amount(cost)} ${trial.costs.currency}` : null;

/** The verdict on a target over all its periods, not the worst alone: on other random numbers another one may be the worst. */
export const VERDICTS = { missed: 'missed', unchecked: 'not checked', 'missed-on-check': 'missed on the check', met: 'met' } as const;
export type StaffVerdict = keyof typeof VERDICTS;

export interface TargetRow {
  readonly kind: string;
  /** Index of the goal of the worst period; if only the check misses, of the one it misses by most. */
  readonly place: number;
  readonly goal: StaffGoal;
  readonly verdict: StaffVerdict;
  /** Half width of the interval of the figure that the check shows; `NaN`: it has none. */
  readonly checkedWidth: number;
}

export function targetRows(staffed: Staffed): readonly TargetRow[] {
  const { goals, found, verified } = staffed;
  const widths = checkedWidths(staffed);
  const kinds = [...new Map(goals.map((goal) => [goalText(goal), goal])).keys()];
  return kinds.flatMap((kind) => {
    const verdict = verdictOf(staffed, kind);
    const told = verdict === 'missed-on-check' ? (verified?.point ?? found) : found;
    const place = worst(staffed, told, (goal: StaffGoal) => goalText(goal) === kind);
    return place === undefined
      ? []
      : [{ kind, place, goal: goals[place] as StaffGoal, verdict, checkedWidth: widths[place] ?? Number.NaN }];
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

const FATES: Readonly<Record<HubFate, string>> = {
  'on-few': 'not searched further',
  'dearer-on-few': 'dearer; fewer agents miss a target',
  'misses-as-dear': 'costs no less, and misses a target',
  searched: 'dearer',
};

/** Said where combinations of hubs were asked for and the search ended before the first of them was searched. */
export const NO_COMBINATION =
  'No combination of hubs was searched before the search ended: the hubs are those of the scenario. --budget gives it longer.';

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
