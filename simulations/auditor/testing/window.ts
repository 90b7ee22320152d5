import type { Trial } from '../../scenario/index.js';

/** What of a run counts, cut into intervals, and which group agents are of. */
export interface Window {
  /** Whether customers who come at an instant count. */
  counts(atMs: number): boolean;
  /** Whether an instant lies between the beginning and the end of what counts. */
  holds(atMs: number): boolean;
  intervalAt(atMs: number): number;
  /** The parts of a span that count. */
  parts(fromMs: number, toMs: number): readonly { readonly fromMs: number; readonly interval: number; readonly spanMs: number }[];
  groupOf(agent: string): string;
}

export function windowOf({ startMs, countFromMs, toMs, intervalMs, staff }: Trial): Window {
  const groups = new Map(staff.flatMap(({ group, agents }) => agents.map((agent) => [agent, group] as const)));
  const holds = (atMs: number): boolean => atMs >= countFromMs && atMs < toMs;
  const intervalAt = (atMs: number): number => Math.max(0, Math.floor((atMs - countFromMs) / intervalMs));
  return {
    // Who waits when the run begins came before it.
    counts: (atMs) => holds(atMs) || (countFromMs === startMs && atMs < startMs),
    holds,
    intervalAt,
    parts(fromMs, untilMs) {
      const parts: { fromMs: number; interval: number; spanMs: number }[] = [];
      for (let atMs = Math.max(fromMs, countFromMs); atMs < Math.min(untilMs, toMs); ) {
        const interval = intervalAt(atMs);
        const endsMs = Math.min(untilMs, toMs, countFromMs + (interval + 1) * intervalMs);
        parts.push({ fromMs: atMs, interval, spanMs: endsMs - atMs });
        atMs = endsMs;
      }
      return parts;
    },
    groupOf: (agent) => groups.get(agent) ?? '–',
  };
}
