import type { ConditionMeasure, StepConditions, StepThreshold } from '../policy.js';
import { durationMs } from './duration.js';
import type { WhenFile } from './policy-file.js';
import type { Findings, Path } from './problems.js';

const FIELDS = [
  ['waitingOver', 'waiting'],
  ['oldestOver', 'oldest'],
  ['estimatedWaitOver', 'estimatedWait'],
] as const satisfies readonly (readonly [keyof WhenFile, ConditionMeasure])[];

/** The conditions of a step, spans in milliseconds. Without `until` a condition ends where it began. */
export function conditionsOf(written: WhenFile | undefined, path: Path, findings: Findings): StepConditions | null {
  if (written === undefined) return null;
  const thresholds = FIELDS.flatMap(([field, measure]): StepThreshold[] => {
    const limit = written[field];
    if (limit === undefined) return [];
    const { over, until = over } = typeof limit === 'object' ? limit : { over: limit };
    const threshold = { measure, over: durationMs(over), until: durationMs(until) };
    if (threshold.until > threshold.over) findings.add('THRESHOLD_INVERTED', [...path, field, 'until'], { over, until });
    return [threshold];
  });
  return { noneSignedIn: written.noneSignedIn ?? false, hubClosed: written.hubClosed ?? false, thresholds };
}
