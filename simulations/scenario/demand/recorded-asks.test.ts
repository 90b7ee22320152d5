/** Proves that a recorded contact has the priority, the band and the skills that its row says, and that names the plan lacks are refused. */
import { expect, test } from 'vitest';
import { type Life, play } from '../../play/index.js';
import { drawTrial } from '../draw-trial.js';
import { defined, trialOf, type Written } from '../testing/trials.js';

const TITLES = 'at,queue,channel,language,handling,patience,priority,band,skills';
const recorded = (...rows: readonly string[]) => ({ recorded: [{ file: 'day.csv', text: `${[TITLES, ...rows].join('\n')}\n` }] });
const row = (second: number, more: string): string =>
  `2026-03-11T01:00:${String(second).padStart(2, '0')}Z,calls,voice,en,60,never,${more}`;
const written: Written = { workforce: { groups: { lisbon: { shifts: [{ hours: '03:00-04:00', agents: 1 }] } } } };

test('contacts that ask for the same are one demand; those without priority, band and skills are named as ever', () => {
  const { demand } = trialOf(
    written,
    recorded(row(1, ',,'), row(2, '5,,billing:3'), row(3, '0,,'), row(4, '5,,billing:3'), row(5, ',0,billing')),
  );
  expect(
    demand.map(({ name, priority, band, skills, recorded: own }) => ({ name, priority, band, skills, contacts: own?.length })),
  ).toEqual([
    { name: 'recorded.calls.voice.en', contacts: 2 },
    { name: 'recorded.calls.voice.en.priority-5.billing:3', priority: 5, skills: [{ skill: 'billing', level: 3 }], contacts: 2 },
    { name: 'recorded.calls.voice.en.band-0.billing:1', band: 0, skills: [{ skill: 'billing', level: 1 }], contacts: 1 },
  ]);
});

test('whoever has priority is answered first, and whoever asks for a skill by somebody who has it', async () => {
  const one: Written = {
    workforce: { groups: { dublin: { shifts: [{ hours: '00:00-04:00', agents: 1 }] }, ...written.workforce?.groups } },
  };
  const trial = trialOf(one, recorded(row(0, ',,'), row(10, ',,'), row(20, '5,,'), row(30, ',,billing:2'), row(40, ',0,')));
  const lives: Life[] = [];
  const { startMs, plan, roster, demand, languages, manners } = trial;
  const shifts = drawTrial(trial, { seed: 1, replication: 0 }).staff.flatMap(({ shift }) => shift ?? []);
  await play(
    { plan, roster, startMs, endMs: null, demand, languages, shifts, manners },
    { chance: { seed: 1, replication: 0 }, settled: (life) => lives.push(life) },
  );
  const takenMs = ({ customer, waitedMs }: Life): number => customer.arrivalMs + waitedMs;
  const inOrder = [...lives].sort((one, other) => takenMs(one) - takenMs(other)).map(({ customer }) => customer.arrivalMs);
  const second = (ms: number): number => (ms - Date.parse('2026-03-11T01:00:00Z')) / 1_000;
  expect(inOrder.map(second)).toEqual([0, 40, 20, 10, 30]);
  expect(lives.map(({ agent }) => agent?.slice(0, 6))).toEqual(Array.from(lives, () => 'dublin'));
});

test('what the plan does not know, or what is no priority, band or skill, is refused with its place', () => {
  const told = (more: string) =>
    defined(written, recorded(row(1, more))).rowProblems.map(({ line, column, message }) => `${line}:${column} ${message}`);
  expect(told(',,biling:3')).toEqual(['2:48 There is no skill biling; did you mean billing?']);
  expect(told('1001,,')).toEqual(['2:46 Column priority: 1001 must be points of priority, a whole number from 0 to 1000.']);
  expect(told(',10,')).toEqual(['2:47 Column band: 10 must be a band, from 0 (urgent) to 9.']);
  for (const wrong of ['billing:6', 'billing+billing', 'billing:'])
    expect(told(`,,${wrong}`)).toEqual([
      `2:48 Column skills: ${wrong} must be skills, each once, with or without a level from 1 to 5, such as billing:3+returns.`,
    ]);
});
