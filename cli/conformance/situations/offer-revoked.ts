import { failed, notSeen, passed, type Situation } from '../item.js';
import { commandsOn } from '../tape.js';

const WATCHED_MS = 1_000;

export const offerRevoked: Situation = {
  name: 'offer revoked',
  expected:
    'An offer that has been revoked before its acceptance arrived is over: the desk takes the refusal, and does not ask for it again.',
  section: 'Commands, once each',
  roles: ['desk'],
  play: async ({ house, wire, entries, provoke, until, pause }) => {
    const from = entries.length;
    let accept: number | undefined;
    wire.meddle({
      said: (frame, link) => {
        if ((frame['command'] as { type?: unknown } | undefined)?.type !== 'offer.accept') return true;
        accept = Number(frame['n']);
        link.cut();
        return false;
      },
    });
    const contact = await provoke();
    const lost = await until(() => commandsOn(entries, from).find(({ command }) => command['type'] === 'offer.accept'));
    wire.meddle({});
    if (lost === undefined || contact === undefined) return notSeen('It accepted no offer.');
    await house.router.send({ type: 'contact.abandon', tenant: 'acme', contact });
    const told = await until(() => {
      const at = entries.findIndex(
        (entry, place) => place > lost.at && entry.what === 'told' && entry.frame.type === 'error' && entry.frame.n === accept,
      );
      return at === -1 ? undefined : at;
    });
    if (told === undefined) return notSeen('It did not send its acceptance again, and so heard of no refusal.');
    await pause(WATCHED_MS);
    const again = commandsOn(entries, told).find(({ command }) => command['offer'] === lost.command['offer']);
    return again === undefined
      ? passed('It took the refusal.')
      : failed(`It was refused and sent offer.accept again, as number ${again.n}.`);
  },
};
