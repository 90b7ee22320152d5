import type { Trial, TrialDimension, TrialTarget } from '../scenario/index.js';
import type { Measured } from './recorder.js';
import { type Stated, type Steadiness, type Summary, type SummaryRow, steadiness } from './summary.js';
import { ALL } from './table.js';

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

const CONTACT_GOALS = [
  ['serviceLevel', 'serviceLevel', true],
  ['abandoned', 'abandonment', false],
  ['handlingMs', 'ahtMs', false],
  ['waitMs', 'asaMs', false],
] as const;
const STAFF_GOALS = [['occupancy', 'occupancy', false]] as const;

/**
 * Holds the targets of a scenario against what replications showed. A target is judged by the row of the one thing it names, the
 * narrowest of queue, language, channel and tenant; hub and group for occupancy.
 */
export function judge(trial: Trial, summary: Summary, measured: readonly Measured[]): readonly Judged[] {
  return trial.targets.flatMap((target) => [
    ...CONTACT_GOALS.flatMap(([field, figure, least]) =>
      judged(target, field, figure, least, rowFor(summary.contacts, target), measured, trial),
    ),
    ...STAFF_GOALS.flatMap(([field, figure, least]) =>
      judged(target, field, figure, least, rowFor(summary.staff, target), measured, trial),
    ),
  ]);
}

function judged(
  target: TrialTarget,
  field: 'serviceLevel' | 'abandoned' | 'handlingMs' | 'waitMs' | 'occupancy',
  figure: string,
  least: boolean,
  row: SummaryRow | undefined,
  measured: readonly Measured[],
  trial: Trial,
): readonly Judged[] {
  const goal = target[field];
  const found = row?.figures[figure];
  if (goal === null || found === undefined || row === undefined) return [];
  const steady = field === 'serviceLevel' ? steadiness(measured, trial, goal, row.by, row.key) : null;
  return [{ target, figure, goal, least, stated: found, verdict: verdictOf(found, goal, least), steadiness: steady }];
}

function verdictOf({ mean, halfWidth, count }: Stated, goal: number, least: boolean): Verdict {
  if (count === 0) return 'open';
  const above = mean - goal;
  const margin = least ? above : -above;
  if (count > 1 && Math.abs(margin) < halfWidth) return 'open';
  return margin >= 0 ? 'met' : 'missed';
}

const ORDER = ['queue', 'group', 'hub', 'language', 'channel', 'tenant'] as const satisfies readonly TrialDimension[];

function rowFor(rows: readonly SummaryRow[], { of }: TrialTarget): SummaryRow | undefined {
  const named = ORDER.filter((by) => of[by] !== undefined);
  if (named.length === 0) return rows.find(({ by, key }) => by === 'all' && key === ALL);
  const by = named.find((one) => rows.some((row) => row.by === one));
  return rows.find((row) => row.by === by && row.key === of[by as (typeof ORDER)[number]]);
}
