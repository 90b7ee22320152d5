import { BOTH, failed, notSeen, passed, type Situation } from '../item.js';
import { commandsOn } from '../tape.js';

const WATCHED_MS = 3_000;

export const restarts: Situation = {
  name: 'closed and started',
  expected:
    'A client that is closed by its own wish stays away; the process started after it goes on above the `highestN` of its first welcome.',
  section: 'Commands, once each',
  roles: BOTH,
  extra: 'restart',
  play: async ({ entries, until, opened, provoke, ask }, link) => {
    const from = entries.length;
    ask('close');
    if ((await until(() => link.over || undefined)) === undefined) return notSeen('It was not closed when that was asked for.');
    if ((await opened(from, WATCHED_MS)) !== undefined) return failed('It was closed, and came back by itself.');
    const anew = entries.length;
    ask('start');
    const welcome = await until(() => entries.slice(anew).find((entry) => entry.what === 'told' && entry.frame.type === 'welcome'));
    if (welcome?.what !== 'told' || welcome.frame.type !== 'welcome') return notSeen('It was not started again when that was asked for.');
    const { highestN } = welcome.frame;
    await provoke();
    const first = await until(() => commandsOn(entries, anew)[0]);
    if (first === undefined) return failed('It was started again, and sent no command.');
    return first.n > highestN
      ? passed(`It stayed away, and went on with number ${first.n} after ${highestN}.`)
      : failed(`Its new process began with number ${first.n}, which was used: its welcome said ${highestN}.`);
  },
};
