// Proves that of two connections of one client the one it asked for later stays, whichever of them arrives last, and that clients need not say which that is.
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createClient } from '../../client/index.js';
import { DESK, type House, mint, openHouse } from '../testing/house.js';
import { type Link, link } from '../testing/link.js';

let house: House;
let close = (): void => undefined;
afterEach(async () => {
  close();
  await house.close();
});
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
};

const arrive = async (query: string): Promise<Link> => link(`${house.gateway.url}?client=one${query}`, await mint({ ...DESK }));
const serves = async (one: Link): Promise<boolean> => {
  one.send({ type: 'query', id: 'q', query: { type: 'agent', agent: 'ana' } });
  return (await one.next('answer')).id === 'q';
};

/** Which of two stays where the second arrives after the first. */
async function left(first: string, second: string): Promise<'first' | 'second'> {
  house = await openHouse();
  const one = await arrive(first);
  await one.next('welcome');
  const other = await arrive(second);
  const gone = await Promise.race([one.closed.then((end) => ({ of: one, ...end })), other.closed.then((end) => ({ of: other, ...end }))]);
  expect(gone).toMatchObject({ code: 4409, reason: 'replaced' });
  const stays = gone.of === one ? other : one;
  expect(await serves(stays)).toBe(true);
  expect(house.gateway.connections).toBe(1);
  return stays === one ? 'first' : 'second';
}

test.each([
  ['a later attempt takes the place of an earlier one', '&run=a&attempt=1', '&run=a&attempt=2', 'second'],
  ['an earlier attempt that was overtaken does not', '&run=a&attempt=10', '&run=a&attempt=9', 'first'],
  ['a process started anew does, though it counts from 1 again', '&run=a&attempt=10', '&run=b&attempt=1', 'second'],
  ['without numbers the last to arrive does', '', '', 'second'],
  ['also where only the other has one', '&run=a&attempt=10', '', 'second'],
] as const)('%s', async (_, first, second, stays) => {
  expect(await left(first, second)).toBe(stays);
});

/** A way to the gateway on which the first connection stays until it is let go; then all that was sent on it arrives, its end excepted. */
async function openDetour(port: number) {
  const held: Buffer[] = [];
  const sockets: Socket[] = [];
  let connections = 0;
  let told = '';
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    if (++connections === 1) socket.on('data', (bytes) => void held.push(bytes));
    else socket.pipe(connect(port, '127.0.0.1').on('error', () => undefined)).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    heldBytes: () => Buffer.concat(held).length,
    letGo: () => {
      const late = connect(port, '127.0.0.1', () => late.write(Buffer.concat(held)));
      sockets.push(late);
      late.on('data', (bytes) => {
        told += bytes.toString('latin1');
      });
    },
    /** What the gateway said on the first connection. */
    told: () => told,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

describe('the client', () => {
  test('is not thrown out by an attempt it had given up, which arrives after the one that took its place', async () => {
    house = await openHouse();
    const detour = await openDetour(house.gateway.port);
    const url = `ws://127.0.0.1:${detour.port}/v1`;
    const token = await mint({ ...DESK });
    const client = createClient({ url, token, client: 'one', WebSocket, connectMs: 150, backoff: { firstMs: 1, maxMs: 2 } });
    close = () => {
      client.close();
      detour.close();
    };
    await until(() => client.phase === 'live');
    expect(detour.heldBytes()).toBeGreaterThan(0);
    detour.letGo();
    await until(() => detour.told().includes('"reason":"replaced"') || client.phase === 'closed');
    expect(client.phase).toBe('live');
    expect(await client.send({ type: 'agent.sign-in', agent: 'ana' })).toMatchObject({ ok: true });
  });
});
