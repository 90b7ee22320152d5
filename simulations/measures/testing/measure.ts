import { type Life, play } from '../../play/index.js';
import { drawTrial, type Trial } from '../../scenario/index.js';
import { type Measured, openRecorder } from '../recorder.js';

/** Plays one replication of a trial and measures it. */
export async function measure(trial: Trial, also: (life: Life) => void = () => undefined): Promise<Measured> {
  const chance = { seed: trial.seed, replication: 0 };
  const { scenario, staff } = drawTrial(trial, chance);
  const { measured, ...hears } = openRecorder(trial, staff);
  const settled = (life: Life): void => {
    hears.settled(life);
    also(life);
  };
  const { endMs } = await play(scenario, { chance, ...hears, settled });
  return measured(endMs);
}
