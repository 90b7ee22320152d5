import {
  isCountedApart,
  segmentName,
  type Trial,
  type TrialDimension,
  type TrialTarget,
  WHOM_TEXTS,
  type Whom,
} from '../scenario/index.js';
import type { Measured } from './recorder.js';
import { type Stated, type Steadiness, type Summary, type SummaryRow, steadiness } from './summary.js';
import { ALL, type By } from './table.js';

/** `met` and `missed` if the whole interval lies on that side; otherwise more replications may tell. */
export type Verdict = 'met' | 'missed' | 'open';

/** One figure of a target. */
export interface Judged {
  readonly target: TrialTarget;
  readonly figure: string;
  readonly whom: Whom;
  /** A lower bound if `least`, otherwise an upper bound. */
  readonly goal: number;
  readonly least: boolean;
  readonly stated: Stated;
  readonly verdict: Verdict;
  /** Only one run says anything of it: a verdict without an interval, which may be luck. */
  readonly ofOneRun: boolean;
  /** For service levels only. */
  readonly steadiness: Steadiness | null;
}

interface Goal {
  readonly field: 'serviceLevel' | 'abandoned' | 'handlingMs' | 'waitMs' | 'occupancy';
  readonly figure: string;
  readonly least: boolean;
}
const HANDLING: Goal = { field: 'handlingMs', figure: 'ahtMs', least: false };
const OCCUPANCY: Goal = { field: 'occupancy', figure: 'occupancy', least: false };
const CONTACT_GOALS: readonly Goal[] = [
  { field: 'serviceLevel', figure: 'serviceLevel', least: true },
  { field: 'abandoned', figure: 'abandonment', least: false },
  HANDLING,
  { field: 'waitMs', figure: 'asaMs', least: false },
];

/** What one target requires of one figure, and of whom. */
export interface Asked {
  readonly of: 'contacts' | 'staff';
  /** Which customers; for figures of agents, all. */
  readonly whom: Whom;
  readonly by: By;
  readonly key: string;
  readonly figure: string;
  readonly goal: number;
  readonly least: boolean;
}

/** Splits a target into its figures. */
export function askedBy(target: TrialTarget): readonly Asked[] {
  return goalsAbout(target).flatMap(({ of, goal: { field, figure, least } }): Asked[] => {
    const goal = target[field];
    if (goal === null) return [];
    const whom = of === 'staff' ? 'all' : field === 'handlingMs' ? target.whomHandled : target.whom;
    return [{ of, figure, goal, least, whom, ...rowAbout(target, whom) }];
  });
}

/** Handling time of a hub or group is that of its agents; overall, it is reported once, among the figures of customers. */
const goalsAbout = ({ of }: TrialTarget): readonly { readonly of: 'contacts' | 'staff'; readonly goal: Goal }[] => {
  if (of.hub !== undefined || of.group !== undefined) return [OCCUPANCY, HANDLING].map((goal) => ({ of: 'staff', goal }));
  const contacts = CONTACT_GOALS.map((goal) => ({ of: 'contacts', goal }) as const);
  return Object.keys(of).length === 0 ? [...contacts, { of: 'staff', goal: OCCUPANCY }] : contacts;
};

/** Judges the targets of a scenario by what replications showed. */
export function judge(trial: Trial, summary: Summary, measured: readonly Measured[]): readonly Judged[] {
  return trial.targets.flatMap((target) => {
    return askedBy(target).map((asked) => judged(target, asked, summary, measured, trial));
  });
}

/** The row that tells of some customers of what a target, or a published figure, names. */
export function rowAbout({ of }: Pick<TrialTarget, 'of'>, whom: Whom): { readonly by: By; readonly key: string } {
  if (isCountedApart({ of, whom })) return { by: 'segment', key: segmentName({ of, whom }) };
  if (whom !== 'all') return { by: 'came', key: WHOM_TEXTS[whom] };
  const [named] = Object.entries(of) as [TrialDimension, string][];
  return named === undefined ? { by: 'all', key: ALL } : { by: named[0], key: named[1] };
}

/** If nobody of that kind arrived in any replication, nothing can be said, and the verdict is open. */
const UNSAID: Stated = { mean: Number.NaN, halfWidth: Number.NaN, count: 0 };

function judged(
  target: TrialTarget,
  { of, whom, by, key, figure, goal, least }: Asked,
  summary: Summary,
  measured: readonly Measured[],
  trial: Trial,
): Judged {
  const row: SummaryRow | undefined = summary[of].find((one) => one.by === by && one.key === key);
  const found = row?.figures[figure] ?? UNSAID;
  const steady = figure === 'serviceLevel' && row !== undefined ? steadiness(measured, trial, goal, by, key) : null;
  return {
    target,
    figure,
    whom,
    goal,
    least,
    stated: found,
    verdict: verdictOf(found, goal, least),
    ofOneRun: found.count === 1,
    steadiness: steady,
  };
}

function verdictOf({ mean, halfWidth, count }: Stated, goal: number, least: boolean): Verdict {
  if (count === 0) return 'open';
  const above = mean - goal;
  const margin = least ? above : -above;
  if (count > 1 && Math.abs(margin) < halfWidth) return 'open';
  return margin >= 0 ? 'met' : 'missed';
}
