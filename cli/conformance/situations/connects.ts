import { BOTH, failed, type Opening, passed } from '../item.js';
import { commandsOn } from '../tape.js';

export const connects: Opening = {
  name: 'connects',
  expected: 'A client subscribes once it is welcome, so that it hears what happens; a desk then signs in, an adapter brings a contact.',
  section: 'The first frames',
  roles: BOTH,
  play: async (stage) => {
    const subscribed = await stage.subscription(0, 0);
    if (subscribed === undefined) return failed('It connected and did not subscribe.');
    const type = stage.role === 'desk' ? 'agent.sign-in' : 'contact.enqueue';
    const began = await stage.until(() => commandsOn(stage.entries).find(({ command }) => command['type'] === type));
    return began === undefined ? failed(`It subscribed and sent no ${type}.`) : passed(`It subscribed and sent ${type}.`);
  },
};
