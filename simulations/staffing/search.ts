import { solve, type Term } from './linear.js';
import type { Rehearsals, StaffPoint, StaffTask } from './point.js';
import { raised, sizeOf, tooSmall } from './teams.js';

/** One line with an agent more or fewer. */
const moved = (counts: readonly number[], line: number, by: number): readonly number[] =>
  counts.map((count, place) => (place === line ? count + by : count));

const missed = ({ slacks }: StaffPoint): readonly number[] => [...slacks.keys()].filter((goal) => (slacks[goal] as number) < 0);

/** What one agent more on a line, or fewer, does to each goal's slack. */
const effectOf = (point: StaffPoint, other: StaffPoint, goal: number): number => {
  const effect = (other.slacks[goal] as number) - (point.slacks[goal] as number);
  return Number.isFinite(effect) ? effect : 0;
};

const ROUNDS_MAX = 20;

/**
 * Adds agents until every goal is reached: what one agent more on each line does is simulated, and the cheapest numbers that would reach the
 * goals if those effects added up are played next (cutting planes on simulated service levels; Atlason, Epelman and Henderson 2008).
 * @returns a point that is enough, or the last one where no line helps any further
 */
export async function repaired(task: StaffTask, rehearsals: Rehearsals, from: StaffPoint): Promise<StaffPoint> {
  let point = from;
  for (let round = 0; round < ROUNDS_MAX && !point.enough; round++) {
    const goals = missed(point);
    const helping = linesFor(task, goals);
    if (helping.length === 0) return point;
    const more = await rehearsals.play(helping.map((line) => raisedIn(task, moved(point.counts, line, 1))));
    const [done] = more.filter(({ enough }) => enough).sort((one, other) => one.cost - other.cost);
    if (done !== undefined) return done;
    const jump = await jumpFrom(task, point, { goals, helping, more });
    const [next = point] = await rehearsals.play([jump]);
    point = next;
  }
  return point;
}

/** Lines that are at work around the time of a goal; those of a hub or group, where it speaks of one. */
function linesFor({ lines, goals }: StaffTask, missing: readonly number[]): readonly number[] {
  return [...lines.keys()].filter((place) => {
    const line = lines[place] as StaffTask['lines'][number];
    return missing.some((number) => {
      const { fromMs, toMs, by, key } = goals[number] as StaffTask['goals'][number];
      if ((by === 'hub' && line.hub !== key) || (by === 'group' && line.group !== key)) return false;
      // Those who were at work shortly before have left less behind.
      return line.shifts.some((shift) => shift.fromMs < toMs && shift.toMs > fromMs - BEFORE_MS);
    });
  });
}
const BEFORE_MS = 3_600_000;

const raisedIn = ({ teams, lines }: StaffTask, counts: readonly number[]): readonly number[] => raised(teams, lines, counts);

interface Effects {
  readonly goals: readonly number[];
  readonly helping: readonly number[];
  /** With one agent more on each of `helping`. */
  readonly more: readonly StaffPoint[];
}

async function jumpFrom(task: StaffTask, point: StaffPoint, { goals, helping, more }: Effects): Promise<readonly number[]> {
  // No line grows by more than half, or three, at once: effects add up near by only.
  const mostOf = (line: number): number => Math.max(3, Math.ceil((point.counts[line] as number) / 2));
  const rows = goals.flatMap((goal) => {
    const terms = helping.map((line, place): Term => [Math.max(0, effectOf(point, more[place] as StaffPoint, goal)), `p${line}`]);
    const reach = terms.reduce((sum, [effect], place) => sum + effect * mostOf(helping[place] as number), 0);
    return reach === 0 ? [] : [{ terms, sense: '>=' as const, bound: Math.min(-(point.slacks[goal] as number), reach * 0.999) }];
  });
  // Where one agent does nothing to be seen, several may.
  if (rows.length === 0)
    return raisedIn(
      task,
      point.counts.map((count, line) => (helping.includes(line) ? count + 1 : count)),
    );
  const answer = await solve({
    rows,
    minimise: helping.map((line) => [(task.lines[line] as StaffTask['lines'][number]).cost, `p${line}`]),
    bounds: new Map(helping.map((line) => [`p${line}`, [0, mostOf(line)] as const])),
    whole: helping.map((line) => `p${line}`),
  });
  const counts = point.counts.map((count, line) => count + Math.round(answer?.get(`p${line}`) ?? 0));
  const grows = counts.some((count, line) => count > (point.counts[line] as number));
  return raisedIn(task, grows ? counts : point.counts.map((count, line) => (helping.includes(line) ? count + 1 : count)));
}

/** What ends a search: numbers of agents of which no line can do without one, and what comes of one fewer on each. */
export interface Thinnest {
  readonly point: StaffPoint;
  /** By line; `null` where it has nobody, or a team would be too small. */
  readonly fewer: readonly (StaffPoint | null)[];
}

/** Takes agents away, the dearest first and several at a time as long as their effects allow it, until no line can do without one. */
export async function thinned(task: StaffTask, rehearsals: Rehearsals, from: StaffPoint): Promise<Thinnest> {
  let point = from;
  for (;;) {
    const lines = [...task.lines.keys()].filter((line) => canLose(task, point.counts, line));
    const tried = await rehearsals.play(lines.map((line) => moved(point.counts, line, -1)));
    const fewer = task.lines.map((_, line): StaffPoint | null => tried[lines.indexOf(line)] ?? null);
    const spare = lines.filter((line) => fewer[line]?.enough === true);
    if (spare.length === 0) return { point, fewer };
    const dearest = spare.reduce((one, other) => ((fewer[other]?.cost ?? 0) < (fewer[one]?.cost ?? 0) ? other : one));
    const bold = await boldly(task, point, spare, fewer);
    const [leap] = bold === null ? [] : await rehearsals.play([bold]);
    point = leap?.enough === true ? leap : (fewer[dearest] as StaffPoint);
  }
}

