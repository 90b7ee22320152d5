import type { Trial, TrialPublished } from '../scenario/index.js';
import { CONTACT_FIGURES, STAFF_FIGURES } from './figures.js';
import type { Measured } from './recorder.js';
import { type Stated, stated } from './summary.js';
import { type Cell, type ContactField, intervalsOf, type StaffField, type Table, wholeOf } from './table.js';
import { rowAbout } from './verdicts.js';

/** A published figure beside the simulated one. */
export interface Compared {
  readonly published: TrialPublished;
  readonly stated: Stated;
  readonly unit: 'share' | 'ms' | 'number';
}

type Of<F extends string> = (cell: Cell<F>, spanMs: number) => number;
interface Figure {
  readonly unit: Compared['unit'];
  /** Proportional to the size that is played, so scaled up to the whole. */
  readonly ofSize?: true;
  readonly contacts?: Of<ContactField>;
  readonly staff?: Of<StaffField>;
}

const FIGURES: Readonly<Record<TrialPublished['figure'], Figure>> = {
  serviceLevel: { unit: 'share', contacts: CONTACT_FIGURES.serviceLevel.of },
  abandoned: { unit: 'share', contacts: CONTACT_FIGURES.abandonment.of },
  handling: { unit: 'ms', contacts: CONTACT_FIGURES.ahtMs.of, staff: STAFF_FIGURES.ahtMs.of },
  wait: { unit: 'ms', contacts: CONTACT_FIGURES.asaMs.of },
  reached: { unit: 'share', contacts: CONTACT_FIGURES.reachability.of },
  reachedOnSignal: {
    unit: 'share',
    contacts: (c) => (c.dialledOnSignal === 0 ? CONTACT_FIGURES.reachability.of(c) : c.reachedOnSignal / c.dialledOnSignal),
  },
  containment: { unit: 'share', contacts: CONTACT_FIGURES.containment.of },
  selfCare: { unit: 'share', contacts: (c) => (c.arrived === 0 ? Number.NaN : c.contained / c.arrived) },
  occupancy: { unit: 'share', staff: STAFF_FIGURES.occupancy.of },
  arrived: { unit: 'number', ofSize: true, contacts: CONTACT_FIGURES.arrived.of },
  answered: { unit: 'number', ofSize: true, contacts: CONTACT_FIGURES.answered.of, staff: STAFF_FIGURES.answered.of },
  unserved: { unit: 'number', ofSize: true, contacts: CONTACT_FIGURES.unserved.of },
  signedIn: { unit: 'number', ofSize: true, staff: ({ staffedMs }, spanMs) => staffedMs / spanMs },
  paidHours: { unit: 'number', ofSize: true, staff: STAFF_FIGURES.paidHours.of },
  productivity: { unit: 'number', staff: STAFF_FIGURES.productivity.of },
};

/** Whether a published bound is kept; `undefined` if none was published. */
export function isKept({ published: { is, bound }, stated: { mean } }: Compared): boolean | undefined {
  if (bound === null || Number.isNaN(mean)) return undefined;
  return bound === 'at-least' ? mean >= is : mean <= is;
}

/** Compares published figures with what replications showed. */
export function compared(trial: Trial, measured: readonly Measured[]): readonly Compared[] {
  return trial.published.map((published) => {
    const { of, over, figure, whom, overWhom } = published;
    const values = measured.map((one) => {
      const value = figureOf(one, trial, published, { of, whom });
      // A ratio to nothing is undefined; infinite, it would make the mean of all replications so.
      return over === null ? value : value / (figureOf(one, trial, published, { of: over, whom: overWhom }) || Number.NaN);
    });
    return { published, stated: stated(values), unit: over === null ? FIGURES[figure].unit : 'number' };
  });
}

type Subject = Pick<TrialPublished, 'of' | 'whom'>;

function figureOf(measured: Measured, trial: Trial, { figure, fromMs, toMs }: TrialPublished, subject: Subject): number {
  const { contacts, staff, ofSize } = FIGURES[figure];
  const size = ofSize ? trial.scale : 1;
  const span = { fromMs: Math.max(fromMs, trial.countFromMs), toMs };
  const { of, whom } = subject;
  const row = rowAbout({ of: of === null ? {} : { [of.by]: of.key } }, whom);
  const ofAgents = of?.by === 'hub' || of?.by === 'group';
  if (contacts !== undefined && !ofAgents) return contacts(...summed(measured.contacts, trial, span, row)) / size;
  return (staff?.(...summed(measured.staff, trial, span, row)) ?? Number.NaN) / size;
}

/** Sums over the intervals that begin within a period, and how long these last together: not as long as the period if it cuts one. */
function summed<F extends string>(
  table: Table<F>,
  { countFromMs, intervalMs, toMs }: Trial,
  span: { readonly fromMs: number; readonly toMs: number },
  { by, key }: ReturnType<typeof rowAbout>,
): [sums: Cell<F>, spanMs: number] {
  if (span.fromMs === countFromMs && span.toMs === toMs) return [wholeOf(table, by, key), toMs - countFromMs];
  const cells = intervalsOf(table, by, key).flatMap((cell, n) => {
    const atMs = countFromMs + n * intervalMs;
    return atMs >= span.fromMs && atMs < span.toMs ? [{ cell, lastsMs: Math.min(intervalMs, toMs - atMs) }] : [];
  });
  const sums = table.fields.map((field) => [field, cells.reduce((sum, { cell }) => sum + cell[field], 0)]);
  return [Object.fromEntries(sums) as Cell<F>, cells.reduce((sum, { lastsMs }) => sum + lastsMs, 0)];
}
