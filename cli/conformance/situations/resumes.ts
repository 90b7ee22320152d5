import { BOTH, failed, passed, type Situation } from '../item.js';
import { wholePositions, wrongResume } from '../positions.js';

export const resumes: Situation = {
  name: 'resumes',
  expected: 'After a broken connection a client subscribes again with the last position it has taken whole, and so misses nothing.',
  section: 'The stream, without loss',
  roles: BOTH,
  play: async ({ entries, subscription }, link) => {
    link.cut();
    const from = entries.length;
    const again = await subscription(from, link.count);
    if (again === undefined) return failed('The connection broke, and it did not subscribe on another one.');
    const wrong = wrongResume(again.after, wholePositions(entries, from));
    return wrong === null ? passed(`It resumed after record ${again.after?.seq}.`) : failed(wrong);
  },
};
