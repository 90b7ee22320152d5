// Proves that `verify` decides a whole journal again and finds it identical, and that one changed byte is found and its record named.
import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXIT } from '../exit-codes.js';
import { scratch, signalbox } from '../testing/binary.js';
import { withOneByteChanged, withSnapshots, writeMorning } from '../testing/journals.js';

const here = scratch();
let head: { seq: number; check: string };
beforeAll(async () => {
  mkdirSync(here.in('var'));
  head = await writeMorning(here.in('var/journal'));
});
afterAll(() => here.remove());
const verify = (...args: string[]) => signalbox(['verify', ...args], { cwd: here.folder });

test('a journal verifies, by its own folder or by the one around it', async () => {
  const { code, stdout } = await verify('var');
  expect(code).toBe(EXIT.ok);
  expect(stdout).toContain(`Records    ${head.seq} up to ${head.seq}, in 1 epoch; the chain holds`);
  expect(stdout).toContain('decided again, identical');
  expect(stdout).toContain(`Check      ${head.check}`);
  expect(stdout).toMatch(/State {6}[0-9a-f]{32}\n/);
  const machines = JSON.parse((await verify('var/journal', '--json')).stdout);
  expect(machines).toMatchObject({ ok: true, records: head.seq, ...head, fromSeq: 1, epochs: 1, snapshots: 0 });
  expect(stdout).toContain(machines.stateHash);
});

test('one changed byte is refused, naming the record', async () => {
  await withOneByteChanged(here.in('var/journal'), here.in('changed'), 7);
  const { code, stdout, stderr } = await verify('changed');
  expect(code).toBe(EXIT.wrong);
  expect(stdout).toBe('');
  expect(stderr).toContain('JOURNAL_CORRUPT  Record 7 of the journal is damaged');
  expect(stderr).not.toContain('    at ');
  const machines = await verify('changed', '--json');
  expect(machines.code).toBe(EXIT.wrong);
  expect(JSON.parse(machines.stdout)).toMatchObject({ ok: false, code: 'JOURNAL_CORRUPT', seq: 7 });
});

test('a trimmed journal is verified from its oldest snapshot, and the kept ones are compared', async () => {
  await writeMorning(here.in('trimmed'));
  await withSnapshots(here.in('trimmed'), [9, 15], { trim: true });
  const machines = JSON.parse((await verify('trimmed', '--json')).stdout);
  const whole = JSON.parse((await verify('var', '--json')).stdout);
  expect(machines).toMatchObject({ ok: true, fromSeq: 10, snapshots: 2, seq: head.seq, stateHash: expect.any(String) });
  expect(machines.records).toBe(head.seq - 9);
  expect(machines.check).toBe(whole.check);
});
