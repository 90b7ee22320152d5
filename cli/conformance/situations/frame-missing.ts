import { BOTH, failed, notSeen, passed, type Situation } from '../item.js';
import { claimsTooMuch, wholePositions } from '../positions.js';

export const frameMissing: Situation = {
  name: 'frame missing',
  expected: 'If `prev` is not the record it was told last, a client has missed one; it reconnects and resumes from before it.',
  section: 'The stream, without loss',
  roles: BOTH,
  play: async ({ role, wire, entries, provoke, until, subscription }, link) => {
    let missing: number | undefined;
    let at = entries.length;
    let noticeable = false;
    wire.meddle({
      told: (frame) => {
        if (frame.type === 'events' && missing === undefined) {
          missing = frame.seq;
          at = entries.length;
        }
        if (missing === undefined || noticeable) return 'pass';
        // A heartbeat would vouch for what was left out; answers stay, so that the client goes on.
        if (frame.type === 'heartbeat' || (frame.type === 'events' && frame.seq === missing)) return 'drop';
        noticeable = frame.type === 'events';
        return 'pass';
      },
    });
    await provoke();
    // An adapter's contact is taken and then over: two records. A desk hears of a customer in one.
    if (role === 'desk') await provoke();
    const told = await until(() =>
      noticeable ? entries.findIndex((entry, place) => place >= at && entry.what === 'told' && entry.frame.type === 'events') : undefined,
    );
    if (told === undefined) {
      wire.meddle({});
      return notSeen('Nothing happened that could have been left out.');
    }
    const again = await subscription(told, link.count);
    wire.meddle({});
    if (again === undefined) {
      link.cut();
      return failed(`Record ${missing} was left out, and it went on as if it had been there.`);
    }
    const wrong = again.after === undefined ? null : claimsTooMuch(again.after, wholePositions(entries, at));
    return wrong === null ? passed(`It noticed that record ${missing} was missing, and asked for it.`) : failed(wrong);
  },
};
