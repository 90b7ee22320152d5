/**
 * The main job does what it says: the same day gives the same summary and the same state on every run, a day killed half-way goes on
 * and loses nobody, a finished day is put away, and anybody's own log can be played.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { readOnlyJournal } from '@signalbox/adapters/journals/embedded';
import { verify } from '@signalbox/engine/inspect';
import { freshState } from '@signalbox/engine/journal';
import { recordDay, replay } from '@signalbox/simulations/what-if';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ended, scratch, start } from '../testing/binary.js';
import type { Summary } from './summary.js';

const here = scratch();
afterAll(() => here.remove());

/** Runs the demo; with `killOn`, kills it as soon as it says so. */
async function play(name: string, args: readonly string[], killOn?: RegExp): Promise<Ended> {
  const started = start(['demo', '--once', '--json', '--folder', here.in(name), ...args]);
  if (killOn !== undefined) {
    await started.said(killOn);
    started.child.kill('SIGKILL');
  }
  return started.ended;
}

const summaryOf = ({ stdout }: Ended): Summary => JSON.parse(stdout);
const PART = ['--from', '11:00', '--to', '11:20', '--volume', '1.4', '--speed', '1000000'];

const accounted = (day: Summary): void => {
  expect(day.arrived).toBeGreaterThan(100);
  expect(day.arrived).toBe(day.closed + day.inHand + day.abandoned + day.withdrawn + day.rejected + day.waiting);
};

describe('the demo day', () => {
  let first: Ended;
  beforeAll(async () => {
    first = await play('first', PART);
  });

  test('accounts for everybody, shows the overflow of the suspended hub, and its journal is proved', async () => {
    expect(first.stderr).toContain('--from 11:00 --to 11:20 --volume 1.4');
    expect(first.code).toBe(0);
    const day = summaryOf(first);
    accounted(day);
    expect(day.flow['fr']?.['bucharest']).toBeGreaterThan(0);
    expect(day.longestWaits).toHaveLength(3);
    const journal = readOnlyJournal({ folder: here.in('first/journal') });
    const again = await verify(journal.read(1));
    await journal.close();
    expect(again).toMatchObject({ records: day.records, stateHash: day.stateHash });
  });

  test('replayed under its own plan is the same for every contact', async () => {
    const recording = recordDay(freshState);
    const journal = readOnlyJournal({ folder: here.in('first/journal') });
    for await (const record of journal.read(1)) recording.take(record);
    await journal.close();
    const day = recording.end();
    if (day === undefined) throw new Error('Nothing was recorded.');
    const { outcomes, refused } = replay(day);
    expect(outcomes.length).toBeGreaterThan(100);
    expect(outcomes).toEqual(day.outcomes);
    expect(refused).toEqual({});
  });

  test('is the same on a second run; the finished one was put away and kept', async () => {
    const second = await play('first', PART);
    expect(second.stderr).toContain('finished and has been put away');
    expect(existsSync(here.in('first/day-1/journal'))).toBe(true);
    expect(summaryOf(second)).toEqual(summaryOf(first));
  });

  test('killed half-way goes on where it was and loses nobody', async () => {
    const killed = await play('killed', PART, /^11:(0[5-9]|1\d) /m);
    expect(killed.code).toBeNull();
    const rest = await play('killed', PART);
    expect(rest.stderr).toContain('going on with it');
    expect(rest.code).toBe(0);
    accounted(summaryOf(rest));
    expect(summaryOf(rest).arrived).toBe(summaryOf(first).arrived);
  });
});

describe('a log of one’s own', () => {
  const log = [
    'arrival,queue,channel,languages,needs,handle,patience',
    '11:00:05,voice-fr,voice,fr,,60,90',
    '11:00:10,chat,chat,es;pt,,120,',
    '11:00:20,email,email,cs,billing,300,',
  ];

  test('is played line by line', async () => {
    const file = here.in('own.csv');
    writeFileSync(file, `${log.join('\n')}\n`);
    const played = await play('own', ['--from', '11:00', '--to', '11:05', '--speed', '1000000', '--trace', file]);
    expect(played.code).toBe(0);
    expect(summaryOf(played)).toMatchObject({ arrived: 3, answered: 3 });
  });

  test('names a bad line by its number: fatal unless it is to be passed over', async () => {
    const file = here.in('bad.csv');
    writeFileSync(file, `${[...log, 'noon,voice-fr,voice,fr,,60,90'].join('\n')}\n`);
    const args = ['--from', '11:00', '--to', '11:05', '--speed', '1000000', '--trace', file];
    const refused = await play('bad', args);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('bad.csv:5:');
    const skipped = await play('bad', [...args, '--bad-lines', 'skip']);
    expect(summaryOf(skipped).arrived).toBe(3);
  });
});

test.each([
  [['--from', '9'], 'a time such as 09:30'],
  [['--from', '12:00', '--to', '11:00'], 'is not after'],
  [['--volume', 'much'], '--volume is a number'],
  [['--trace', '/nowhere/at-all.csv'], 'cannot be read'],
])('a mistake in %j is told, and nothing is written', async (args, sentence) => {
  const refused = await play('mistake', args);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain(sentence);
  expect(existsSync(here.in('mistake'))).toBe(false);
});
