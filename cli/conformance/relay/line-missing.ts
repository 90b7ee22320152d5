import { BOTH, failed, passed, type Situation } from '../item.js';
import { answers, bodyOf, conversation, told } from './talk.js';

export const lineMissing: Situation = {
  name: 'line missing',
  expected: 'Where a number is missing, a desk sends `relay-fetch`, an adapter `relay-end`, with the highest number taken until then.',
  section: 'Content: relay',
  roles: BOTH,
  extra: 'relay',
  play: (stage) =>
    conversation(stage, async (talk) => {
      const { role, until, entries } = stage;
      const from = entries.length;
      const [type, field] = role === 'desk' ? (['relay-fetch', 'after'] as const) : (['relay-end', 'received'] as const);
      talk.write(1, bodyOf(1));
      if ((await until(() => talk.lines()[0])) === undefined) return failed('It did not answer a line.');
      talk.write(3, bodyOf(3));
      const asked = await talk.sent(type, from);
      if (asked === undefined) return failed(`It was sent lines 1 and 3, and sent no ${type}.`);
      if (asked[field] !== 1) return failed(`It had lines 1 and 3, and its ${type} says ${field} ${asked[field]}.`);
      for (const k of [2, 3]) talk.write(k, bodyOf(k));
      await until(() => [2, 3].every((k) => talk.lines().some((line) => answers(line, k))) || undefined);
      const all = talk.lines();
      if (role === 'desk') talk.tell({ type: 'relay-end', k: 3, received: all.length });
      const right = all.length === 3 && [1, 2, 3].every((k) => all.some((line) => answers(line, k)));
      return right ? passed(`It sent ${type}, and took each line once.`) : failed(`To lines 1 to 3 it wrote ${told(all)}.`);
    }),
};
