import fc from 'fast-check';
import { anyBlendScript } from './blend-script.js';
import { type Box, type BoxOptions, openScript } from './box.js';
import { anyScript, type Script } from './moves.js';
import { anyOutboundScript } from './outbound-script.js';
import { anyOverlapScript } from './overlap-script.js';
import { plainJournal } from './plain-journal.js';

const CHUNK = 20;

/** Of twenty histories some are about order and preference, some about campaigns, some about hubs that blend; the others about anything. */
const KINDS = [
  { arbitrary: anyOverlapScript(), of: 3 },
  { arbitrary: anyScript(), of: 12 },
  { arbitrary: anyOutboundScript(), of: 2 },
  { arbitrary: anyBlendScript(), of: 3 },
];

/** Random histories by number, the same in every run of the seed. Each is made once, however many laws or mutations it is played for. */
export function historiesOf(seed: number): (place: number) => Script {
  const made: Script[] = [];
  return (place) => {
    while (made.length <= place) {
      const chunk = made.length / CHUNK;
      // Small numbers, preferred, meet; without that preference histories are longer. Each has its turn.
      const unbiased = chunk % 2 === 1;
      for (const { arbitrary, of } of KINDS) made.push(...fc.sample(arbitrary, { seed: seed + chunk, numRuns: of, unbiased }));
    }
    return made[place] as Script;
  };
}

/** Whether anything, or anybody who watches, throws while the history is played; `after` each beat it may be looked at. */
export async function throwsDuring(script: Script, options: BoxOptions, after: (box: Box) => void = () => undefined): Promise<boolean> {
  try {
    const box = await openScript(script, { journal: plainJournal(), ...options });
    for (const beat of script.beats) {
      await box.play(beat, script.punctual);
      after(box);
    }
    return false;
  } catch {
    return true;
  }
}
