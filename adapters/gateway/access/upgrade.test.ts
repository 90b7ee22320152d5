// Whoever asks for a connection gets an answer, or is gone; nothing that strangers do before they are let in ends the gateway.
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Log } from '../operation/log.js';
import { ADAPTER, type House, openHouse } from '../testing/house.js';

const errors: string[] = [];
const log: Log = { info: () => undefined, warn: () => undefined, error: (_, sentence) => errors.push(sentence) };

let house: House;
beforeAll(async () => {
  house = await openHouse({ log, limits: { refusedPerMinute: 1_000 } });
});
afterAll(() => house.close());

const upgrade = (path: string): string =>
  [
    `GET ${path} HTTP/1.1`,
    'Host: gateway',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Protocol: signalbox.v1',
    '\r\n',
  ].join('\r\n');

/** Sends a request as it stands, and returns what came back until the end of the connection. */
async function ask(request: string, { hangUp = false } = {}): Promise<string> {
  const socket = connect(house.gateway.port, '127.0.0.1');
  let answer = '';
  socket.on('data', (part) => {
    answer += String(part);
  });
  socket.on('error', () => undefined);
  socket.write(request, () => {
    if (hangUp) socket.resetAndDestroy();
  });
  await once(socket, 'close');
  return answer;
}

test('whoever asks for a connection and hangs up before the refusal arrives ends only the own connection', async () => {
  const uncaught: Error[] = [];
  const note = (cause: Error) => void uncaught.push(cause);
  process.on('uncaughtExceptionMonitor', note);
  for (let i = 0; i < 20; i++) await ask(upgrade('/v1?client=one'), { hangUp: true });
  // One that stays: by its answer, everything before it has been handled.
  expect(await ask(upgrade('/v1?client=one'))).toMatch(/^HTTP\/1\.1 401 TOKEN_MISSING/);
  process.off('uncaughtExceptionMonitor', note);
  expect(uncaught).toEqual([]);
  const adapter = await house.link(ADAPTER);
  await adapter.next('welcome');
  adapter.close();
});

test.each(['//', 'http://[', '*', '/v2?client=one'])(
  'an upgrade of %s is told that nothing is there, and no error is logged',
  async (path) => {
    expect(await ask(upgrade(path))).toMatch(/^HTTP\/1\.1 404 PATH_UNKNOWN/);
    expect(errors).toEqual([]);
  },
);