function canLose({ teams }: StaffTask, counts: readonly number[], line: number): boolean {
  return (counts[line] as number) > 0 && tooSmall(teams, moved(counts, line, -1)) === undefined;
}

/** As many agents fewer as the effects of one fewer allow, were they to add up; `null` where that is one at most. */
async function boldly(
  { lines, goals, teams }: StaffTask,
  point: StaffPoint,
  spare: readonly number[],
  fewer: readonly (StaffPoint | null)[],
): Promise<readonly number[] | null> {
  const most = (line: number): number => Math.max(1, Math.floor((point.counts[line] as number) / 2));
  const answer = await solve({
    minimise: spare.map((line) => [-(lines[line] as StaffTask['lines'][number]).cost, `m${line}`]),
    rows: [
      ...goals.flatMap((_, goal) => {
        const slack = point.slacks[goal] as number;
        if (!Number.isFinite(slack)) return [];
        const terms = spare.map((line): Term => [Math.max(0, -effectOf(point, fewer[line] as StaffPoint, goal)), `m${line}`]);
        return [{ terms, sense: '<=' as const, bound: slack }];
      }),
      ...teams
        .filter((team) => sizeOf(team, point.counts) > 0)
        .map((team) => ({
          terms: team.lines.filter((line) => spare.includes(line)).map((line): Term => [1, `m${line}`]),
          sense: '<=' as const,
          bound: Math.max(0, sizeOf(team, point.counts) - team.least),
        })),
    ],
    bounds: new Map(spare.map((line) => [`m${line}`, [0, most(line)] as const])),
    whole: spare.map((line) => `m${line}`),
  });
  const counts = point.counts.map((count, line) => count - Math.round(answer?.get(`m${line}`) ?? 0));
  const gone = point.counts.reduce((sum, count, line) => sum + count - (counts[line] as number), 0);
  return gone < 2 || tooSmall(teams, counts) !== undefined ? null : counts;
}

const EXCHANGES_MAX = 3;

/**
 * Looks for agents on other lines who do the same for less: the effects of one more and one fewer are laid side by side, and the cheapest
 * exchange that keeps every goal, were they to add up, is played. `null` where none is found.
 */
export async function exchanged(task: StaffTask, rehearsals: Rehearsals, { point, fewer }: Thinnest): Promise<StaffPoint | null> {
  const { lines, goals, teams } = task;
  const more = await rehearsals.play(lines.map((_, line) => moved(point.counts, line, 1)));
  const margins = goals.map(() => 0);
  for (let attempt = 0; attempt < EXCHANGES_MAX; attempt++) {
    const rows = goals.flatMap((_, goal) => {
      const slack = point.slacks[goal] as number;
      if (!Number.isFinite(slack)) return [];
      const gains = lines.map((_, line): Term => [Math.max(0, effectOf(point, more[line] as StaffPoint, goal)), `p${line}`]);
      const losses = lines.flatMap((_, line): Term[] => {
        const less = fewer[line];
        return less == null ? [] : [[Math.min(0, effectOf(point, less, goal)), `m${line}`]];
      });
      return [{ terms: [...gains, ...losses], sense: '>=' as const, bound: (margins[goal] as number) - slack }];
    });
    const names = lines.flatMap((_, line) => [`p${line}`, `m${line}`]);
    const answer = await solve({
      minimise: lines.flatMap(({ cost }, line): Term[] => [
        [cost, `p${line}`],
        [-cost, `m${line}`],
      ]),
      rows: [
        ...rows,
        ...teams
          .filter((team) => sizeOf(team, point.counts) > 0)
          .map((team) => ({
            terms: team.lines.flatMap((line): Term[] => [
              [1, `p${line}`],
              [-1, `m${line}`],
            ]),
            sense: '>=' as const,
            bound: team.least - sizeOf(team, point.counts),
          })),
      ],
      bounds: new Map(
        lines.flatMap((_, line) => {
          const leaves = fewer[line] == null ? 0 : Math.min(NEAR, point.counts[line] as number);
          return [[`p${line}`, [0, NEAR]] as const, [`m${line}`, [0, leaves]] as const];
        }),
      ),
      whole: names,
    });
    if (answer === null) return null;
    const counts = point.counts.map((count, line) => count + Math.round((answer.get(`p${line}`) ?? 0) - (answer.get(`m${line}`) ?? 0)));
    const cost = counts.reduce((sum, count, line) => sum + count * (lines[line] as StaffTask['lines'][number]).cost, 0);
    if (cost >= point.cost - 1e-6 || tooSmall(teams, counts) !== undefined) return null;
    const [next] = await rehearsals.play([counts]);
    if (next?.enough === true) return next;
    for (const [goal, slack] of (next?.slacks ?? []).entries()) if (slack < 0) margins[goal] = (margins[goal] as number) - slack * 1.5;
  }
  return null;
}

/** Effects of single agents say something about a few of them. */
const NEAR = 2;
