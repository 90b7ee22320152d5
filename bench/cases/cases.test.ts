/** Every kind of case does its work on a small scale: real journals, sockets and processes, only too few of them to time. */
import { YOUNG_MEMORY_FLAGS as SIMULATED_WITH } from '@signalbox/simulations/replicate';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtFile } from '../../scripts/testing/built-file.js';
import { openHistogram } from '../measure/histogram.js';
import { type Measured, PARTS } from './case.js';
import { hallScenario } from './day/hall.js';
import { YOUNG_MEMORY_FLAGS } from './day/list.js';
import { bareNetwork, networkScenario } from './day/network.js';
import { measureBarePlay, measurePlay } from './day/simulate.js';
import { measureAdmit, measureAppend } from './decision/around.js';
import { measureSpin } from './decision/spin.js';
import type { measureEcho } from './desk/echo.js';
import type { measureEndToEnd } from './desk/end-to-end.js';
import { measureGrouped, measureRawGrouped } from './durable/grouped.js';
import { measureOffered, measureRawOffered } from './durable/offered.js';
import { measureDisk, measureRawSingle, measureSingle } from './durable/single.js';
import { casesOf } from './list.js';
import { measureMemory } from './restore/memory.js';
import { measureRestore, measureSnapshot } from './restore/restore.js';

const BRIEFLY = { warmUpMs: 0, measureMs: 60 };

function counts({ spans = {} }: Measured): readonly number[] {
  return Object.values(spans).map((text) => {
    const one = openHistogram();
    one.join(text);
    return one.count;
  });
}

describe('the lists', () => {
  test.each(['quick', 'usual', 'full'] as const)('at the scale %s every part has cases of ours, each with its own name', (scale) => {
    const cases = casesOf(scale);
    for (const part of PARTS) expect(cases.some((one) => one.part === part && one.side === 'signalbox')).toBe(true);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });

  test('whatever has a floor or a peer has it at every scale, and --full is the whole product', () => {
    for (const scale of ['quick', 'usual', 'full'] as const)
      for (const part of ['decision', 'lives', 'durable', 'desk', 'day'] as const)
        expect(casesOf(scale).some((one) => one.part === part && one.side === 'floor')).toBe(true);
    const enqueues = casesOf('full').filter(({ id, params }) => id.startsWith('decision/enqueue/') && params['waiting'] !== 1_000);
    expect(enqueues).toHaveLength(4 * 4 * 3 * 3);
  });
});

test('admission and append are timed one by one', async () => {
  expect(Math.min(...counts(await measureAdmit(BRIEFLY)), ...counts(await measureAppend(BRIEFLY)))).toBeGreaterThan(0);
});

test('the clock is read for as long as asked, and never for less', async () => {
  const { spans = {} } = await measureSpin(0.02, BRIEFLY);
  const spun = openHistogram();
  spun.join(spans['spin'] as string);
  const { p50Us, maxUs } = spun.summary();
  expect([p50Us >= 19.9, maxUs >= p50Us]).toEqual([true, true]);
});

test('decisions and raw appends become durable, one by one, at a rate and in groups', async () => {
  for (const measure of [measureSingle, measureRawSingle, measureDisk])
    expect(Math.min(...counts(await measure(BRIEFLY)))).toBeGreaterThan(0);
  for (const measure of [measureOffered, measureRawOffered]) {
    const measured = await measure(200, BRIEFLY);
    expect(counts(measured)).toEqual([12]);
    expect(measured.figures).toMatchObject({ unanswered: 0 });
  }
  for (const measure of [measureGrouped, measureRawGrouped]) expect((await measure(BRIEFLY)).figures?.['recordsPerS']).toBeGreaterThan(0);
});

describe('over WebSocket', () => {
  const load = { desks: 30, perSecond: 50 };
  /** In the form in which they are measured, as their servers start no other. */
  const DESK = { endToEnd: 'bench/cases/desk/end-to-end', echo: 'bench/cases/desk/echo' };
  const SERVERS = ['bench/servers/desk-server-child', 'bench/servers/echo-server-child', 'adapters/journals/embedded/follower-worker'];
  let built: { readonly measureEndToEnd: typeof measureEndToEnd; readonly measureEcho: typeof measureEcho };
  beforeAll(async () => {
    const file = await builtFile(DESK.endToEnd, DESK.echo, ...SERVERS);
    built = { ...(await import(file)), ...(await import(file.replace(DESK.endToEnd, DESK.echo))) };
  });

  test.each(['memory', 'durable'] as const)('every contact reaches a desk, journal: %s', async (journal) => {
    const measured = await built.measureEndToEnd(load, journal, { warmUpMs: 0, measureMs: 400 });
    expect(measured.figures).toMatchObject({ unanswered: 0 });
    expect(counts(measured)).toEqual([20]);
  });

  test.each(['at once', 'synced'] as const)('the echo hands every frame on, %s', async (handing) => {
    const measured = await built.measureEcho(load, handing, { warmUpMs: 0, measureMs: 400 });
    expect(measured.figures).toMatchObject({ unanswered: 0 });
    expect(counts(measured)).toEqual([20]);
  });
});

test('states are restored as they were, and a snapshot is written beside a waiting thread', async () => {
  const size = { agents: 20, waiting: 50, requirements: 10, profiles: 10 };
  expect((await measureRestore(size)).figures?.['events']).toBeGreaterThan(70);
  expect((await measureSnapshot(size)).figures?.['snapshotMs']).toBeGreaterThan(0);
});

test('memory is measured where garbage can be taken away, and refused elsewhere', async () => {
  await expect(measureMemory({ agents: 20, waiting: 50, requirements: 10, profiles: 10 })).rejects.toThrow('--expose-gc');
});

test('days are measured with the young memory that threads of the simulator have', () => {
  expect(YOUNG_MEMORY_FLAGS).toEqual(SIMULATED_WITH);
});

test('a hall and a stretch of the network are played to their end', async () => {
  expect((await measurePlay((part) => hallScenario(300 * part))).figures?.['contacts']).toBeGreaterThan(200);
  const stretch = { share: 0.002, fromHour: 10, toHour: 11 };
  const played = Number((await measurePlay(() => networkScenario(stretch))).figures?.['contacts']);
  const { contacts, agents, everyMs } = bareNetwork(stretch);
  const bare = Number((await measureBarePlay(contacts, agents, everyMs)).figures?.['contacts']);
  expect(Math.abs(played - bare)).toBeLessThan(5 * Math.sqrt(bare));
  // R1: 14,000 or more are signed in at the peak.
  expect(bareNetwork({ share: 1, fromHour: 10, toHour: 11 }).agents).toBeGreaterThan(14_000);
});
