import { planFile, rosterFile } from '@signalbox/engine/plan';
import { z } from 'zod';
import { scenarioFileWith } from './file/scenario-file.js';

/** The schema with which an editor completes and checks a scenario file, including a plan and roster written inside it. */
export const scenarioJsonSchema = (): Readonly<Record<string, unknown>> => ({
  ...z.toJSONSchema(scenarioFileWith(planFile, rosterFile), { io: 'input', target: 'draft-2020-12', unrepresentable: 'throw' }),
  title: 'Signalbox scenario',
});
