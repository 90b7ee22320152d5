import { BOTH, failed, notSeen, passed, type Situation } from '../item.js';
import { afterOf, wholePositions, wrongResume } from '../positions.js';

export const resumes: Situation = {
  name: 'resumes',
  expected: 'After a broken connection a client subscribes again with the last position it has taken whole, and so misses nothing.',
  section: 'The stream, without loss',
  roles: BOTH,
  play: async ({ wire, entries, subscription }) => {
    const link = wire.link;
    if (link === undefined) return notSeen('It was not connected.');
    link.cut();
    const from = entries.length;
    const again = await subscription(from, link.count);
    if (again === undefined) return failed('The connection broke, and it did not subscribe on another one.');
    const frame = again.frame.what === 'said' ? again.frame.frame : {};
    const wrong = wrongResume(afterOf(frame), wholePositions(entries, from));
    return wrong === null ? passed(`It resumed after record ${afterOf(frame)?.seq}.`) : failed(wrong);
  },
};
