import type { Measured } from '../measures/index.js';
import { type Crew, playTrials, type ReplicationOrder } from '../replicate/index.js';
import type { Trial } from '../scenario/index.js';
import { reached, type StaffGoal, slackOf } from './goals.js';
import { costOf, type StaffLine } from './lines.js';
import { type Team, tooSmall } from './teams.js';
import { withAgents } from './with-agents.js';

/** So many agents on each line, played. */
export interface StaffPoint {
  readonly counts: readonly number[];
  readonly cost: number;
  /** In the order of the goals; `NaN` where nobody came. */
  readonly values: readonly number[];
  /** By how much each is passed; below 0: missed. */
  readonly slacks: readonly number[];
  /** Every goal is reached, and no team is too small. */
  readonly enough: boolean;
}

/** What is staffed, and what for. */
export interface StaffTask {
  readonly trial: Trial;
  readonly lines: readonly StaffLine[];
  readonly goals: readonly StaffGoal[];
  readonly teams: readonly Team[];
}

/** The search was ended; what is known by then is the answer. */
export class StaffingEnded extends Error {
  override readonly name = 'StaffingEnded';
}

export interface Rehearsals {
  /** Plays whatever is not known yet, all on the same random numbers. @throws StaffingEnded after an abort */
  play(counts: readonly (readonly number[])[]): Promise<readonly StaffPoint[]>;
  /** The cheapest that is enough, of all that were played. */
  best(): StaffPoint | null;
  /** How many were played. */
  readonly played: () => number;
}

interface Options {
  readonly crew: Crew;
  readonly orders: readonly ReplicationOrder[];
  readonly signal?: AbortSignal | undefined;
  readonly onPlayed?: (() => void) | undefined;
  readonly onAsked?: ((replications: number) => void) | undefined;
}

/** Plays numbers of agents and remembers what came of them. */
export function openRehearsals(task: StaffTask, { crew, orders, signal, onPlayed, onAsked }: Options): Rehearsals {
  const known = new Map<string, StaffPoint>();
  let best: StaffPoint | null = null;
  return {
    best: () => best,
    played: () => known.size,
    async play(all) {
      const fresh = new Map(all.filter((counts) => !known.has(counts.join())).map((counts) => [counts.join(), counts]));
      onAsked?.(fresh.size * orders.length);
      await Promise.all(
        [...fresh.values()].map(async (counts) => {
          const trial = withAgents(task.trial, task.lines, counts);
          const told = onPlayed === undefined ? {} : { onDone: onPlayed };
          const [runs = []] = await playTrials(crew, [trial], orders, { ...told, ...(signal === undefined ? {} : { signal }) });
          if (runs.length < orders.length) throw new StaffingEnded();
          const point = pointOf(
            task,
            counts,
            runs.map(({ measured }) => measured),
          );
          known.set(counts.join(), point);
        }),
      );
      const points = all.map((counts) => known.get(counts.join()) as StaffPoint);
      // In the order asked, so that the answer does not depend on which thread was first.
      for (const point of points) if (point.enough && (best === null || point.cost < best.cost)) best = point;
      return points;
    },
  };
}

/** What measured replications say of numbers of agents. */
export function pointOf({ lines, goals, teams }: StaffTask, counts: readonly number[], measured: readonly Measured[]): StaffPoint {
  const values = goals.map((goal) => reached(goal, measured));
  const slacks = goals.map((goal, place) => slackOf(goal, values[place] as number));
  const enough = slacks.every((slack) => slack >= 0) && tooSmall(teams, counts) === undefined;
  return { counts, cost: costOf(lines, counts), values, slacks, enough };
}
