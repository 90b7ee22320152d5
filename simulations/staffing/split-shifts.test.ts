/** Proves that whoever works several parts of a day is one agent to staffing: hired, paid, drawn and written as one, and read again as one. */
import { expect, test } from 'vitest';
import type { Trial } from '../scenario/index.js';
import { defined, trialOf, type Written } from '../scenario/testing/trials.js';
import { costOf, staffLines } from './lines.js';
import { shiftFile } from './shift-rows.js';
import { staff } from './staff.js';
import { withAgents } from './with-agents.js';
import { lineText } from './written.js';

const DUBLIN = 4;
const rows = (...shifts: readonly (readonly [hours: string, agents: number])[]) => shifts.map(([hours, agents]) => ({ hours, agents }));
const dublin = (shifts: ReturnType<typeof rows>, more: Partial<Written> = {}): Written => ({
  demand: { calls: { queue: 'calls', channel: 'voice', perHour: 30, languages: ['en'] } },
  behaviour: { voice: { handling: { mean: '3m' }, patience: { mean: '2m' } } },
  horizon: { for: '1d', replications: 2 },
  workforce: { groups: { dublin: { shifts, absence: '10%' }, lisbon: { shifts: [{ hours: '02:00-03:00', agents: 1 }] } } },
  ...more,
});
const split = dublin(rows(['08:00-12:00', DUBLIN], ['16:00-20:00', DUBLIN]));
/** Of four: one works both ends of the day, two the morning only, and one noon and the evening. */
const mixed = dublin(rows(['08:00-12:00', 3], ['16:00-20:00', 2], ['11:00-14:00', 1]));
const linesOf = (trial: Trial) =>
  staffLines(trial)
    .filter(({ group }) => group === 'dublin')
    .map((line) => ({ parts: line.parts, agents: line.agents, text: lineText(trial, line, staffLines(trial)) }));

test('rows that the same people work are one shift to hire for; rows of different people stay apart', () => {
  expect(linesOf(trialOf(split))).toEqual([{ parts: [0, 1], agents: 4, text: '08:00-12:00, 16:00-20:00' }]);
  expect(linesOf(trialOf(mixed))).toEqual([
    { parts: [0, 1], agents: 1, text: '1+2: 08:00-12:00, 16:00-20:00' },
    { parts: [0], agents: 2, text: '1: 08:00-12:00' },
    { parts: [1, 2], agents: 1, text: '2+3: 11:00-14:00, 16:00-20:00' },
  ]);
  // Two and two of four are different people.
  expect(linesOf(trialOf(dublin(rows(['08:00-12:00', 2], ['16:00-20:00', 2])))).map(({ parts }) => parts)).toEqual([[0], [1]]);
  // Rows that adjoin read as the hours they make.
  expect(linesOf(trialOf(dublin(rows(['08:00-10:00', 4], ['10:00-12:00', 4]))))[0]?.text).toBe('08:00-12:00');
});

test('one agent costs all parts of the shift, and the agents a scenario has make the scenario it is', () => {
  for (const trial of [trialOf(split), trialOf(mixed)]) {
    const lines = staffLines(trial);
    const counts = lines.map(({ agents }) => agents);
    expect(withAgents(trial, lines, counts)).toEqual(trial);
    const seatHours =
      (trial.staff[0]?.shifts ?? []).reduce((sum, { fromMs, toMs, seats }) => sum + (toMs - fromMs) * seats.length, 0) / 3_600_000;
    expect(costOf(lines, counts)).toBeCloseTo(seatHours * 3_000 + 2_000, 6);
  }
});

test.each([
  ['one more of each kind', [2, 3, 2, 1]],
  ['only those who work both parts', [5, 0, 0, 1]],
  ['nobody', [0, 0, 0, 1]],
])('what is written is read again as the same people: %s', (_, counts) => {
  const answer = withAgents(trialOf(mixed), staffLines(trialOf(mixed)), counts);
  const { titles, rows: laid } = shiftFile(answer);
  const count = Math.max(1, new Set(answer.staff[0]?.shifts.flatMap(({ seats }) => seats)).size);
  const roster = {
    groups: [
      { group: 'dublin', count, hub: 'dublin' },
      { group: 'lisbon', count: 3, hub: 'lisbon', languages: ['pt'] },
    ],
  };
  const text = `${[titles, ...laid].map((row) => row.join(',')).join('\n')}\n`;
  const again = trialOf(mixed, { shifts: [{ file: 'shifts.csv', text }] }, undefined, roster);
  const peopleOf = ({ staff: groups }: Trial) => {
    const hours = new Map<number, string[]>();
    for (const { fromMs, toMs, seats } of groups[0]?.shifts ?? [])
      for (const seat of seats) hours.set(seat, [...(hours.get(seat) ?? []), `${fromMs}-${toMs}`].sort());
    return [...hours.values()].map((own) => own.join()).sort();
  };
  expect(peopleOf(again)).toEqual(peopleOf(answer));
  expect(peopleOf(answer)).toHaveLength(counts.slice(0, -1).reduce((sum, one) => sum + one, 0));
});

test('rows of a split that cannot be worked by the same agents are refused, with their place', () => {
  const told = (text: string) => {
    const { rowProblems } = defined(split, { shifts: [{ file: 'shifts.csv', text: `date,group,agents,from,to,split\n${text}` }] });
    return rowProblems.filter(({ severity }) => severity === 'error').map(({ line, column, message }) => `${line}:${column} ${message}`);
  };
  const row = (agents: number, hours: string, name: string): string => `2026-03-11,dublin,${agents},${hours},${name}\n`;
  expect(told(row(2, '08:00,12:00', 'a') + row(3, '16:00,20:00', 'a'))).toEqual([
    '3:19 Column agents: 3 must be as in the other rows of split a: the same agents work them all.',
  ]);
  expect(told(row(2, '08:00,12:00', 'a') + row(2, '11:00,15:00', 'a'))).toEqual([
    '3:21 Column from: 11:00 is in the time of another row of split a, which the same agents work.',
  ]);
  expect(told(row(2, '08:00,12:00', 'a') + row(1, '16:00,20:00', 'b') + row(2, '16:00,20:00', 'a'))).toEqual([]);
});

test('the search hires for a split shift once: so many people, each with both parts on the days they come', async () => {
  const short = dublin(rows(['00:00-01:00', DUBLIN], ['02:00-03:00', DUBLIN]), { horizon: { for: '3h', replications: 2 } });
  const trial = trialOf({ ...short, targets: [{ queue: 'calls', serviceLevel: '30%', within: '60s' }] });
  const found = await staff(trial, { workers: 1, verify: 2, period: 'horizon' });
  const line = found.lines.findIndex(({ group }) => group === 'dublin');
  const [own] = found.answer.staff;
  expect(new Set(own?.shifts.flatMap(({ seats }) => seats)).size).toBe(found.found.counts[line]);
  expect(own?.shifts.map(({ seats }) => seats.length)).toEqual([found.found.counts[line], found.found.counts[line]]);
  expect(found.lines[line]?.paidHours).toBe(2);
});
