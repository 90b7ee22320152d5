// A gateway that was held up does not take its own silence for that of its clients; a client that is asked twice and says nothing is let go.
import { openRouter } from '@signalbox/engine';
import type { Scope } from '@signalbox/engine/protocol';
import { afterEach, expect, test } from 'vitest';
import { memoryJournal } from '../../journals/memory/index.js';
import type { GatewayTime } from '../operation/time.js';
import type { GatewaySocket } from '../socket/socket.js';
import { planAndRoster } from '../testing/house.js';
import { openConnections } from './connections.js';

const SUPERVISOR: Scope = { role: 'supervisor', sub: 'sue', tenants: '*', hubs: '*', admin: false };
const HEARTBEAT_MS = 5_000;

/** Time that stands until it is moved; what is due by then is called, each once. */
function standing(): GatewayTime & { move(byMs: number): void } {
  let nowMs = 0;
  let due: { readonly atMs: number; readonly wake: () => void }[] = [];
  const wakeAfter = (afterMs: number, wake: () => void): (() => void) => {
    const own = { atMs: nowMs + afterMs, wake };
    due.push(own);
    return () => {
      due = due.filter((one) => one !== own);
    };
  };
  return {
    nowMs: () => nowMs,
    wakeAfter,
    soon: (wake) => wakeAfter(0, wake),
    move(byMs) {
      nowMs += byMs;
      const now = due.filter(({ atMs }) => atMs <= nowMs);
      due = due.filter(({ atMs }) => atMs > nowMs);
      for (const { wake } of now) wake();
    },
  };
}

/** A socket whose other end hears everything, and answers pings where it is told to. */
function openSocket(answers: boolean): GatewaySocket & { readonly told: string[] } {
  const listeners = new Map<string, (...args: never[]) => void>();
  const told: string[] = [];
  const nothing = (): void => undefined;
  return {
    told,
    readyState: 1,
    OPEN: 1,
    bufferedAmount: 0,
    pause: nothing,
    resume: nothing,
    close: nothing,
    terminate: nothing,
    send: (text) => void told.push(JSON.parse(text).type),
    ping: () => {
      if (answers) queueMicrotask(() => listeners.get('pong')?.());
    },
    on: (event: string, listener: (...args: never[]) => void) => listeners.set(event, listener),
  };
}

let close = async (): Promise<void> => undefined;
afterEach(() => close());

async function connected(answers: boolean) {
  const router = await openRouter({ journal: memoryJournal(), ...planAndRoster() });
  const time = standing();
  const connections = openConnections({ router, time, limits: { heartbeatMs: HEARTBEAT_MS } });
  const socket = openSocket(answers);
  const nothing = (): void => undefined;
  connections.take(socket, { scope: SUPERVISOR, client: 'one', tokenMs: 3_600_000, hold: nothing, letGo: nothing });
  const move = async (byMs: number): Promise<void> => {
    time.move(byMs);
    await new Promise(setImmediate);
  };
  await move(0);
  expect(socket.told).toEqual(['welcome']);
  close = async () => {
    connections.end('goingAway', 'The test is over.');
    await router.close();
  };
  return { socket, move };
}

test('after a minute in which the process did nothing, nobody is let go', async () => {
  const { socket, move } = await connected(true);
  await move(60_000);
  for (let beats = 0; beats < 5; beats++) await move(HEARTBEAT_MS);
  expect(socket.told).not.toContain('bye');
  expect(socket.told.filter((type) => type === 'heartbeat').length).toBeGreaterThanOrEqual(5);
});

test('who says nothing to two heartbeats is let go', async () => {
  const { socket, move } = await connected(false);
  await move(HEARTBEAT_MS);
  await move(HEARTBEAT_MS);
  expect(socket.told).not.toContain('bye');
  await move(HEARTBEAT_MS);
  expect(socket.told).toContain('bye');
});
