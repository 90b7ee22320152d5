import { play } from '../../play/index.js';
import { drawTrial, type Trial } from '../../scenario/index.js';
import { type Measured, openRecorder } from '../recorder.js';

/** Plays one replication of a trial and measures it. */
export async function measure(trial: Trial): Promise<Measured> {
  const chance = { seed: trial.seed, replication: 0 };
  const { scenario, staff } = drawTrial(trial, chance);
  const { measured, ...hears } = openRecorder(trial, staff);
  const { endMs } = await play(scenario, { chance, ...hears });
  return measured(endMs);
}
