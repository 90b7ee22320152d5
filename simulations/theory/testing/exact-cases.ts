import { readFileSync } from 'node:fs';
import type { HallFigures } from '../queue-with-patience.js';

/** A hall with figures computed for this project with 50 digits; the time unit is the case's own. */
export interface ExactCase {
  readonly id: string;
  readonly arrivalRate: number;
  readonly handling: number;
  readonly agents: number;
  /** Mean of exponential patience; `null`: endless. */
  readonly patience: number | null;
  readonly within: number;
  readonly exact: Partial<HallFigures>;
}

/**
 * Erlang C (C-) and Erlang A (A-). C-01 is also published in Angus' Erlang C tutorial; the formulas of the service levels are those of
 * `HallFigures`.
 */
export const EXACT_CASES: readonly ExactCase[] = JSON.parse(readFileSync(new URL('exact-cases.json', import.meta.url), 'utf8'));
