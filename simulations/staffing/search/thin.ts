import { sizeOf, tooSmall } from '../teams.js';
import { solve, type Term } from './linear.js';
import { openLines, type StaffPoint, type StaffTask } from './point.js';
import type { Rehearsals } from './rehearsals.js';
import { moved } from './repair.js';

/** The end of a search: numbers of agents of which no line can do without one, and the figures with one fewer on each. */
export interface Thinnest {
  readonly point: StaffPoint;
  /** By line; `null` if it has nobody, or a team would be too small. */
  readonly fewer: readonly (StaffPoint | null)[];
}

/**
 * Removes agents, the dearest first and several at a time as long as their effects allow it, until no line can do without one. `roughly`: a
 * line that could not do without one when there were more agents elsewhere is not tried again, and nothing is reported of it.
 */
export async function thinned(
  task: StaffTask,
  rehearsals: Rehearsals,
  from: StaffPoint,
  how: 'roughly' | 'surely' = 'surely',
): Promise<Thinnest> {
  let point = from;
  // Lines that could not do without one when there were more agents on others; tried again only before the end.
  let kept: ReadonlySet<number> = new Set();
  for (;;) {
    const here = point;
    const able = openLines(task).filter((line) => canLose(task, here.counts, line));
    const lines = able.filter((line) => !kept.has(line));
    const tried = await rehearsals.judge(
      here,
      lines.map((line) => moved(here.counts, line, -1)),
    );
    const fewer = task.lines.map((_, line): StaffPoint | null => tried[lines.indexOf(line)] ?? null);
    const spare = lines.filter((line) => fewer[line]?.enough === true);
    if (spare.length > 0) {
      kept = new Set([...kept, ...lines.filter((line) => !spare.includes(line))]);
      point = await withFewer(task, rehearsals, { point, fewer }, spare);
    } else if (lines.length === able.length || how === 'roughly') return { point, fewer };
    else kept = new Set();
  }
}

/** One agent fewer on each line, on a few replications: what binds, if a search was aborted before it knew. */
export async function fewerOf(task: StaffTask, { few }: Rehearsals, point: StaffPoint): Promise<Thinnest['fewer']> {
  const able = openLines(task).filter((line) => canLose(task, point.counts, line));
  const tried = await few.play(able.map((line) => moved(point.counts, line, -1)));
  return task.lines.map((_, line) => tried[able.indexOf(line)] ?? null);
}

function canLose({ teams }: StaffTask, counts: readonly number[], line: number): boolean {
  return (counts[line] as number) > 0 && tooSmall(teams, moved(counts, line, -1)) === undefined;
}

const LEAPS_MAX = 3;

/** As many agents fewer as is still sufficient: as many as their effects allow if they add up, fewer if that was too many, or one. */
async function withFewer(
  task: StaffTask,
  rehearsals: Rehearsals,
  { point, fewer }: Thinnest,
  spare: readonly number[],
): Promise<StaffPoint> {
  const effects = fewer.map((other) => (other === null ? [] : rehearsals.effects(point, other)));
  const margins = point.slacks.map(() => 0);
  for (let leap = 0; leap < LEAPS_MAX; leap++) {
    const counts = await boldly(task, point, spare, effects, margins);
    if (counts === null) break;
    const [next] = await rehearsals.judge(point, [counts]);
    if (next?.enough === true) return next;
    for (const [goal, slack] of (next?.slacks ?? []).entries()) if (slack < 0) margins[goal] = (margins[goal] as number) - slack * 1.5;
  }
  return spare.map((line) => fewer[line] as StaffPoint).reduce((one, other) => (other.cost < one.cost ? other : one));
}

/** `null`: one at most. */
async function boldly(
  { lines, goals, teams }: StaffTask,
  point: StaffPoint,
  spare: readonly number[],
  effects: readonly (readonly number[])[],
  margins: readonly number[],
): Promise<readonly number[] | null> {
  const most = (line: number): number => Math.max(1, Math.floor((point.counts[line] as number) / 2));
  const answer = await solve({
    minimise: spare.map((line) => [-(lines[line] as StaffTask['lines'][number]).cost, `m${line}`]),
    rows: [
      ...goals.flatMap((_, goal) => {
        const slack = point.slacks[goal] as number;
        if (!Number.isFinite(slack)) return [];
        const terms = spare.map((line): Term => [Math.max(0, -(effects[line]?.[goal] ?? 0)), `m${line}`]);
        return [{ terms, sense: '<=' as const, bound: Math.max(0, slack - (margins[goal] as number)) }];
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
