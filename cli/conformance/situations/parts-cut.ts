import { plural } from '../../number-text.js';
import { BOTH, failed, notSeen, passed, type Situation } from '../item.js';
import { claimsTooMuch, wholePositions } from '../positions.js';
import { commandsOn } from '../tape.js';

export const partsCut: Situation = {
  name: 'cut amid parts',
  expected:
    'Of a record in parts (`more: true`) the position counts only with the last part; a client cut off between them asks for all of it again.',
  section: 'The stream, without loss',
  roles: BOTH,
  play: async ({ wire, entries, provoke, until, subscription }) => {
    const from = entries.length;
    let seq: number | undefined;
    wire.meddle({
      told: (frame, link) => {
        if (seq !== undefined) return 'drop';
        if (frame.type !== 'events' || !frame.more) return 'pass';
        seq = frame.seq;
        link.tell(frame);
        link.cut();
        return 'drop';
      },
    });
    await provoke();
    const cut = await until(() => entries.find((entry, at) => at >= from && seq !== undefined && entry.what === 'closed'));
    wire.meddle({});
    if (cut === undefined)
      return notSeen(`Nothing came of it that is told in parts; it had sent ${plural(commandsOn(entries, from).length, 'command')}.`);
    const at = entries.indexOf(cut);
    const again = await subscription(at, cut.link);
    if (again === undefined) return failed('The connection broke amid a record, and it did not subscribe on another one.');
    const wrong = again.after === undefined ? null : claimsTooMuch(again.after, wholePositions(entries, at));
    return wrong === null ? passed(`It left record ${seq} out of account until it had all parts of it.`) : failed(wrong);
  },
};
