import { CONTACT_FIGURES, STAFF_FIGURES } from '@signalbox/simulations/measures';
import type { Simulated } from './tell.js';

const formulas = (figures: Readonly<Record<string, { readonly formula: string }>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(figures).map(([name, { formula }]) => [name, formula]));

/** Everything that was found, for machines. What cannot be said (a share of nobody, the interval of one run) is `null`. */
export function asJson({ trial, seed, replications, summary, judged }: Simulated): unknown {
  const { name, zone, countFromMs, toMs, intervalMs } = trial;
  return {
    ok: judged.every(({ verdict }) => verdict !== 'missed'),
    ...{ scenario: name, seed, zone, fromMs: countFromMs, toMs, intervalMs },
    runs: replications.map(({ replication, contacts, records, check }) => ({ replication, contacts, records, check })),
    formulas: { contacts: formulas(CONTACT_FIGURES), staff: formulas(STAFF_FIGURES) },
    ...summary,
    targets: judged,
  };
}
