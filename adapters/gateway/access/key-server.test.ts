// While the issuer's keys cannot be had, nobody is told that a token is wrong: who has a valid one comes in as soon as they can be had again.
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createClient } from '../../client/index.js';
import { openGateway } from '../gateway.js';
import type { Log } from '../operation/log.js';
import { ADAPTER, type House, openHouse } from '../testing/house.js';
import { link, type Refused } from '../testing/link.js';

const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
const KEYS = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] });
const sign = (kid: string): Promise<string> =>
  new SignJWT({ ...ADAPTER }).setProtectedHeader({ alg: 'ES256', kid }).setExpirationTime('1h').sign(privateKey);

/** How the issuer answers at present. */
let issue: (response: ServerResponse) => void;
let issuer: Server;
let house: House;
const problems: unknown[] = [];
const log: Log = { info: () => undefined, warn: () => undefined, error: ({ problem }) => problems.push(problem) };

const whole = (response: ServerResponse) => void response.setHeader('Content-Type', 'application/json').end(KEYS);
const FAILURES: readonly (readonly [string, (response: ServerResponse) => void])[] = [
  ['fails', (response) => void response.writeHead(500).end()],
  ['sends something else', (response) => void response.end('<html>')],
  ['sends no key set', (response) => void response.end('{"keys":1}')],
  ['hangs up', (response) => void response.destroy()],
];

beforeAll(async () => {
  issuer = createServer((_, response) => issue(response)).listen(0, '127.0.0.1');
  await once(issuer, 'listening');
  const jwksUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/keys`;
  house = await openHouse({ tokens: { jwksUrl }, log, limits: { refusedPerMinute: 1 } });
});
afterAll(async () => {
  await house.close();
  issuer.close();
});

const codeFor = async (token: string): Promise<string> =>
  link(`${house.gateway.url}?client=one`, token).then(
    (opened) => {
      opened.close();
      return 'taken';
    },
    ({ status, body }: Refused) => `${status} ${body.code}`,
  );

test.each(FAILURES)('an issuer that %s: the connection is to be tried again, and the reason logged', async (_, failing) => {
  issue = failing;
  problems.length = 0;
  expect(await codeFor(await sign('k1'))).toBe('503 TOKEN_UNCHECKED');
  expect(problems).toEqual([expect.stringMatching(/^the keys at http.* could not be had: ./)]);
});

test("a client with one token stays until the issuer is back; a key that is not in the set is still the token's fault", async () => {
  issue = (response) => void response.writeHead(500).end();
  let waits = 0;
  const client = createClient({
    url: house.gateway.url,
    token: await sign('k1'),
    client: 'stays',
    role: 'adapter',
    WebSocket,
    backoff: { firstMs: 1, maxMs: 5 },
  });
  const live = new Promise<string>((resolve) => {
    client.on('phase', (phase) => {
      if (phase === 'waiting' && ++waits === 2) issue = whole;
      if (phase === 'live' || phase === 'closed') resolve(phase);
    });
  });
  expect(await live).toBe('live');
  client.close();
  expect(await codeFor(await sign('k2'))).toBe('401 TOKEN_INVALID');
});

test.each([
  ['an address that is none', { jwksUrl: 'keys' }],
  ['a key set that is none', { jwks: { keys: 1 } as never }],
])('%s is refused before anything listens', async (_, tokens) => {
  await expect(openGateway({ router: house.router, tokens })).rejects.toMatchObject({ code: 'GATEWAY_OPTIONS' });
});
