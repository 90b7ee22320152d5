import { asJson as simulatedJson } from '../simulate/json.js';
import { stayAtHomeTexts } from './stay-at-home.js';
import type { Swept } from './swept.js';

/** Each value with what `simulate --json` prints for it, and by how much it differs from the one before. */
export const asJson = ({ parameter, seed, points }: Swept): unknown => ({
  ok: true,
  parameter,
  seed,
  points: points.map(({ value, simulated, step }) => ({ value: value.text, simulated: simulatedJson(simulated), step })),
  /** Why values are alike, a sentence each. */
  caveats: stayAtHomeTexts(points),
});
