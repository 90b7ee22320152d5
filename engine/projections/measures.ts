import type { LiveContact, RouterState } from '../core/state/state.js';
import type { Ms } from '../domain/units.js';
import type { ReleasedRecord } from '../router.js';
import type { StatisticsRow, StatisticsView } from '../views.js';
import { countContacts } from './contacts.js';
import { addCounts, type Counts, noCounts } from './counts.js';
import type { Dimension } from './dimensions.js';
import { type LedgerOptions, openLedger } from './ledger.js';
import { countStaffing } from './staffing.js';

/** A row of one interval; if there are no intervals, `fromMs` is 0 and the row is of the whole time. */
export interface IntervalRow extends StatisticsRow {
  readonly fromMs: Ms;
}

/** Counts and sums computed from events alone: what happened, never what was intended. Outside the state and its hash. */
export interface Measures {
  /**
   * Starts from a state instead of from nothing: its contacts count as arrived, its agents as signed in, at its instant.
   * @param counts which of its contacts; default: all
   */
  begin(state: Readonly<RouterState>, counts?: (contact: LiveContact) => boolean): void;
  take(record: Pick<ReleasedRecord, 'atMs' | 'events'>): void;
  /** Everything since the first record taken, or the initial state. */
  view(by: Dimension): StatisticsView;
  /** By interval, in order of time, then of key; up to the last record taken. */
  rows(by: Dimension): readonly IntervalRow[];
}

/** Keeps measures; see `StatisticsRow` for what belongs to which interval. */
export function startMeasures(options: LedgerOptions = {}): Measures {
  const ledger = openLedger(options);
  const contacts = countContacts(ledger);
  const staffing = countStaffing(ledger);
  let sinceMs: Ms | null = null;
  let lastMs: Ms = 0;

  const rows = (by: Dimension): readonly IntervalRow[] => {
    staffing.settle(lastMs);
    return ledger.inOrder(by).map(([fromMs, key, row]) => ({ fromMs, key, ...row }));
  };

  return {
    begin(state, counts = () => true) {
      contacts.begin(state, counts);
      staffing.begin(state);
      sinceMs = lastMs = state.atMs;
    },
    take({ atMs, events }) {
      sinceMs ??= atMs;
      lastMs = atMs;
      for (const event of events) {
        contacts.take(event, atMs);
        staffing.take(event, atMs);
      }
    },
    view(by) {
      const sums = new Map<string, Counts>();
      for (const { fromMs: _, key, ...row } of rows(by)) {
        const sum = sums.get(key) ?? noCounts();
        addCounts(sum, row);
        sums.set(key, sum);
      }
      return { by, sinceMs, rows: [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, row]) => ({ key, ...row })) };
    },
    rows,
  };
}
