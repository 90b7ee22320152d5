import {
  checkPlanAndRoster,
  formatProblem,
  HORIZON_DAYS_MIN,
  type LocatedProblem,
  type ReadBoth,
  readPlanAndRoster,
} from '@signalbox/adapters/plan';
import { EXIT } from '../exit-codes.js';
import { Failure } from '../failure.js';
import { plural } from '../number-text.js';

export interface PlanFiles {
  readonly plan: string;
  readonly roster: string;
}

export type ReadFiles = Extract<ReadBoth, { ok: true }>;

const DAY_MS = 86_400_000;
const ANCHOR_DAYS = 30;

/**
 * What calendars are compiled for. The span moves on once in 30 days and stands in between, so that starting again with the same
 * files gives the same plan, and nothing is published. It always reaches 400 days ahead.
 */
export const calendarSpan = (nowMs: number): { nowMs: number; horizonDays: number } => ({
  nowMs: nowMs - (nowMs % (ANCHOR_DAYS * DAY_MS)),
  horizonDays: HORIZON_DAYS_MIN + ANCHOR_DAYS,
});

export const readFiles = (files: PlanFiles, nowMs: number): Promise<ReadBoth> =>
  readPlanAndRoster(files.plan, files.roster, calendarSpan(nowMs));

/** The same, with a check of what cannot work between the two, which takes about a second for tens of thousands of agents. */
export const readAndCheckFiles = (files: PlanFiles, nowMs: number): Promise<ReadBoth> =>
  checkPlanAndRoster(files.plan, files.roster, { ...calendarSpan(nowMs), fromMs: nowMs });

/** The problems of a plan that cannot be used, all of them, as one failure. */
export function faulty(problems: readonly LocatedProblem[]): Failure {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const listed = errors.map((problem) => formatProblem(problem)).join('\n');
  const next = 'Correct them; `signalbox check` shows hints as well. Nothing was started.';
  return new Failure('PLAN_FAULTY', `The plan has ${plural(errors.length, 'problem')}:\n${listed}`, { next, exit: EXIT.cannotStart });
}
