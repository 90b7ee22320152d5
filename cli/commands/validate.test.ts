// Proves that `validate` compares figure by figure, tells machines and people alike, and refuses cases that make no sense.
import { writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { EXIT } from '../exit-codes.js';
import { scratch, signalbox } from '../testing/binary.js';

const here = scratch();
afterAll(() => here.remove());
const write = (name: string, value: unknown): void => writeFileSync(here.in(name), JSON.stringify(value));
const validate = (...args: string[]) => signalbox(['validate', ...args], { cwd: here.folder });
const HALL = { name: 'mine', agents: 5, arrivalRate: 1 / 36, handling: 180, patience: 120, within: 20 };
const DESIGN = { name: 'V', classes: [{ arrivalRate: 1, patience: 1, pools: [0] }], pools: [{ agents: 2, handling: 1 }], choice: 'first' };
const LINES = { name: 'lines', agents: 4, lines: 6, arrivalRate: 3.6, handling: 1, patience: null };
const SKILLS = {
  ...{ name: 'skills', types: 2, skills: 2, agents: 4, arrivalRate: 3.6, handling: 1, extraLines: 2, select: 'longest-waiting' },
  // Exact, for with every skill all agents are alike.
  found: { blocked: [0.14988, 0], waited: [0.41355, 0], meanWait: [0.15236, 0], occupancy: 0.76511 },
};

test('every figure of a case of one’s own, twice the same', async () => {
  write('halls.json', [HALL]);
  const args = ['halls.json', '--contacts', '300', '--replications', '6', '--json'];
  const { code, stdout } = await validate(...args);
  expect(code).toBe(EXIT.ok);
  const told = JSON.parse(stdout);
  expect(told).toMatchObject({ ok: true, seed: 1, replications: 6 });
  expect(told.cases[0].comparisons).toHaveLength(9);
  expect(told.cases[0].comparisons[1]).toMatchObject({ figure: 'abandoned', theory: expect.closeTo(0.19237, 5) });
  expect((await validate(...args)).stdout).toBe(stdout);
});

test('limited lines, and agents of several skills as another simulator found them', async () => {
  write('more.json', [LINES, SKILLS]);
  const { code, stdout } = await validate('more.json', '--contacts', '2000', '--replications', '6', '--json');
  expect(code, stdout).toBe(EXIT.ok);
  const [lines, skills] = JSON.parse(stdout).cases as { comparisons: { figure: string; theory: number }[] }[];
  expect(lines?.comparisons.map(({ figure }) => figure)).toEqual(['turned away', 'waited', 'abandoned', 'mean wait', 'occupancy']);
  expect(skills?.comparisons.map(({ figure }) => figure)).toEqual(['blocked', 'waited', 'mean wait', 'occupancy']);
});

test.each([
  [[{ ...HALL, agents: 0 }], 'case 1, agents,'],
  [[HALL, { ...HALL, patience: null }], 'case 2 has no long run'],
  [[{ ...HALL, colour: 'red' }], 'case 1 Unrecognized key'],
  [{}, 'is no list of cases'],
  [[{ ...DESIGN, pools: [{ agents: 2 }] }], 'case 1, pools.0.handling,'],
  [[{ ...DESIGN, classes: [{ arrivalRate: 3, patience: null, pools: [0] }] }], 'holds a case without exact figures. V: '],
  [[{ ...DESIGN, choice: 'best' }], 'case 1, choice,'],
  [[{ ...LINES, lines: 2 }], 'case 1 has fewer lines than agents'],
  [[{ ...SKILLS, agents: 5 }], 'case 1 has agents who cannot be shared out'],
  [[{ ...SKILLS, found: { blocked: 0.1 } }], 'case 1, found.blocked,'],
])('a file that makes no sense is refused: %j', async (cases, words) => {
  write('wrong.json', cases);
  const { code, stdout, stderr } = await validate('wrong.json');
  expect([code, stdout]).toEqual([EXIT.cannotStart, '']);
  expect(stderr).toContain('CASES_INVALID');
  expect(stderr).toContain(words);
});

test('a missing file is told by name', async () => {
  const { code, stderr } = await validate('none.json');
  expect(code).toBe(EXIT.cannotStart);
  expect(stderr).toContain('none.json cannot be read as JSON');
});
