import { planFile, rosterFile } from '@signalbox/engine';
import { z } from 'zod';
import { scenarioFileWith } from './file/scenario-file.js';

/** What an editor needs to complete and check a scenario file while it is written, plan and roster inside it included. */
export const scenarioJsonSchema = (): Readonly<Record<string, unknown>> => ({
  ...z.toJSONSchema(scenarioFileWith(planFile, rosterFile), { io: 'input', target: 'draft-2020-12', unrepresentable: 'throw' }),
  title: 'Signalbox scenario',
});
