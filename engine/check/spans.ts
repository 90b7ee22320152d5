import type { CompiledCalendar } from '../domain/calendar.js';
import type { Ms } from '../domain/units.js';

/** A half-open period. Lists of periods are sorted, and none of them touch. */
export interface Span {
  readonly fromMs: Ms;
  readonly toMs: Ms;
}

/** When a calendar is open within a period; without a calendar, always. */
export function openSpans(calendar: CompiledCalendar | undefined, within: Span): readonly Span[] {
  if (calendar === undefined) return [within];
  const spans: Span[] = [];
  for (let at = 0; at + 1 < calendar.instantsMs.length; at += 2) {
    const fromMs = Math.max(within.fromMs, calendar.instantsMs[at] as Ms);
    const toMs = Math.min(within.toMs, calendar.instantsMs[at + 1] as Ms);
    if (fromMs < toMs) spans.push({ fromMs, toMs });
  }
  return spans;
}

export function union(...lists: readonly (readonly Span[])[]): readonly Span[] {
  const merged: { fromMs: Ms; toMs: Ms }[] = [];
  for (const span of lists.flat().sort((a, b) => a.fromMs - b.fromMs)) {
    const last = merged.at(-1);
    if (last !== undefined && span.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, span.toMs);
    else merged.push({ ...span });
  }
  return merged;
}

/** The parts of `spans` that are in none of `taken`. */
export function without(spans: readonly Span[], taken: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let next = 0;
  for (const { fromMs, toMs } of spans) {
    let at = fromMs;
    while (next < taken.length && (taken[next] as Span).toMs <= at) next++;
    for (let i = next; i < taken.length && (taken[i] as Span).fromMs < toMs; i++) {
      const one = taken[i] as Span;
      if (one.fromMs > at) left.push({ fromMs: at, toMs: one.fromMs });
      at = Math.max(at, one.toMs);
    }
    if (at < toMs) left.push({ fromMs: at, toMs });
  }
  return left;
}

export const common = (some: readonly Span[], others: readonly Span[]): readonly Span[] => without(some, without(some, others));

export const lengthMs = (spans: readonly Span[]): Ms => spans.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
