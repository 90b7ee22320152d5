import type { Part } from '../cases/case.js';
import type { Results } from '../results.js';
import { times } from './words.js';

/** A bound that the house set out to reach, judged from a run. */
export interface Target {
  readonly part: Part;
  readonly words: string;
  readonly atMost?: number;
  readonly atLeast?: number;
  /** The figure the bound is held against; `undefined`: this run did not measure it. */
  value(results: Results): number | undefined;
  shown(value: number): string;
}

export interface Verdict {
  readonly part: Part;
  readonly words: string;
  readonly bound: string;
  readonly measured: string;
  readonly verdict: string;
}

/** Judges a target by a run: reached or not, and the ratio of the measured figure to the bound. */
export function judge(target: Target, results: Results): Verdict {
  const { part, words, atMost, atLeast, shown } = target;
  const bound = atMost === undefined ? `≥ ${shown(atLeast as number)}` : `≤ ${shown(atMost)}`;
  const value = target.value(results);
  if (value === undefined) return { part, words, bound, measured: '–', verdict: 'not measured in this run' };
  const reached = atMost === undefined ? value >= (atLeast as number) : value <= atMost;
  const ratio = value / (atMost ?? (atLeast as number));
  return { part, words, bound, measured: shown(value), verdict: `${reached ? 'reached' : 'not reached'} (${times(ratio)} the bound)` };
}
