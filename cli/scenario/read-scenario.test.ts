// Proves that what is wrong with a scenario, or with a file it names, is told with file, line, column and the name that was meant.
import { writeFileSync } from 'node:fs';
import { formatProblem } from '@signalbox/adapters/plan';
import { afterAll, expect, test } from 'vitest';
import { scratch } from '../testing/binary.js';
import { PLAN, SCENARIO, writeBeside } from '../testing/scenario-files.js';
import { readScenario } from './read-scenario.js';

const here = scratch();
afterAll(() => here.remove());
const write = (name: string, text: string): void => writeFileSync(here.in(name), text);

writeBeside(write);

/** The mistakes of a scenario in that folder. */
async function told(text: string): Promise<readonly string[]> {
  write('wrong.yaml', text);
  const { ok, problems } = await readScenario(here.in('wrong.yaml'));
  expect(ok).toBe(false);
  return problems.map(formatProblem);
}

test.each([
  [
    'shop.yaml',
    SCENARIO.replace('queue: calls, channel', 'queue: cals, channel'),
    'wrong.yaml:6:19: error NAME_UNKNOWN There is no queue cals; did you mean calls?',
  ],
  [
    'a field',
    SCENARIO.replace('perHour', 'perHuor'),
    'wrong.yaml:6:42: error FIELD_UNKNOWN demand.calls has no field perHuor; did you mean perHour?',
  ],
  [
    'a plan',
    SCENARIO.replace('plan: plan.yaml', `plan:\n  ${PLAN.replace('cork: {', 'cork: { colour: red,').trimEnd().replaceAll('\n', '\n  ')}`),
    'wrong.yaml:5:13: error FIELD_UNKNOWN hubs.cork has no field colour',
  ],
  ['a roster', SCENARIO.replace('hub: cork }', 'hub: crok }'), 'error NAME_UNKNOWN There is no hub crok; did you mean cork?'],
  ['a path', SCENARIO.replace('plan.yaml', 'none.yaml'), 'wrong.yaml:2:7: error FILE_UNREADABLE'],
  ['a planner’s file', SCENARIO.replace('forecast.csv', 'none.csv'), 'wrong.yaml:8:14: error FILE_UNREADABLE'],
  ['a start', SCENARIO.replace('2026-03-11', '2026-02-30'), 'wrong.yaml:4:19: error VALUE_INVALID 2026-02-30 is no day of the calendar.'],
])('a mistake in %s is told with its place', async (_, text, words) => {
  expect((await told(text)).join('\n')).toContain(words);
});

test('a plan, or a roster, in the place of a scenario is told as what it is, and nothing else of it', async () => {
  expect(await told(PLAN)).toEqual([
    `${here.in('wrong.yaml')}:2:1: error FILE_OF_OTHER_KIND This is a plan, and a scenario is wanted here.\n    hubs:\n    ^\n    Give a scenario: it names a plan and a roster by their paths ("plan: plan.yaml"), and says with horizon and demand when it is and who comes. docs/simulating.md shows one.`,
  ]);
  expect((await told('groups: [{ group: cork, count: 5, hub: cork }]\n')).join('\n')).toContain(
    'This is a roster, and a scenario is wanted here.',
  );
});

test('a row of a planner’s file is reported with its line and column', async () => {
  write('forecast-wrong.csv', 'date,start,queue,channel,language,volume\n2026-03-11,00:00,calls,voice,en,many\n');
  const problems = await told(SCENARIO.replace('forecast.csv', 'forecast-wrong.csv'));
  expect(problems.join('\n')).toContain('forecast-wrong.csv:2:33: error ROW_INVALID Column volume: many must be a number, from 0.');
});

test('a plan on the way is a file of its own, or what is otherwise than before; its mistakes are told where they stand', async () => {
  const changed = (lines: string): string => `${SCENARIO}\nchanges:\n${lines}`;
  write('later.yaml', PLAN.replace('channels: [voice]', 'channels: [voice, chat]'));
  write(
    'changing.yaml',
    changed(
      [
        '  - { at: 2026-03-11T01:30Z, plan: { queues: { calls: { waitingMax: 7 } } } }',
        '  - { at: 2026-03-11T01:00Z, plan: later.yaml }',
      ].join('\n'),
    ),
  );
  const read = await readScenario(here.in('changing.yaml'));
  expect(read.problems.map(formatProblem)).toEqual([]);
  const calls = (read.ok ? read.trial.changes : []).map(({ command }) =>
    command.type === 'plan.publish' ? command.plan.queues.find(({ id }) => id === 'calls') : undefined,
  );
  // The second lays its patch over the first, which comes earlier though it is written later.
  expect(calls.map((queue) => [queue?.channels, queue?.waitingMax])).toEqual([
    [['voice', 'chat'], null],
    [['voice', 'chat'], 7],
  ]);

  const wrong = await told(changed('  - { at: 2026-03-11T01:30Z, plan: { queues: { calls: { waitingMx: 7 } } } }'));
  expect(wrong.join('\n')).toMatch(
    /wrong\.yaml:\d+:57: error FIELD_UNKNOWN queues\.calls has no field waitingMx; did you mean waitingMax\?/,
  );
  expect((await told(changed('  - { at: 2026-03-11T01:30Z, plan: none.yaml }'))).join('\n')).toContain(
    'none.yaml:1:1: error FILE_UNREADABLE',
  );
  const gone = await told(changed('  - { at: 2026-03-11T01:30Z, plan: { queues: { calls: null, other: { channels: [voice] } } } }'));
  expect(gone.join('\n')).toContain('takes away queue calls');
});

test('where there are mistakes, they are told and counted without the hints beside them', async () => {
  const plan = `plan:\n  ${PLAN.trimEnd().replaceAll('\n', '\n  ')}\n  skills: [{ id: kyc, authorisation: true }]`;
  const hinted = SCENARIO.replace('plan: plan.yaml', plan).replace('hub: cork }', 'hub: cork, skills: [kyc] }');
  write('hinted.yaml', hinted);
  const { ok, problems } = await readScenario(here.in('hinted.yaml'));
  expect([ok, problems.map(({ code }) => code)]).toEqual([true, expect.arrayContaining(['AUTHORISATION_UNDATED'])]);
  expect(await told(hinted.replace('skills: [kyc]', 'skills: [kyc], hour: 1'))).toEqual([expect.stringContaining('error FIELD_UNKNOWN')]);
});
