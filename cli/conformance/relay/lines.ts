import { BOTH, failed, passed, type Situation, type Verdict } from '../item.js';
import type { Stage } from '../stage.js';
import { answers, bodyOf, type Conversation, conversation, told } from './talk.js';

const EXPECTED = 'Lines are numbered from 1 in each assignment; one that comes again under its number is passed over.';

/** Two contacts, so that numbers which run on from one to the other show. */
export const lines: Situation = {
  name: 'lines',
  expected: EXPECTED,
  section: 'Content: relay',
  roles: BOTH,
  extra: 'relay',
  play: async (stage) => {
    const first = await conversation(stage, (talk) => twice(stage, talk));
    return first.verdict === 'passed' ? conversation(stage, (talk) => once(stage, talk)) : first;
  },
};

async function twice({ until }: Stage, talk: Conversation): Promise<Verdict> {
  talk.write(1, bodyOf(1));
  if ((await until(() => talk.lines()[0])) === undefined) return failed('It did not answer a line.');
  talk.write(1, bodyOf(1));
  talk.write(2, bodyOf(2));
  await until(() => talk.lines().find((line) => answers(line, 2)));
  const all = talk.lines();
  const right = all.length === 2 && all.every((line, place) => line.k === place + 1 && answers(line, place + 1));
  return right ? passed('Numbered from 1, each answered once.') : failed(`To line 1, line 1 again and line 2 it wrote ${told(all)}.`);
}

async function once({ until }: Stage, talk: Conversation): Promise<Verdict> {
  talk.write(1, bodyOf(1));
  const line = await until(() => talk.lines()[0]);
  if (line === undefined) return failed('It did not answer a line of its second contact.');
  return line.k === 1
    ? passed('Numbered from 1 in each assignment, each line answered once.')
    : failed(`Its first line of another contact has number ${line.k}.`);
}
