import { firstWhere } from './first-where.js';
import type { Recording } from './recording.js';

/** When the router of the record was down: from the last record before it was started again until then. */
export interface Outages {
  /** The end of the outage in which an instant lies, epoch ms; `null`: the router was up. */
  overMs(atMs: number): number | null;
}

export function openOutages({ atMs: instants, firstSeq, outside }: Pick<Recording, 'atMs' | 'firstSeq' | 'outside'>): Outages {
  const started = new Set(outside.flatMap(({ command, seq }) => (command.type === 'router.resume' ? [seq] : [])));
  return {
    overMs(atMs) {
      const next = firstWhere(instants, (recordedMs) => recordedMs >= atMs);
      const endMs = instants[next];
      return endMs !== undefined && endMs > atMs && started.has(firstSeq + next) ? endMs : null;
    },
  };
}
