import { BOTH, failed, notSeen, passed, type Situation } from '../item.js';
import { commandsOn, sameCommand } from '../tape.js';

export const answerLost: Situation = {
  name: 'answer lost',
  expected:
    'A command whose answer was lost with the connection is sent again on the next one with the same number, so that it is carried out once.',
  section: 'Commands, once each',
  roles: BOTH,
  play: async ({ wire, entries, provoke, until, command }) => {
    const from = entries.length;
    let unanswered: number | undefined;
    wire.meddle({
      said: (frame) => {
        unanswered ??= frame['type'] === 'command' ? Number(frame['n']) : undefined;
        return true;
      },
      told: (frame, link) => {
        if (unanswered === undefined) return 'pass';
        if ((frame.type === 'ok' || frame.type === 'error') && frame.n === unanswered) link.cut();
        // Nor anything else of that record: it would tell what has become of the command.
        return 'drop';
      },
    });
    await provoke();
    const lost = await command(from);
    if (lost === undefined) return notSeen('It sent no command that could have been lost.');
    await until(() => entries.find((entry, at) => at > lost.at && entry.what === 'closed' && entry.link === lost.link));
    wire.meddle({});
    const later = () => commandsOn(entries, lost.at + 1).filter(({ link }) => link !== lost.link);
    const repeat = await until(() => later().find((said) => sameCommand(said.command, lost.command) || said.n === lost.n));
    const type = String(lost.command['type']);
    if (repeat === undefined) return failed(`The answer to ${type}, number ${lost.n}, was lost, and it was not sent again.`);
    if (repeat.n !== lost.n)
      return failed(`${type} had the number ${lost.n} and came again as number ${repeat.n}: carried out twice, but for luck.`);
    return passed(`${type} came again with its number ${lost.n}.`);
  },
};
