import { check } from '@signalbox/engine/plan';
import { inFileOrder, located } from './located-problem.js';
import type { ReadPlanOptions } from './read-plan.js';
import { type ReadBoth, readPlanAndRoster } from './read-roster.js';

export interface CheckFilesOptions extends Omit<ReadPlanOptions, 'roster'> {
  /** Instant from which skills and opening hours are checked; default: `nowMs`. */
  readonly fromMs?: number;
}

/** Reads a plan and its roster, and also reports what cannot work between the two, each with file, line and column. */
export async function checkPlanAndRoster(
  planFile: string,
  rosterFile: string,
  { fromMs, ...options }: CheckFilesOptions,
): Promise<ReadBoth> {
  const read = await readPlanAndRoster(planFile, rosterFile, options);
  if (!read.ok) return read;
  const { plan, roster, text, rosterText } = read;
  const found = check(plan, roster, { nowMs: fromMs ?? options.nowMs, written: { plan: text.value, roster: rosterText.value } });
  const placed = found.map((one) => located(one, one.of === 'plan' ? text : rosterText));
  return { ...read, problems: inFileOrder([...read.problems, ...placed]) };
}
