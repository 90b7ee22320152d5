import { BOTH, failed, passed, type Situation } from '../item.js';
import { answers, bodyOf, conversation, told } from './talk.js';

/** The client's second line is lost with the connection on which it comes. */
export const linesResumed: Situation = {
  name: 'lines resumed',
  expected:
    'After a reconnect a desk sends `relay-fetch`, an adapter `relay-end`, for each assignment; what the other side has not received is sent again, under its number.',
  section: 'Content: relay',
  roles: BOTH,
  extra: 'relay',
  play: (stage) => {
    const { role, until, entries, wire } = stage;
    let lost = false;
    return conversation(
      stage,
      async (talk) => {
        const from = entries.length;
        const [type, field] = role === 'desk' ? (['relay-fetch', 'after'] as const) : (['relay-end', 'received'] as const);
        for (const k of [1, 2]) talk.write(k, bodyOf(k));
        const isBack = () => entries.slice(from).find(({ what }) => what === 'opened');
        if ((await until(isBack)) === undefined) return failed(lost ? 'It did not come back.' : 'It answered one line, and not the next.');
        const begun = await talk.sent(type, from);
        if (begun === undefined) return failed(`It came back and sent no ${type}, though the assignment is not over.`);
        if (begun[field] !== 2) return failed(`It had two lines, and its ${type} says ${field} ${begun[field]}.`);
        const asked = entries.length;
        const before = talk.lines().length;
        talk.tell(role === 'desk' ? { type: 'relay-end', k: 2, received: 1 } : { type: 'relay-fetch', after: 1 });
        const again = await until(() =>
          talk
            .lines()
            .slice(2)
            .find((line) => line.k === 2 && answers(line, 2)),
        );
        if (again === undefined) return failed(`Its second line was lost, and not sent again: ${told(talk.lines().slice(before))}.`);
        if (role === 'adapter' && (await talk.sent('relay-end', asked)) === undefined)
          return failed('It sent its lines again, and no relay-end after them.');
        return passed(`It sent ${type}, and its second line again.`);
      },
      (frame, link) => {
        if (lost || frame['type'] !== 'relay' || frame['k'] !== 2 || link !== wire.link) return;
        lost = true;
        link.cut();
      },
    );
  },
};
