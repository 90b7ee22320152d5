import { raised } from '../teams.js';
import { solve, type Term } from './linear.js';
import { missedBy, openLines, type StaffPoint, type StaffTask, wholeCost } from './point.js';
import type { Rehearsals } from './rehearsals.js';

const ROUNDS_MAX = 8;

/** The numbers with an agent more or fewer on one line. */
export const moved = (counts: readonly number[], line: number, by: number): readonly number[] =>
  counts.map((count, place) => (place === line ? count + by : count));

/**
 * Adds agents until every goal is reached. The effect of one agent more on each line is simulated on a few replications; the cheapest
 * numbers that would reach the goals if those effects added up are played next (cutting planes on simulated service levels; Atlason,
 * Epelman and Henderson 2008).
 * @param below the cost at which it is given up, in the unit of the lines
 * @returns a sufficient point, or the last one if no line helps any further
 */
export async function repaired(
  task: StaffTask,
  rehearsals: Rehearsals,
  from: StaffPoint,
  below = Number.POSITIVE_INFINITY,
): Promise<StaffPoint> {
  let point = from;
  for (let round = 0; round < ROUNDS_MAX && !point.enough && point.cost < below; round++) {
    const helping = linesFor(task, missed(point));
    if (helping.length === 0) return point;
    const here = point;
    const more = await rehearsals.few.play(helping.map((line) => raisedIn(task, moved(here.counts, line, 1))));
    const effects = more.map((other) => rehearsals.effects(here, other));
    // The same effects are used as long as they help, each time a little further than they suggest.
    for (let leap = 0; leap < LEAPS_MAX && !point.enough && point.cost < below; leap++) {
      const jump = await jumpFrom(task, point, 1 + leap / 2, { helping, effects });
      const [next = point] = await rehearsals.play([jump]);
      point = next;
    }
    if (!point.enough && missedBy(point) > missedBy(here) * STUCK) return missedBy(point) < missedBy(here) ? point : here;
  }
  return point;
}

/** If this much of what was missed is still missed after a round, no line helps. */
const STUCK = 0.95;
const LEAPS_MAX = 4;

const missed = ({ slacks }: StaffPoint): readonly number[] => [...slacks.keys()].filter((goal) => (slacks[goal] as number) < 0);

/** Lines at work around the time of a goal; only those of its hub or group, if it names one. */
function linesFor(task: StaffTask, missing: readonly number[]): readonly number[] {
  return openLines(task).filter((place) => {
    const line = task.lines[place] as StaffTask['lines'][number];
    return missing.some((number) => {
      const { fromMs, toMs, by, key } = task.goals[number] as StaffTask['goals'][number];
      if ((by === 'hub' && line.hub !== key) || (by === 'group' && line.group !== key)) return false;
      // Agents at work shortly before leave a smaller backlog.
      return line.shifts.some((shift) => shift.fromMs < toMs && shift.toMs > fromMs - BEFORE_MS);
    });
  });
}
const BEFORE_MS = 3_600_000;

const raisedIn = ({ teams, lines }: StaffTask, counts: readonly number[]): readonly number[] => raised(teams, lines, counts);

interface Effects {
  readonly helping: readonly number[];
  /** By goal, of one agent more on each line of `helping`. */
  readonly effects: readonly (readonly number[])[];
}

async function jumpFrom(task: StaffTask, point: StaffPoint, further: number, { helping, effects }: Effects): Promise<readonly number[]> {
  // No line grows by more than half, or three agents, at once: effects only add up locally.
  const mostOf = (line: number): number => Math.max(3, Math.ceil((point.counts[line] as number) / 2));
  const rows = missed(point).flatMap((goal) => {
    const terms = helping.map((line, place): Term => [Math.max(0, effects[place]?.[goal] ?? 0), `p${line}`]);
    const reach = terms.reduce((sum, [effect], place) => sum + effect * mostOf(helping[place] as number), 0);
    return reach === 0 ? [] : [{ terms, sense: '>=' as const, bound: Math.min(-(point.slacks[goal] as number) * further, reach * 0.999) }];
  });
  const onEach = (): readonly number[] =>
    raisedIn(
      task,
      point.counts.map((count, line) => (helping.includes(line) ? count + 1 : count)),
    );
  // If one agent makes no visible difference, several may.
  if (rows.length === 0) return onEach();
  const answer = await solve({
    rows,
    // The first agent of a hub brings its least team and its fixed cost with it.
    minimise: helping.map((line) => [wholeCost(task, raisedIn(task, moved(point.counts, line, 1))) - point.cost, `p${line}`]),
    bounds: new Map(helping.map((line) => [`p${line}`, [0, mostOf(line)] as const])),
    whole: helping.map((line) => `p${line}`),
  });
  const counts = point.counts.map((count, line) => count + Math.round(answer?.get(`p${line}`) ?? 0));
  const grows = counts.some((count, line) => count > (point.counts[line] as number));
  return grows ? raisedIn(task, counts) : onEach();
}
