import { openCrew } from '../replicate/index.js';
import type { Trial } from '../scenario/index.js';
import { hubCostsOf } from './hubs.js';
import { isPriced, staffLines } from './lines.js';
import { type GoalPeriod, type StaffGoal, staffGoals } from './needs/goals.js';
import { impliedGoals, impliedTargets } from './needs/implied.js';
import { type Pool, poolsOf } from './needs/pools.js';
import { type Uncovered, uncoveredOf } from './needs/uncovered.js';
import type { StaffOptions } from './options.js';
import { type Found, found, ordersFrom } from './search/find.js';
import { staffedTrial } from './search/played.js';
import type { StaffTask } from './search/point.js';
import { teamsOf } from './teams.js';

/** Agents for a scenario. */
export interface Staffed extends StaffTask, Omit<Found, 'classes'> {
  readonly period: GoalPeriod;
  /** The random seed; the check has the same, and replications of its own. */
  readonly seed: number;
  /** The scenario with these agents; hubs without any are closed. */
  readonly answer: Trial;
  readonly pools: readonly Pool[];
  /** When contacts arrive that nobody could take, whatever the numbers. */
  readonly uncovered: readonly Uncovered[];
}

/** A scenario without any target needs nobody. */
export class StaffingAimless extends Error {
  override readonly name = 'StaffingAimless';
}

/**
 * The cheapest agents on the scenario's shifts that reach its targets. A linear program on Erlang A's requirements gives the start; then
 * the real router is played on common random numbers, guided by the effects of single agents; the answer is verified on random numbers it
 * was not chosen by. Plans, demand and shifts are taken as they are, except that hubs may be closed.
 * @throws StaffingAimless without a target or a promise of the plan
 */
export async function staff(scenario: Trial, options: StaffOptions = {}): Promise<Staffed> {
  // Whom the plan promises something is counted, as those are whom targets judge.
  const trial: Trial = { ...scenario, apart: impliedTargets(scenario) };
  const { period = 'day', replications = trial.replications, verify = 2 * replications, seed = trial.seed } = options;
  const lines = staffLines(trial);
  const asked = staffGoals(trial, period);
  const implied: readonly StaffGoal[] = impliedGoals(trial);
  if (asked.length + implied.length === 0) throw new StaffingAimless();
  const hubCosts = hubCostsOf(trial, isPriced(trial));
  const task: StaffTask = { trial, lines, goals: [...asked, ...implied], teams: teamsOf(trial, lines), hubCosts, closed: new Set() };
  const crew = openCrew(options.workers);
  try {
    const orders = ordersFrom(seed, 0, replications);
    const { classes, ...searched } = await found(task, { implied: implied.length, crew, orders, verify, options });
    const uncovered = uncoveredOf(searched.trial, searched.lines, classes);
    return { ...searched, period, seed, pools: poolsOf(classes), uncovered, answer: staffedTrial(searched, searched.found.counts) };
  } finally {
    await crew.close();
  }
}
