// Proves that `state` shows a box as it was right after any record, while nobody or somebody writes it, and names the state by its hash.
import { embeddedJournal } from '@signalbox/adapters/journals/embedded';
import { openRouter } from '@signalbox/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXIT } from '../exit-codes.js';
import { scratch, signalbox } from '../testing/binary.js';
import { withSnapshots, writeMorning } from '../testing/journals.js';
import { refusal } from '../testing/refusal.js';

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

test('each kind of subject has its lines', async () => {
  expect((await state('contact', 'x1', '--journal', '.')).stdout).toMatch(/^languages +pl from B2$/m);
  expect((await state('queue', 'calls', '--journal', '.')).stdout).toMatch(/^calls +shop +open +0 +0 +1 +–$/m);
});

test('while a router holds the journal', async () => {
  const journal = embeddedJournal({ folder: here.in('journal') });
  const router = await openRouter({ journal, acceptClockBehind: true });
  const { code, stdout } = await state('--journal', '.', '--json');
  expect(code).toBe(EXIT.ok);
  expect(JSON.parse(stdout)).toMatchObject({ seq: router.head.seq, check: router.head.check });
  await router.close();
});

test('what does not exist is reported, together with what does', async () => {
  const refused = (...args: string[]) => refusal(['state', ...args, '--journal', here.folder]);
  expect(await refused('hub', 'lisbn')).toMatchObject({
    exit: EXIT.wrong,
    code: 'HUB_UNKNOWN',
    message: 'There is no hub lisbn.',
    next: expect.stringContaining('the nearest is lisbon'),
  });
  expect(await refused('contact', 'c1')).toMatchObject({ exit: EXIT.wrong, code: 'CONTACT_UNKNOWN' });
  expect(await refused('--at', '4000')).toMatchObject({
    exit: EXIT.wrong,
    message: expect.stringMatching(/^There is no record 4000; the last/),
  });
  expect(await refused('--at', '0')).toMatchObject({ exit: EXIT.usage, message: expect.stringContaining('whole number from 1') });
  expect(await refused('hub')).toMatchObject({ exit: EXIT.usage, message: 'Which hub?' });
  expect(await refused('tenant', 'shop')).toMatchObject({ exit: EXIT.usage });
});
