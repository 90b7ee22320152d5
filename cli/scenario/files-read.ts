import { readTextFile } from '@signalbox/adapters/plan';
import { shapeScenario } from '@signalbox/simulations/scenario';
import { beside } from './beside.js';

/** The files that these scenarios consist of: their own, and the plans, rosters and planners' files they name. An answer must spare them all. */
export async function filesRead(scenarios: readonly string[]): Promise<readonly string[]> {
  return (await Promise.all(scenarios.map(async (file) => [file, ...(await namedIn(file))]))).flat();
}

/** None of a scenario that is faulty: nothing is written for that one. */
async function namedIn(file: string): Promise<readonly string[]> {
  const text = await readTextFile(file, 'scenario');
  if (text.problems.length > 0) return [];
  const shaped = shapeScenario(text.value);
  if (!shaped.ok) return [];
  const { plan, roster, changes = [], files = {} } = shaped.file;
  return [plan, roster, ...changes.map((change) => change.plan), ...Object.values(files).flat()]
    .filter((named) => typeof named === 'string')
    .map((path) => beside(text, path));
}
