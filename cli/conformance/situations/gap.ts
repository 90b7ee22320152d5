import type { SnapshotView } from '@signalbox/engine/protocol';
import { BOTH, failed, notSeen, passed, type Situation } from '../item.js';
import { commandsOn, type Entry } from '../tape.js';

export const gap: Situation = {
  name: 'gap',
  expected: 'After a `gap` a client forgets what it knew and goes by the snapshot: what is on offer or over by then is told nowhere else.',
  section: 'The stream, without loss',
  roles: BOTH,
  play: async ({ role, house, entries, provoke, until }, link) => {
    const from = entries.length;
    link.freeze();
    const contact = await provoke();
    if (contact === undefined) return notSeen('There was no contact that could have moved meanwhile.');
    await house.moveOn();
    link.cut();
    const found = await until(() => {
      const at = entries.findIndex(
        (entry, place) => place >= from && entry.what === 'told' && entry.frame.type === 'snapshot' && !entry.frame.more,
      );
      return at === -1 ? undefined : at;
    });
    if (found === undefined) return notSeen('It resumed without asking for a place that is too far back.');
    const type = role === 'desk' ? 'offer.accept' : 'contact.enqueue';
    const onOffer = offersShown(entries.slice(from, found + 1));
    // A desk that waits long enough is told of another offer by an event; only what the snapshot showed proves that it was looked at.
    const acted = await until(() =>
      commandsOn(entries, found).find(({ command }) => command['type'] === type && (role === 'adapter' || onOffer.has(command['offer']))),
    );
    if (acted !== undefined) return passed(`It went by the snapshot and sent ${type}.`);
    return failed(
      role === 'desk'
        ? 'The snapshot showed an offer (`work`, state `live`), and it did not accept it.'
        : 'Its contact was missing in the snapshot and so was over, and it brought no other.',
    );
  },
};

/** Live offers in the work of a desk's snapshot, all its parts together. */
function offersShown(entries: readonly Entry[]): ReadonlySet<unknown> {
  const views = entries.flatMap((entry) =>
    entry.what === 'told' && entry.frame.type === 'snapshot' ? [entry.frame.view as SnapshotView] : [],
  );
  return new Set(
    views.flatMap((view) => ('work' in view ? view.work : []).flatMap(({ state, offer }) => (state === 'live' ? [offer] : []))),
  );
}
