import { dirname, isAbsolute, join } from 'node:path';
import type { PlanText } from '@signalbox/adapters/plan';

/** A path that a scenario names, which is relative to the scenario's folder. */
export const beside = (scenario: PlanText, path: string): string => (isAbsolute(path) ? path : join(dirname(scenario.file), path));
