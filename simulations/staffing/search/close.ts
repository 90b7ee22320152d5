import { closedHubs } from '../hubs.js';
import { raised, sizeOf, tooSmall } from '../teams.js';
import { openLines, type StaffPoint, type StaffTask, wholeCost } from './point.js';
import type { Rehearsals } from './rehearsals.js';
import { repaired } from './repair.js';

/**
 * Tries to do without a team or a hub whose last agents cannot leave one by one: the team would be too small, or the fixed cost of the hub is
 * saved only with the last of them. Where the others alone are not sufficient, they are added to for as long as that is cheaper: first on a
 * few replications, then on all. Where nobody else is at work yet, every other shift begins with one. Those with fewest agents are tried
 * first.
 * @param keepsHubs no hub is closed
 * @returns the first sufficient point that is cheaper; `null`: none
 */
export async function cheaperWithout(
  task: StaffTask,
  rehearsals: Rehearsals,
  point: StaffPoint,
  keepsHubs: boolean,
): Promise<StaffPoint | null> {
  const agents = (idle: ReadonlySet<number>): number => [...idle].reduce((sum, line) => sum + (point.counts[line] as number), 0);
  const tried = candidates(task, point, keepsHubs).sort((one, other) => agents(one) - agents(other));
  for (const idle of tried) {
    const own: StaffTask = { ...task, idle };
    const [few] = await rehearsals.few.play([withoutThem(own, point.counts, idle)]);
    const look = few === undefined || few.enough ? few : await repaired(own, rehearsals.few, few, point.cost);
    if (look?.enough !== true || look.cost >= point.cost) continue;
    const [from = look] = await rehearsals.judge(point, [look.counts]);
    const whole = from.enough ? from : await repaired(own, rehearsals, from, point.cost);
    if (whole.enough && whole.cost < point.cost) return whole;
  }
  return null;
}

/** The lines of each team that is as small as it may be, and of each hub that has such a team or a fixed cost. */
function candidates(task: StaffTask, { counts, cost }: StaffPoint, keepsHubs: boolean): ReadonlySet<number>[] {
  const { teams, lines, hubCosts } = task;
  const least = teams.filter((team) => team.least > 1 && sizeOf(team, counts) === team.least);
  const hubs = new Set(openLines(task).flatMap((line) => ((counts[line] as number) > 0 ? [lines[line]?.hub as string] : [])));
  const ofHubs = [...hubs]
    .filter((hub) => (hubCosts.get(hub) ?? 0) > 0 || least.some((team) => team.hub === hub))
    .map((hub) => [...lines.keys()].filter((line) => lines[line]?.hub === hub));
  const sets = new Map([...least.map((team) => team.lines), ...ofHubs].map((own) => [own.join(), new Set(own)]));
  return [...sets.values()].filter((idle) => {
    const left = withoutThem({ ...task, idle }, counts, idle);
    if (left.every((count) => count === 0) || tooSmall(teams, left) !== undefined || wholeCost(task, left) >= cost) return false;
    return !keepsHubs || [...closedHubs(lines, left)].every((hub) => closedHubs(lines, counts).has(hub));
  });
}

/** The others; if nobody is left, one on each other line, and as many as a team must have. */
function withoutThem(own: StaffTask, counts: readonly number[], idle: ReadonlySet<number>): readonly number[] {
  const left = counts.map((count, line) => (idle.has(line) ? 0 : count));
  if (left.some((count) => count > 0)) return left;
  const open = new Set(openLines(own));
  return raised(
    own.teams,
    own.lines,
    left.map((_, line) => (open.has(line) ? 1 : 0)),
  );
}
