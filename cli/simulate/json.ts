import { type Measured, understaffed } from '@signalbox/simulations/measures';
import { effectsJson } from './effects.js';
import { FORMULAS } from './formulas.js';
import type { Simulated } from './simulated.js';

/** Everything found, as JSON. Undefined figures (a share of nobody, the interval of one run) are `null`. */
export function asJson({ trial, seed, replications, summary, judged, compared, effects, hints }: Simulated): unknown {
  const measured = replications.map((one) => one.measured);
  const { name, zone, countFromMs, toMs, intervalMs, scale } = trial;
  return {
    ok: judged.every(({ verdict }) => verdict !== 'missed'),
    scenario: name,
    seed,
    scale,
    zone,
    fromMs: countFromMs,
    toMs,
    intervalMs,
    runs: replications.map(({ replication, contacts, records, check }) => ({ replication, contacts, records, check })),
    formulas: FORMULAS,
    ...summary,
    targets: judged,
    published: compared,
    hints,
    understaffed: understaffed(trial, measured),
    ...(effects === undefined ? {} : { effects: effectsJson(trial, effects) }),
    answeredBy: {
      ring: meanOf(measured, 'rings'),
      queueAndHub: meanOf(measured, 'flows'),
      languageAskedAndServed: meanOf(measured, 'languages'),
    },
  };
}

/** Answered contacts by what answered them, the mean of the replications. */
function meanOf(measured: readonly Measured[], what: 'rings' | 'flows' | 'languages'): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const one of measured) for (const [key, count] of one[what]) sums[key] = (sums[key] ?? 0) + count / measured.length;
  return Object.fromEntries(Object.entries(sums).sort(([one], [other]) => (one < other ? -1 : 1)));
}
