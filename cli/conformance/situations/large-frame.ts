import { HEARTBEAT_MS } from '../house.js';
import { BOTH, failed, notSeen, passed, type Situation } from '../item.js';

/** More than many libraries take in one message, unless they are told to. */
const BLANKS = 2 * 1_048_576;

export const largeFrame: Situation = {
  name: 'large frame',
  expected: 'A client takes a message of some megabytes: a part has up to 500 items, and an answer comes whole.',
  section: 'Limits',
  roles: BOTH,
  play: async ({ wire, entries, provoke, command, pause }, link) => {
    const from = entries.length;
    let grown = false;
    wire.meddle({
      told: (frame, its) => {
        if (grown || frame.type !== 'events') return 'pass';
        grown = true;
        its.tell(frame, BLANKS);
        return 'drop';
      },
    });
    await provoke();
    const next = await command(from);
    if (!grown) return notSeen('There was nothing to tell it.');
    await pause(HEARTBEAT_MS);
    if (link.over) return failed(`It did not take a message of ${BLANKS} bytes.`);
    return next === undefined ? failed('It took the message, and did nothing with it.') : passed(`It took a message of ${BLANKS} bytes.`);
  },
};
