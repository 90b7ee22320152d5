import { BOTH, notSeen, type Situation } from '../item.js';
import { repeated } from '../repeated.js';

export const answerLost: Situation = {
  name: 'answer lost',
  expected:
    'A command whose answer was lost with the connection is sent again on the next one with the same number, so that it is carried out once.',
  section: 'Commands, once each',
  roles: BOTH,
  play: async (stage) => {
    const { wire, entries, provoke, until, command } = stage;
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
    return repeated(stage, lost, 'was lost');
  },
};
