import { HEARTBEAT_MS } from '../house.js';
import { BOTH, failed, notSeen, passed, type Situation } from '../item.js';
import { commandsOn, sameCommand } from '../tape.js';

export const answerLate: Situation = {
  name: 'answer late',
  expected: 'While the line stands still for less than two heartbeats, a client waits; it neither leaves nor sends the command anew.',
  section: 'Frames',
  roles: BOTH,
  play: async ({ wire, entries, provoke, command, pause }) => {
    const from = entries.length;
    let asked = false;
    wire.meddle({
      said: (frame) => {
        asked ||= frame['type'] === 'command';
        return true;
      },
      told: () => (asked ? 'hold' : 'pass'),
    });
    await provoke();
    const late = await command(from);
    if (late === undefined) return notSeen('It sent no command that could have been answered late.');
    await pause(HEARTBEAT_MS);
    wire.meddle({});
    const left = entries.slice(late.at).some(({ what, link }) => what === 'closed' && link === late.link);
    wire.link?.letGo();
    const type = String(late.command['type']);
    if (left) return failed(`It ended the connection when ${type} was not answered within ${HEARTBEAT_MS} ms.`);
    const anew = commandsOn(entries, late.at + 1).find(({ n, command }) => n !== late.n && sameCommand(command, late.command));
    return anew === undefined ? passed(`It waited for the answer to ${type}.`) : failed(`It sent ${type} anew, as number ${anew.n}.`);
  },
};
