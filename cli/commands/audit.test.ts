// Proves that `audit` tells who did what by hand, when and why: nothing else, nothing left out, as a table, as CSV and for machines.
import { readFileSync } from 'node:fs';
import { embeddedJournal } from '@signalbox/adapters/journals/embedded';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandSchema } from '../../engine/domain/commands.js';
import { enqueue } from '../../engine/projections/testing/box.js';
import { morning, START_MS } from '../../engine/projections/testing/morning.js';
import { ACT_TYPES } from '../audit/acts.js';
import { EXIT } from '../exit-codes.js';
import { scratch, signalbox } from '../testing/binary.js';
import { refusal } from '../testing/refusal.js';

const here = scratch();
const at = (second: number): number => START_MS + second * 1_000;

/** After the morning, two supervisors take a hand in things; one of their commands is refused. */
beforeAll(async () => {
  const box = await morning({ journal: embeddedJournal({ folder: here.in('journal') }) });
  await box.at(at(1_100));
  await box.send({ type: 'agents.change', agents: ['ana'], set: { channels: ['voice'] }, untilMs: at(9_000), because: 'peak', by: 'sue' });
  await box.send({ type: 'hub.suspend', hub: 'lisbon', because: 'fire-drill', by: 'max' });
  await enqueue(box, 'c9', 'calls', 'pt');
  await box.send({ type: 'contact.prioritise', contact: 'c9', band: 0, because: 'vip', by: 'sue' });
  await box.at(at(1_200));
  await box.send({ type: 'hub.resume', hub: 'lisbon', by: 'max' });
  await box.send({ type: 'queue.emergency-close', queue: 'calls', waiting: 'reject', because: 'flood', by: 'sue' });
  await box.router.send({ type: 'queue.restore', queue: 'chats', because: 'calm', by: 'sue' });
  await box.router.close();
});
afterAll(() => here.remove());
const audit = (...args: string[]) => signalbox(['audit', '.', ...args], { cwd: here.folder });

test('the whole journal as a table: who, what, about whom, how and why', async () => {
  const { code, stdout } = await audit();
  expect(code).toBe(EXIT.ok);
  const lines = stdout.split('\n').map((line) => line.trim().split(/ {2,}/));
  expect(lines[0]?.join(' ')).toMatch(/journal, records 1 to \d+: 6 acts by hand$/);
  expect(lines[2]).toEqual(['when', 'record', 'who', 'what', 'about', 'how', 'why']);
  const acts = lines.slice(3).filter((cells) => cells.length > 1);
  expect(acts.map(([when, , ...rest]) => [when?.slice(11), ...rest])).toEqual([
    ['09:00:00', expect.any(String), 'plan.publish', expect.stringMatching(/^plan /), '–', '–'],
    ['09:18:20', 'sue', 'agents.change', 'agent ana', 'channels ["voice"], until 2026-11-23 11:30:00', 'peak'],
    ['09:18:20', 'max', 'hub.suspend', 'hub lisbon', '–', 'fire-drill'],
    ['09:18:20', 'sue', 'contact.prioritise', 'contact c9', 'band 0', 'vip'],
    ['09:20:00', 'max', 'hub.resume', 'hub lisbon', '–', '–'],
    ['09:20:00', 'sue', 'queue.emergency-close', 'queue calls', 'waiting reject', 'flood'],
  ]);
});

test('by one person, of one kind, in one time', async () => {
  const whats = async (...args: string[]): Promise<string[]> =>
    JSON.parse((await audit('--json', ...args)).stdout).acts.map(({ what }: { what: string }) => what);
  expect(await whats('--by', 'max')).toEqual(['hub.suspend', 'hub.resume']);
  expect(await whats('--what', 'queue')).toEqual(['queue.emergency-close']);
  expect(await whats('--what', 'hub.resume')).toEqual(['hub.resume']);
  expect(await whats('--from', '09:19', '--to', '10:00', '--zone', 'UTC')).toEqual(['hub.resume', 'queue.emergency-close']);
  expect((await audit('--by', 'nobody')).stdout).toContain('Nobody did anything by hand.');
});

test('CSV, instants in ISO 8601', async () => {
  const { code, stderr } = await audit('--by', 'sue', '--csv', 'sue.csv');
  expect({ code, stderr }).toEqual({ code: EXIT.ok, stderr: '3 lines written to sue.csv.\n' });
  const lines: Record<string, string>[] = parse(readFileSync(here.in('sue.csv'), 'utf8'), { columns: true });
  expect(lines[0]).toMatchObject({
    at: '2026-11-23T09:18:20.000Z',
    by: 'sue',
    what: 'agents.change',
    how: 'channels ["voice"], until 2026-11-23T11:30:00.000Z',
    because: 'peak',
  });
});

test('every command that says who decided it is listed', () => {
  const signed = commandSchema.options.filter(({ shape }) => 'by' in shape).map(({ shape }) => shape.type.value);
  expect(ACT_TYPES).toEqual(expect.arrayContaining(signed));
});

test('what cannot be answered is explained', async () => {
  const refused = (...args: string[]) => refusal(['audit', here.folder, ...args]);
  expect(await refused('--what', 'queues')).toMatchObject({ exit: EXIT.usage, next: 'Did you mean queue?' });
  expect(await refused('--from', '12:00', '--to', '11:00')).toMatchObject({ exit: EXIT.usage });
  expect(await refusal(['audit', here.in('nowhere')])).toMatchObject({ exit: EXIT.cannotStart, code: 'JOURNAL_MISSING' });
});
