import type { Plan } from '@signalbox/engine';
import { type Asking, canonicalTag } from '@signalbox/engine/plan';
import type { Demand, tabledResolver } from '../../play/index.js';
import type { Ruling } from '../rulings.js';

/** Resolves a requested language to one of a plan's. */
export type Standing = ReturnType<typeof tabledResolver>;

/** What customers of a demand ask of a plan, each language as the plan has it. */
export function asking({ queue, channel, languages = [], skills, residency }: Demand, plan: Plan, stands: Standing): Asking {
  return {
    queue,
    channel,
    languages: languages.map((tag) => stands(canonicalTag(tag), plan.languages) ?? tag),
    ...(skills === undefined ? {} : { skills }),
    ...(residency == null ? {} : { residency }),
  };
}

/**
 * Whether any customer of a demand may arrive in a period; those waiting when a scenario begins have arrived before, and those of a later
 * step come at any time.
 */
export const comesIn = (
  { intervals, recorded = [], backlog = 0, step = 1 }: Demand,
  { fromMs, toMs }: Pick<Ruling, 'fromMs' | 'toMs'>,
): boolean =>
  step > 1 ||
  intervals.some((one) => one.volume > 0 && one.fromMs < toMs && one.toMs > fromMs) ||
  recorded.some(({ arrivalMs }) => arrivalMs >= fromMs && arrivalMs < toMs) ||
  (backlog > 0 && fromMs === Number.NEGATIVE_INFINITY);
