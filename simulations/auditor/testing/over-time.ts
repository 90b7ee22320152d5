import type { Trial } from '../../scenario/index.js';
import type { Recount } from './recount.js';

const HOUR_MS = 60 * 60 * 1_000;

/** When the intervals that count begin, and how long they last: the end may cut the last one short. */
function intervalsOf({ countFromMs, toMs, intervalMs }: Trial): readonly { readonly fromMs: number; readonly lastsMs: number }[] {
  const intervals: { fromMs: number; lastsMs: number }[] = [];
  for (let fromMs = countFromMs; fromMs < toMs; fromMs += intervalMs)
    intervals.push({ fromMs, lastsMs: Math.min(intervalMs, toMs - fromMs) });
  return intervals;
}

/** Share of intervals on target, of those in which anybody came to an open queue; and the service level below which one day in ten lies. */
export function steadinessAgain(trial: Trial, { contacts }: Recount, goal: number) {
  const { daysMs } = trial;
  const days = daysMs.slice(1).map(() => ({ arrived: 0, within: 0 }));
  const levels: number[] = [];
  for (const [interval, { fromMs }] of intervalsOf(trial).entries()) {
    const arrived = contacts.of('all all', interval, 'arrived');
    const within = contacts.of('all all', interval, 'within');
    if (arrived > contacts.of('all all', interval, 'foundClosed')) levels.push(within / arrived);
    const day = days[daysMs.findLastIndex((atMs, place) => place < days.length && atMs <= fromMs)];
    if (day === undefined) continue;
    day.arrived += arrived;
    day.within += within;
  }
  const ofDays = days.filter(({ arrived }) => arrived > 0).map(({ arrived, within }) => within / arrived);
  ofDays.sort((one, other) => one - other);
  return {
    intervalsOnTarget: levels.filter((level) => level >= goal).length / levels.length,
    daysP10: ofDays[Math.floor(ofDays.length / 10)] ?? Number.NaN,
  };
}

/** Hours in which somebody was there for contacts, but on the mean fewer than the least team of the hub. */
export function belowTeamMinAgain(trial: Trial, { staff }: Recount): ReadonlyMap<string, number> {
  const hours = new Map<string, number>();
  for (const [hub, { teamMin }] of Object.entries(trial.costs.hubs)) {
    if (teamMin === null) continue;
    const below = intervalsOf(trial).filter(({ lastsMs }, interval) => {
      const agents = staff.of(`hub ${hub}`, interval, 'netMs') / lastsMs;
      return agents > 0 && agents < teamMin;
    });
    hours.set(hub, below.reduce((sum, { lastsMs }) => sum + lastsMs, 0) / HOUR_MS);
  }
  return hours;
}
