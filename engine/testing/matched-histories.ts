import fc from 'fast-check';
import { anyBlendScript } from './blend-script.js';
import { anyChangingScript } from './changing-script.js';
import { anyScript, type Script } from './moves.js';
import { anyOverlapScript } from './overlap-script.js';
import { anySharingScript } from './sharing-script.js';

/**
 * Mostly about anything, some about order and preference, some about what others do or have had, about hubs that blend, about all that
 * changes who may have what.
 */
export const anyMatchedHistory = (): fc.Arbitrary<Script> =>
  fc.oneof(
    { weight: 40, arbitrary: anyScript() },
    { weight: 3, arbitrary: anyOverlapScript() },
    { weight: 3, arbitrary: anySharingScript() },
    { weight: 1, arbitrary: anyBlendScript() },
    { weight: 6, arbitrary: anyChangingScript() },
  );

/** So many of them. */
export const matchedHistories = (seed: number, numRuns: number): readonly Script[] => fc.sample(anyMatchedHistory(), { seed, numRuns });
