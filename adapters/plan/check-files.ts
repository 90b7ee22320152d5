import { check } from '@signalbox/engine/plan';
import { inFileOrder, located } from './located-problem.js';
import type { ReadPlanOptions } from './read-plan.js';
import { type ReadBoth, readPlanAndRoster } from './read-roster.js';

export interface CheckFilesOptions extends Omit<ReadPlanOptions, 'roster'> {
  /** Instant from which skills and opening hours are checked; default: `nowMs`. */
  readonly fromMs?: number;
  /** Called while a large plan is looked at, with how many channels of queues are done, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Reads a plan and its roster, and also reports what cannot work between the two, each with file, line and column. */
export async function checkPlanAndRoster(
  planFile: string,
  rosterFile: string,
  { fromMs, onProgress, ...options }: CheckFilesOptions,
): Promise<ReadBoth> {
  const read = await readPlanAndRoster(planFile, rosterFile, options);
  if (!read.ok) return read;
  const { plan, roster, text, rosterText } = read;
  const written = { plan: text.value, roster: rosterText.value };
  const found = check(plan, roster, { nowMs: fromMs ?? options.nowMs, written, ...(onProgress !== undefined && { onProgress }) });
  const placed = found.map((one) => located(one, one.of === 'plan' ? text : rosterText));
  return { ...read, problems: inFileOrder([...read.problems, ...placed]) };
}
