/** Proves that shifts written for planners are read again as the same shifts, those of a group nobody needs among them. */
import { expect, test } from 'vitest';
import { trialOf, type Written } from '../scenario/testing/trials.js';
import { staffLines } from './lines.js';
import { shiftFile } from './shift-rows.js';
import { withAgents } from './with-agents.js';

const WRITTEN: Written = {
  demand: { calls: { queue: 'calls', channel: 'voice', perHour: 10 } },
  workforce: {
    groups: {
      dublin: {
        shifts: [
          { hours: '00:00-02:00', agents: 1, breaks: [{ at: '01:00', for: '15m' }] },
          { hours: '01:00-04:00', agents: 1 },
        ],
      },
      lisbon: { shifts: [{ hours: '00:00-03:00' }] },
    },
  },
};

test.each([
  ['everybody', [2, 1, 3]],
  ['a shift less', [0, 2, 1]],
  ['a group less', [2, 2, 0]],
])('%s', (_, counts) => {
  const trial = trialOf(WRITTEN);
  const answer = withAgents(trial, staffLines(trial), counts);
  const { titles, rows } = shiftFile(answer);
  const text = [titles, ...rows].map((row) => row.join(',')).join('\n');
  const again = trialOf(WRITTEN, { shifts: [{ file: 'shifts.csv', text: `${text}\n` }] });
  const atWork = ({ staff }: typeof trial) =>
    staff.flatMap(({ group, shifts }) =>
      shifts.filter(({ seats }) => seats.length > 0).map(({ fromMs, toMs, seats, breaks }) => ({ group, fromMs, toMs, seats, breaks })),
    );
  expect(atWork(again)).toEqual(atWork(answer));
});
