// A client says why it is not connected, in words about that very attempt, and an attempt that was given up does no harm later.
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { DESK, type House, mint, openHouse } from '../gateway/testing/house.js';
import { type Client, type ClientOptions, createClient, type Phase } from './index.js';
import { type CuttingProxy, openProxy } from './testing/proxy.js';

let house: House;
let proxy: CuttingProxy | undefined;
let client: Client<'desk'>;
afterEach(async () => {
  client.close();
  await proxy?.close();
  proxy = undefined;
  await house.close();
});

/** What a desk has told of its phases, first to last. */
function join(port: number, more: Partial<ClientOptions<'desk'>>): (readonly [Phase, string | null])[] {
  const told: (readonly [Phase, string | null])[] = [];
  client = createClient({
    url: `ws://127.0.0.1:${port}/v1`,
    token: () => mint(DESK),
    client: 'ana',
    role: 'desk',
    WebSocket,
    backoff: { firstMs: 2, maxMs: 10 },
    connectMs: CONNECT_MS,
    ...more,
  });
  client.on('phase', (phase, because) => told.push([phase, because]));
  return told;
}

const CONNECT_MS = 50_000;

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
};

test('a token that is refused after its attempt was given up does not end the connection made meanwhile', async () => {
  house = await openHouse();
  let refuse = (_: Error): void => undefined;
  let giveUp = (): void => undefined;
  let asked = 0;
  const late = () =>
    new Promise<string>((_, reject) => {
      refuse = reject;
    });
  const told = join(house.gateway.port, {
    token: () => (++asked === 1 ? late() : mint(DESK)),
    wakeAfter: (afterMs, wake) => {
      // Of the first attempt the time is over when the test says so.
      if (afterMs === CONNECT_MS && asked === 0) giveUp = wake;
      const timer = setTimeout(wake, afterMs);
      return () => clearTimeout(timer);
    },
  });
  await until(() => asked === 1);
  giveUp();
  await until(() => client.phase === 'live');
  refuse(new Error('the issuer took too long'));
  expect(await client.ask({ type: 'agent', agent: 'ana' })).toMatchObject({ ok: true });
  expect(told.filter(([phase]) => phase === 'waiting')).toEqual(
    told
      .slice(
        0,
        told.findIndex(([phase]) => phase === 'live'),
      )
      .filter(([phase]) => phase === 'waiting'),
  );
  expect(told[0]).toEqual(['waiting', 'No token came in time.']);
});

test('each reason is of its own attempt, and none is told while a connection is made or stands', async () => {
  house = await openHouse({ limits: { heartbeatMs: 60 } });
  proxy = await openProxy({ port: house.gateway.port, random: () => 0, bytesMin: 1e9, bytesMax: 1e9 + 1, stalled: 0 });
  let asked = 0;
  const told = join(proxy.port, {
    token: () => {
      asked += 1;
      if (asked === 1) throw new Error('no token yet');
      return mint(DESK);
    },
  });
  await until(() => client.phase === 'live');
  proxy.freeze();
  await until(() => told.filter(([phase]) => phase === 'waiting').length === 2);
  proxy.thaw();
  await until(() => client.phase === 'live');
  expect(told.filter(([, because]) => because !== null)).toEqual([
    ['waiting', 'no token yet'],
    ['waiting', 'Nothing was heard of the gateway for two heartbeats.'],
  ]);
});
