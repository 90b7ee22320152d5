import { formatProblem, located, readTextFile } from '@signalbox/adapters/plan';
import { hintAtLeft } from '@signalbox/simulations/measures';
import { note } from '../terminal.js';
import type { Simulated } from './simulated.js';

/** Notes what only a run can show of a scenario's plan: whom a queue leaves on hold when it closes. Told at the queue, or where its plan is named. */
export async function tellLeftOnHold(file: string, { trial, replications }: Pick<Simulated, 'trial' | 'replications'>): Promise<void> {
  const hints = hintAtLeft(
    trial,
    replications.map(({ measured }) => measured),
  );
  if (hints.length === 0) return;
  const text = await readTextFile(file, 'scenario');
  for (const one of hints) note(`${formatProblem(located(one, text))}\n`);
}
