// Proves that `state` shows a box as it was right after any record, while nobody or somebody writes it, and names the state by its hash.
import { embeddedJournal } from '@signalbox/adapters/journals/embedded';
import { openRouter } from '@signalbox/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXIT } from '../exit-codes.js';
import { scratch, signalbox } from '../testing/binary.js';
import { withSnapshots, writeMorning } from '../testing/journals.js';

const here = scratch();
let head: { seq: number; check: string };
beforeAll(async () => {
  head = await writeMorning(here.in('journal'));
});
afterAll(() => here.remove());
const state = (...args: string[]) => signalbox(['state', ...args], { cwd: here.folder });

test('everything at once, also from the folder around the journal', async () => {
  const { code, stdout } = await state('--journal', '.');
  expect(code).toBe(EXIT.ok);
  expect(stdout).toMatch(/^chats +shop +open +1 +0 +0 +09:03:20$/m);
  expect(stdout).toMatch(/^lisbon +open +0 +1 +0 +0 +1$/m);
  expect(stdout).toMatch(/^ana +lisbon +ready .*c5 \(assigned\)$/m);
  expect(stdout).toContain(`Check  ${head.check}`);
});

test('one agent right after a record, and the same from a snapshot', async () => {
  const before = JSON.parse((await state('agent', 'rui', '--journal', '.', '--at', '12', '--json')).stdout);
  expect(before).toMatchObject({ seq: 12, stateHash: expect.stringMatching(/^[0-9a-f]{32}$/), view: { agent: 'rui' } });
  await withSnapshots(here.in('journal'), [10, 12], { trim: false });
  expect(JSON.parse((await state('agent', 'rui', '--journal', '.', '--at', '12', '--json')).stdout)).toEqual(before);
  const now = await state('agent', 'rui', '--journal', '.');
  expect(now.stdout).toMatch(/^presence +offline$/m);
});

test('each kind of subject', async () => {
  expect((await state('contact', 'x1', '--journal', '.')).stdout).toMatch(/^languages +pl from B2$/m);
  expect((await state('queue', 'calls', '--journal', '.')).stdout).toMatch(/^calls +shop +open +0 +0 +1 +–$/m);
  expect((await state('hub', 'krakow', '--journal', '.')).stdout).toMatch(/^krakow +open +0 +0 +0 +0 +1$/m);
});

test('while a router holds the journal', async () => {
  const journal = embeddedJournal({ folder: here.in('journal') });
  const router = await openRouter({ journal });
  const { code, stdout } = await state('--journal', '.', '--json');
  expect(code).toBe(EXIT.ok);
  expect(JSON.parse(stdout)).toMatchObject({ seq: router.head.seq, check: router.head.check });
  await router.close();
});

test('what is not there is said, with what there is', async () => {
  const unknown = await state('hub', 'lisbn', '--journal', '.');
  expect(unknown.code).toBe(EXIT.wrong);
  expect(unknown.stderr).toContain('HUB_UNKNOWN  There is no hub lisbn.');
  expect(unknown.stderr).toContain('the nearest is lisbon');
  const over = await state('contact', 'c1', '--journal', '.');
  expect(over).toMatchObject({ code: EXIT.wrong, stderr: expect.stringContaining('CONTACT_UNKNOWN') });
  const beyond = await state('--journal', '.', '--at', '4000');
  expect(beyond.code).toBe(EXIT.wrong);
  expect(beyond.stderr).toContain('RECORD_BEYOND  There is no record 4000; the last one is');
  expect((await state('hub', '--journal', '.')).code).toBe(EXIT.usage);
  expect((await state('tenant', 'shop', '--journal', '.')).code).toBe(EXIT.usage);
});
