import { sizeOf, tooSmall } from '../teams.js';
import { solve, type Term } from './linear.js';
import { openLines, type StaffPoint, type StaffTask, wholeCost } from './point.js';
import type { Rehearsals } from './rehearsals.js';
import { moved } from './repair.js';
import type { Thinnest } from './thin.js';

const ATTEMPTS_MAX = 3;
/** Effects of single agents are extrapolated to at most this many. */
const NEAR = 2;

/** The effect of one agent more on each line on the goals, by line. */
export type Gains = ReadonlyMap<number, readonly number[]>;

/** Estimated on a few replications: it says where to look, not what is sufficient. */
export async function gainsOf(task: StaffTask, { few, effects }: Rehearsals, point: StaffPoint): Promise<Gains> {
  const open = openLines(task);
  const more = await few.play(open.map((line) => moved(point.counts, line, 1)));
  return new Map(open.map((line, place) => [line, effects(point, more[place] as StaffPoint)]));
}

/**
 * Looks for agents on other lines who achieve the same for less: from the effects of one agent more and one fewer, the cheapest exchange
 * that would keep every goal if effects added up is played. `null` if none is found.
 */
export async function exchanged(
  task: StaffTask,
  rehearsals: Rehearsals,
  { point, fewer }: Thinnest,
  gains: Gains,
): Promise<StaffPoint | null> {
  const { lines, goals, teams } = task;
  const open = openLines(task);
  const lossOf = new Map(
    open.flatMap((line) => (fewer[line] == null ? [] : [[line, rehearsals.effects(point, fewer[line] as StaffPoint)] as const])),
  );
  const margins = goals.map(() => 0);
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const answer = await solve({
      minimise: open.flatMap((line): Term[] => {
        const { cost } = lines[line] as StaffTask['lines'][number];
        return [
          [cost, `p${line}`],
          [-cost, `m${line}`],
        ];
      }),
      rows: [
        ...goals.flatMap((_, goal) => {
          const slack = point.slacks[goal] as number;
          if (!Number.isFinite(slack)) return [];
          const more = open.map((line): Term => [Math.max(0, gains.get(line)?.[goal] ?? 0), `p${line}`]);
          const less = [...lossOf].map(([line, effects]): Term => [Math.min(0, effects[goal] ?? 0), `m${line}`]);
          return [{ terms: [...more, ...less], sense: '>=' as const, bound: (margins[goal] as number) - slack }];
        }),
        ...teams
          .filter((team) => sizeOf(team, point.counts) > 0)
          .map((team) => ({
            terms: team.lines
              .filter((line) => open.includes(line))
              .flatMap((line): Term[] => [
                [1, `p${line}`],
                [-1, `m${line}`],
              ]),
            sense: '>=' as const,
            bound: team.least - sizeOf(team, point.counts),
          })),
      ],
      bounds: new Map(
        open.flatMap((line) => {
          const leaves = lossOf.has(line) ? Math.min(NEAR, point.counts[line] as number) : 0;
          return [[`p${line}`, [0, NEAR]] as const, [`m${line}`, [0, leaves]] as const];
        }),
      ),
      whole: open.flatMap((line) => [`p${line}`, `m${line}`]),
    });
    if (answer === null) return null;
    const counts = point.counts.map((count, line) => count + Math.round((answer.get(`p${line}`) ?? 0) - (answer.get(`m${line}`) ?? 0)));
    if (wholeCost(task, counts) >= point.cost - 1e-6 || tooSmall(teams, counts) !== undefined) return null;
    const [next] = await rehearsals.judge(point, [counts]);
    if (next?.enough === true) return next;
    for (const [goal, slack] of (next?.slacks ?? []).entries()) if (slack < 0) margins[goal] = (margins[goal] as number) - slack * 1.5;
  }
  return null;
}

const SWAPS_MAX = 4;

/**
 * Plays one agent on a cheaper line instead of one on a dearer. Where the two do the same work, effects do not add up: another agent gains
 * little while both are there, and nearly all that is lost once one is gone. So the likeliest swaps are played, even those that would miss
 * a goal if effects added up. `null` if none is sufficient.
 */
export async function swapped(
  task: StaffTask,
  rehearsals: Rehearsals,
  { point, fewer }: Thinnest,
  gains: Gains,
): Promise<StaffPoint | null> {
  const swaps = [...gains].flatMap(([to, gain]) =>
    [...fewer.entries()].flatMap(([from, less]) => {
      const counts = moved(moved(point.counts, from, -1), to, 1);
      if (less === null || from === to || wholeCost(task, counts) >= point.cost - 1e-6 || tooSmall(task.teams, counts)) return [];
      const loss = rehearsals.effects(point, less);
      const lacks = point.slacks.reduce((sum, slack, goal) => sum + Math.max(0, -(slack + (gain[goal] ?? 0) + (loss[goal] ?? 0))), 0);
      return [{ counts, lacks }];
    }),
  );
  const likeliest = swaps.sort((one, other) => one.lacks - other.lacks).slice(0, SWAPS_MAX);
  const tried = await rehearsals.judge(
    point,
    likeliest.map(({ counts }) => counts),
  );
  return tried.filter(({ enough }) => enough).sort((one, other) => one.cost - other.cost)[0] ?? null;
}
