import type { DrawnStaff, GroupStaff, Trial } from '../../scenario/index.js';
import type { Plans } from './plans.js';
import { openSums } from './sums.js';
import type { Window } from './window.js';

export type PlannedField = 'scheduledMs' | 'paidMs' | 'requiredMs' | 'cost';

const HOUR_MS = 3_600_000;

type Shift = GroupStaff['shifts'][number];

/**
 * What was planned and is paid, from the statements of the scenario alone, for no record tells of shifts that nobody came to, of money, and of
 * what somebody else planned: each seat's shift is cut wherever anything can change, and each piece is asked what holds then. Only who has a
 * seat where people leave is taken from the draw.
 */
export function countPlannedAgain(trial: Trial, window: Window, plans: Plans, drawn: readonly DrawnStaff[]) {
  const sums = openSums<PlannedField>();
  const { countFromMs, toMs, intervalMs, staff, costs } = trial;
  const rates = new Map(trial.roster.agents.map(({ id, hub, costPerHour }) => [id, { hub, costPerHour }]));
  const seated = new Set(drawn.map(({ agent, fromMs }) => `${agent} ${fromMs}`));
  const edgesMs = [...plans.changesMs, ...costs.premiums.flatMap((premium) => [premium.fromMs, premium.toMs])];

  const isSeated = ({ hiredMs, attrition, agents }: GroupStaff, seat: number, { fromMs }: Shift): boolean =>
    attrition === null ? (hiredMs[seat] ?? Number.NEGATIVE_INFINITY) <= fromMs : seated.has(`${agents[seat]} ${fromMs}`);

  function pay(group: GroupStaff, agent: string, shift: Shift): void {
    const names = [`group ${group.group}`, `hub ${group.hub}`, 'all all'];
    const { hub = group.hub, costPerHour: own } = rates.get(agent) ?? {};
    const cutsMs = [...edgesMs, ...shift.breaks.flatMap((one) => [one.fromMs, one.toMs])];
    for (const { fromMs, interval, spanMs } of pieces(window, shift, cutsMs)) {
      sums.add(names, interval, 'scheduledMs', spanMs);
      const plan = plans.at(fromMs);
      const rest = shift.breaks.find((one) => one.fromMs <= fromMs && fromMs < one.toMs);
      if (rest !== undefined && plan.presenceReasons.some(({ id, paid }) => id === rest.reason && !paid)) continue;
      sums.add(names, interval, 'paidMs', spanMs);
      const perHour = own ?? plan.hubs.find(({ id }) => id === hub)?.costPerHour ?? 0;
      const premium = costs.premiums.find((one) => one.fromMs <= fromMs && fromMs < one.toMs);
      sums.add(names, interval, 'cost', ((spanMs / HOUR_MS) * perHour * (premium?.percent ?? 100)) / 100);
    }
  }

  for (const group of staff) {
    for (const shift of group.shifts)
      for (const seat of shift.seats) if (isSeated(group, seat, shift)) pay(group, group.agents[seat] as string, shift);
    const names = [`group ${group.group}`, `hub ${group.hub}`, 'all all'];
    for (const { fromMs, toMs: untilMs, agents } of group.required)
      for (const { interval, spanMs } of window.parts(fromMs, untilMs)) sums.add(names, interval, 'requiredMs', agents * spanMs);
  }
  // A hub costs its fixed sum whoever is there; as much in each interval.
  const intervals = Math.ceil((toMs - countFromMs) / intervalMs);
  for (const [hub, { perDay }] of Object.entries(costs.hubs))
    for (let interval = 0; interval < intervals; interval++)
      sums.add([`hub ${hub}`, 'all all'], interval, 'cost', ((perDay / intervals) * (toMs - countFromMs)) / (24 * HOUR_MS));
  return sums;
}

/** A span that counts, cut at some instants. */
function pieces(window: Window, { fromMs, toMs }: Pick<Shift, 'fromMs' | 'toMs'>, cutsMs: readonly number[]) {
  const inside = cutsMs.filter((atMs) => atMs > fromMs && atMs < toMs);
  const boundsMs = [fromMs, ...new Set(inside.sort((one, other) => one - other)), toMs];
  return boundsMs.slice(1).flatMap((untilMs, place) => window.parts(boundsMs[place] as number, untilMs));
}
