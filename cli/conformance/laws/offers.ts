import { plural } from '../../number-text.js';
import { failed, type Law, notSeen, passed } from '../item.js';
import { commandOf } from '../tape.js';

/** Ends of an offer that a desk hears of. */
const OVER: ReadonlySet<string> = new Set(['offer.revoked', 'offer.rejected', 'offer.expired', 'offer.failed', 'offer.accepted']);

export const offers: Law = {
  name: 'offers',
  expected: 'A desk accepts an offer that stands, once; it does not ask for one that it has been told is over.',
  section: 'Views',
  roles: ['desk'],
  judge: (entries) => {
    /** By offer: how it ended, and the place on the tape where the desk was told. */
    const over = new Map<string, { end: string; at: number }>();
    let read = 0;
    /** By offer: the number under which it was accepted last. */
    const asked = new Map<string, number>();
    const done = new Set<number>();
    let accepted = 0;
    for (const [at, entry] of entries.entries()) {
      if (entry.what === 'read') read = Math.max(read, entry.before);
      if (entry.what === 'told' && entry.frame.type === 'ok') done.add(entry.frame.n);
      if (entry.what === 'told' && entry.frame.type === 'events')
        for (const event of entry.frame.events)
          if (OVER.has(event.type) && 'offer' in event) over.set(String(event.offer), { end: event.type, at });
      const said = commandOf(entry);
      if (said?.command['type'] !== 'offer.accept') continue;
      const offer = String(said.command['offer']);
      const before = asked.get(offer);
      if (said.n === before) continue;
      asked.set(offer, said.n);
      accepted += 1;
      const end = over.get(offer);
      // Asking anew for want of an answer, or after a refusal, is the matter of the situations with these.
      if (!said.late && end !== undefined && end.at < read && (before === undefined || done.has(before)))
        return failed(`It sent offer.accept of ${offer} after it had read ${end.end}.`);
    }
    return accepted === 0 ? notSeen('It accepted no offer.') : passed(`${plural(accepted, 'offer')} accepted, each while it stood.`);
  },
};
