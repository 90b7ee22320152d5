import type { Trial, TrialDimension, TrialTarget } from '../scenario/index.js';
import type { Measured } from './recorder.js';
import { type Stated, type Steadiness, type Summary, type SummaryRow, steadiness } from './summary.js';
import { ALL, type By } from './table.js';

/** `met` and `missed` where the whole interval lies on that side; else more replications may tell. */
export type Verdict = 'met' | 'missed' | 'open';

/** One figure that a target speaks of. */
export interface Judged {
  readonly target: TrialTarget;
  readonly figure: string;
  /** At least, where `least`; else at most. */
  readonly goal: number;
  readonly least: boolean;
  readonly stated: Stated;
  readonly verdict: Verdict;
  /** For service levels. */
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

/** Holds the targets of a scenario against what replications showed. */
export function judge(trial: Trial, summary: Summary, measured: readonly Measured[]): readonly Judged[] {
  return trial.targets.flatMap((target) => {
    const { by, key } = subjectOf(target);
    const ofAgents = by === 'hub' || by === 'group';
    const find = (rows: readonly SummaryRow[]): SummaryRow | undefined => rows.find((row) => row.by === by && row.key === key);
    const judgedBy = (goals: readonly Goal[], rows: readonly SummaryRow[]): readonly Judged[] =>
      goals.flatMap((goal) => judged(target, goal, find(rows), measured, trial));
    if (ofAgents) return judgedBy([OCCUPANCY, HANDLING], summary.staff);
    return [...judgedBy(CONTACT_GOALS, summary.contacts), ...judgedBy(by === 'all' ? [OCCUPANCY] : [], summary.staff)];
  });
}

/** A target names one thing at most; the reader of scenarios sees to it. */
function subjectOf({ of }: TrialTarget): { readonly by: By; readonly key: string } {
  const [named] = Object.entries(of) as [TrialDimension, string][];
  return named === undefined ? { by: 'all', key: ALL } : { by: named[0], key: named[1] };
}

/** Where nobody of that kind came in any replication, nothing can be said, and the verdict is open. */
const UNSAID: Stated = { mean: Number.NaN, halfWidth: Number.NaN, count: 0 };

function judged(
  target: TrialTarget,
  { field, figure, least }: Goal,
  row: SummaryRow | undefined,
  measured: readonly Measured[],
  trial: Trial,
): readonly Judged[] {
  const goal = target[field];
  if (goal === null) return [];
  const found = row?.figures[figure] ?? UNSAID;
  const steady = field === 'serviceLevel' && row !== undefined ? steadiness(measured, trial, goal, row.by, row.key) : null;
  return [{ target, figure, goal, least, stated: found, verdict: verdictOf(found, goal, least), steadiness: steady }];
}

function verdictOf({ mean, halfWidth, count }: Stated, goal: number, least: boolean): Verdict {
  if (count === 0) return 'open';
  const above = mean - goal;
  const margin = least ? above : -above;
  if (count > 1 && Math.abs(margin) < halfWidth) return 'open';
  return margin >= 0 ? 'met' : 'missed';
}
