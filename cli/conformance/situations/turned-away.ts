import { failed, notSeen, passed, type Situation } from '../item.js';
import { commandsOn } from '../tape.js';

/** An adapter that heeds `queue.closed` brings nothing meanwhile, and so is never turned away. */
const CLOSED_MS = 3_000;
const QUEUE = { tenant: 'acme', queue: 'care', because: 'conformance' } as const;

export const turnedAway: Situation = {
  name: 'turned away',
  expected: 'A contact that its queue does not take is answered `ok`; the adapter hears `contact.rejected`, and takes it for over.',
  section: 'Commands, once each',
  roles: ['adapter'],
  play: async ({ house: { router }, entries, provoke, until }) => {
    const enqueued = (from: number) => commandsOn(entries, from).find(({ command }) => command['type'] === 'contact.enqueue');
    const open = () => router.send({ type: 'queue.restore', ...QUEUE });
    await router.send({ type: 'queue.close', ...QUEUE });
    // Opened before the client can have read of it, so that its next contact is taken.
    const leave = router.subscribe(({ events }) => {
      if (events.some(({ type }) => type === 'contact.rejected')) void open();
    });
    const from = entries.length;
    const contact = await provoke();
    const rejected = await until(() => {
      const at = entries.findIndex(
        (entry, place) =>
          place >= from &&
          entry.what === 'told' &&
          entry.frame.type === 'events' &&
          entry.frame.events.some(({ type }) => type === 'contact.rejected'),
      );
      return at === -1 ? undefined : at;
    }, CLOSED_MS);
    leave();
    if (rejected === undefined) await open();
    if (contact === undefined) return notSeen('It had brought no contact whose end would make it bring another.');
    const another = await until(() => enqueued(rejected ?? from));
    if (another !== undefined)
      return passed(
        rejected === undefined ? 'It brought none while the queue was closed, and one afterwards.' : 'It brought another contact.',
      );
    return failed(
      rejected === undefined
        ? 'It brought no contact any more once the queue had opened again.'
        : 'Its contact was answered `ok` and told as `contact.rejected`, and it went on as if it were waiting.',
    );
  },
};
