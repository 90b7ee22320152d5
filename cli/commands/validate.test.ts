// Proves that `validate` compares figure by figure, tells machines and people alike, and refuses cases that make no sense with place and reason.
import { writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { EXIT } from '../exit-codes.js';
import { scratch, signalbox, start } from '../testing/binary.js';

const here = scratch();
afterAll(() => here.remove());
const write = (name: string, value: unknown): void => writeFileSync(here.in(name), JSON.stringify(value));
const validate = (...args: string[]) => signalbox(['validate', ...args], { cwd: here.folder });
const HALL = { name: 'mine', agents: 5, arrivalRate: 1 / 36, handling: 180, patience: 120, within: 20 };
const DESIGN = { name: 'V', classes: [{ arrivalRate: 1, patience: 1, pools: [0] }], pools: [{ agents: 2, handling: 1 }], choice: 'first' };
const LINES = { name: 'lines', agents: 4, lines: 6, arrivalRate: 3.6, handling: 1, patience: null };
const SKILLS = {
  name: 'skills',
  types: 2,
  skills: 2,
  agents: 4,
  arrivalRate: 3.6,
  handling: 1,
  extraLines: 2,
  select: 'longest-waiting',
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

test('a figure worked out elsewhere that theory contradicts is told where it stands, and one that is only rounded is not', async () => {
  const stated = { abandoned: 0.1924, 'waited at all': 0.25, 'mean wiat': 1 };
  write('stated.json', [{ ...HALL, stated }]);
  const { code, stderr } = await validate('stated.json');
  expect(code).toBe(EXIT.cannotStart);
  expect(stderr).toMatch(/stated.json:1:\d+: error VALUE_INVALID "waited at all" of mine is stated as 0.25, and theory has 0\.\d+/);
  expect(stderr).toContain('There is no figure mean wiat; did you mean mean wait?');
  expect(stderr).toContain('has 2 mistakes');
});

test('cases in the symbols of queueing theory: played, and a wrong figure is told where it stands', async () => {
  const hall = { id: 'A', lambda: '0.05', mu: '0.01', n: 6, theta: '0.005', T: '20', expect: { p_wait: 0.39, sl: 0.9 } };
  write('symbols.json', { note: 'mine', cases: [hall], erlang_b: [{ a: 10, n: 17, B: 0.0129489 }] });
  const { code, stderr } = await validate('symbols.json');
  expect(code).toBe(EXIT.cannotStart);
  expect(stderr).toMatch(/symbols.json:1:\d+: error VALUE_INVALID "sl" of A: 6 agents, load 5 is stated as 0.9, and theory has 0\.\d+/);
  write('symbols.json', { cases: [{ ...hall, expect: {} }], erlang_b: [{ a: 10, n: 17, B: 0.0129489 }] });
  const right = await validate('symbols.json', '--contacts', '300', '--replications', '6', '--json');
  expect(right.code, right.stderr).toBe(EXIT.ok);
  expect(JSON.parse(right.stdout).cases).toHaveLength(2);
});

test('limited lines, and agents of several skills as another simulator found them', async () => {
  write('more.json', [LINES, SKILLS]);
  const { code, stdout } = await validate('more.json', '--contacts', '600', '--replications', '6', '--json');
  expect(code, stdout).toBe(EXIT.ok);
  const [lines, skills] = JSON.parse(stdout).cases as { comparisons: { figure: string; theory: number }[] }[];
  expect(lines?.comparisons.map(({ figure }) => figure)).toEqual(['turned away', 'waited', 'abandoned', 'mean wait', 'occupancy']);
  expect(skills?.comparisons.map(({ figure }) => figure)).toEqual(['blocked', 'waited', 'mean wait', 'occupancy']);
});

test('cases may be YAML, and a mistake is told with its line and column', async () => {
  writeFileSync(here.in('wrong.yaml'), '- name: mine\n  agents: 5\n  arivalRate: 0.02\n  handling: 180\n  patience: 120\n  within: 20\n');
  const { code, stderr } = await validate('wrong.yaml');
  expect(code).toBe(EXIT.cannotStart);
  expect(stderr).toContain('wrong.yaml:3:3: error FIELD_UNKNOWN The case has no field arivalRate; did you mean arrivalRate?');
  expect(stderr).toContain('wrong.yaml has 2 mistakes, listed above.');
});

test('cases that cannot be solved, or would be played for ever, are told at their places', async () => {
  const endless = [0.9999, 0.9999999].map((arrivalRate) => ({ ...HALL, agents: 1, handling: 1, patience: null, arrivalRate }));
  write('wrong.json', [HALL, { ...DESIGN, classes: [{ arrivalRate: 3, patience: null, pools: [0] }] }, ...endless]);
  const { code, stdout, stderr } = await validate('wrong.json');
  expect([code, stdout]).toEqual([EXIT.cannotStart, '']);
  expect(stderr).toMatch(/wrong\.json:1:\d+: error VALUE_INVALID The case V cannot be tried: Class 1 waits without end/);
  expect(stderr).toContain('The case mine cannot be tried: It forgets that it opened empty after 500,000,000 customers only');
  expect(stderr).toContain('The case mine cannot be tried: Its queue grows without end, or nearly');
  expect(stderr).toContain('CASES_INVALID');
});

test('a trace is followed contact by contact, and one that says otherwise is told', async () => {
  write('trace.json', { name: 'three', agents: [[0], [0]], selection: 'longest-waiting', tie_rule: 'none' });
  const lines = ['a,0,0,50,10,S,0,0', 'b,1,0,60,10,S,0,1', 'c,2,0,5,48,S,48,0', 'd,3,0,5,20,A,20,-1'];
  const trace = (rows: readonly string[]): void =>
    writeFileSync(here.in('trace.csv'), ['id,arrival_us,type,service_us,patience_us,outcome,wait_us,agent', ...rows].join('\n'));
  trace(lines);
  const right = await validate('trace.json');
  expect(right.stdout).toContain('same outcome 4 of 4; and wait 4 of 4; and agent 4 of 4');
  expect(right.code).toBe(EXIT.ok);
  trace([...lines.slice(0, 2), 'c,2,0,5,48,A,48,-1', ...lines.slice(3)]);
  const wrong = await validate('trace.json');
  expect(wrong.code).toBe(EXIT.wrong);
  expect(wrong.stdout).toContain('The first other one is c: gave up after 48 in the trace, agent 0 after 48 here.');
  trace([...lines, 'e,4,0,5,20,S,0,2']);
  const strange = await validate('trace.json');
  expect(strange.code).toBe(EXIT.cannotStart);
  expect(strange.stderr).toContain('trace.csv:6:16: error ROW_INVALID Column agent');
  write('trace.json', { name: 'three', agents: [[0], [0]], selection: 'longest-waiting', contacts: 4, sum_wait_us: 1 });
  trace(lines.slice(0, 3));
  const cutOff = await validate('trace.json');
  expect(cutOff.stderr).toContain('VALUE_INVALID contacts is stated as 4, and the CSV has 3.');
  expect(cutOff.stderr).toContain('VALUE_INVALID sum_wait_us is stated as 1');
});

test('a missing file is reported by name', async () => {
  const { code, stderr } = await validate('none.json');
  expect(code).toBe(EXIT.cannotStart);
  expect(stderr).toContain('none.json:1:1: error FILE_UNREADABLE');
});

test('Ctrl-C prints the cases that are complete, or that none is', async () => {
  // Four hundred of these are solved at once; of halls with patience it would take seconds.
  write(
    'many.json',
    Array.from({ length: 401 }, (_, place) => ({ ...LINES, name: `hall ${place}` })),
  );
  const stopped = async (once: RegExp, file: string, ...how: string[]) => {
    const { child, said, ended } = start(['validate', file, ...how], { cwd: here.folder });
    await said(once);
    child.kill('SIGINT');
    return ended;
  };
  // Ten runs are more than those of the first case, on however many threads.
  const { code, stdout, stderr } = await stopped(/ [1-9]\d+ of 802 runs/, 'many.json', '--contacts', '1200', '--replications', '2');
  expect(code).toBe(EXIT.ok);
  const cases = Number(/Ended after ([\d,]+) cases? of 401\./.exec(stderr)?.[1]);
  expect(stdout.match(/^hall \d+ /gm)).toHaveLength(cases);
  expect(stdout).toContain(`Of ${cases * 5} figures, `);
  write('long.json', [HALL]);
  const none = await stopped(/playing .* runs/, 'long.json', '--contacts', '8000', '--replications', '100');
  expect([none.code, none.stdout]).toEqual([EXIT.wrong, '']);
  expect(none.stderr).toContain('NOTHING_DONE  The run was ended before its first case was done.');
});
