// Nobody gets past the upgrade without a valid token whose claims make a scope, and the answer never repeats the token.
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADAPTER, DESK, type House, mint, openHouse, SECRET, SUPERVISOR } from '../testing/house.js';
import { type Link, type LinkOptions, link, Refused } from '../testing/link.js';
import { tokenCheck } from './tokens.js';

let house: House;
beforeAll(async () => {
  house = await openHouse({
    tokens: { secret: SECRET, toleranceSeconds: 0 },
    origins: ['https://desk.example'],
    limits: { refusedPerMinute: 1_000 },
  });
});
afterAll(() => house.close());

const refusedWith = async (token: string, options: LinkOptions & { query?: string } = {}): Promise<Refused> => {
  try {
    const opened = await link(`${house.gateway.url}${options.query ?? '?client=one'}`, token, options);
    opened.close();
  } catch (cause) {
    if (cause instanceof Refused) return cause;
    throw cause;
  }
  throw new Error('the connection was accepted');
};

describe('tokens', () => {
  test.each([
    ['expired', () => mint(DESK, '-1h'), 401, 'TOKEN_EXPIRED'],
    ['signed with another secret', () => mint(DESK, '1h', 'another secret, as long as the right one'), 401, 'TOKEN_INVALID'],
    ['not signed at all', async () => new UnsecuredJWT({ ...DESK }).setExpirationTime('1h').encode(), 401, 'TOKEN_INVALID'],
    [
      'signed with another algorithm',
      async () => new SignJWT({ ...DESK }).setProtectedHeader({ alg: 'HS512' }).setExpirationTime('1h').sign(new Uint8Array(64)),
      401,
      'TOKEN_INVALID',
    ],
    ['no token', async () => 'x.y.z', 401, 'TOKEN_INVALID'],
    [
      'without an end',
      async () => new SignJWT({ ...DESK }).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(SECRET)),
      401,
      'TOKEN_INVALID',
    ],
    ['without a role', () => mint({ sub: 'ana', agents: ['ana'] }), 403, 'SCOPE_INVALID'],
    ['with an unknown role', () => mint({ ...DESK, role: 'root' }), 403, 'SCOPE_INVALID'],
    ['a desk of two agents', () => mint({ ...DESK, agents: ['ana', 'bruno'] }), 403, 'SCOPE_INVALID'],
    ['an adapter without channels', () => mint({ sub: 'web', role: 'adapter', tenants: '*' }), 403, 'SCOPE_INVALID'],
    ['a supervisor without hubs', () => mint({ sub: 'sue', role: 'supervisor', tenants: '*' }), 403, 'SCOPE_INVALID'],
  ])('%s: refused before the upgrade, by name', async (_, token, status, code) => {
    const given = await token();
    const refused = await refusedWith(given);
    expect({ status: refused.status, code: refused.body.code }).toEqual({ status, code });
    expect(JSON.stringify([refused.body, refused.headers])).not.toContain(given);
  });

  test('a token may come in the header; the subprotocol is named back without it', async () => {
    const token = await mint(DESK);
    const opened = await link(`${house.gateway.url}?client=header`, token, {
      protocols: ['signalbox.v1'],
      headers: { authorization: `Bearer ${token}` },
    });
    await opened.next('welcome');
    expect(opened.socket.protocol).toBe('signalbox.v1');
    opened.close();
    const other = await house.link(DESK, 'protocol');
    expect(other.socket.protocol).toBe('signalbox.v1');
    other.close();
  });

  test.each([
    ['no subprotocol', { protocols: ['other.v1'] }, 400, 'PROTOCOL_UNSUPPORTED'],
    ['no token', { protocols: ['signalbox.v1'] }, 401, 'TOKEN_MISSING'],
    ['no client', { query: '' }, 400, 'CLIENT_INVALID'],
    ['a client with a colon', { query: '?client=a:b' }, 400, 'CLIENT_INVALID'],
    ['a run without the number of the attempt', { query: '?client=a&run=x' }, 400, 'CLIENT_INVALID'],
    ['an attempt of no run', { query: '?client=a&attempt=1' }, 400, 'CLIENT_INVALID'],
    ['an attempt that is no number', { query: '?client=a&run=x&attempt=0' }, 400, 'CLIENT_INVALID'],
    ['another origin', { headers: { origin: 'https://evil.example' } }, 403, 'ORIGIN_FORBIDDEN'],
  ])('%s: refused', async (_, options, status, code) => {
    const refused = await refusedWith(await mint(DESK), options);
    expect({ status: refused.status, code: refused.body.code }).toEqual({ status, code });
  });

  /** A connection whose token ends soon. However slow the machine, one of the tokens lasts long enough to come in with. */
  const brief = async (seconds = 1): Promise<Link> => {
    const token = await mint(SUPERVISOR, `${seconds}s`);
    return link(`${house.gateway.url}?client=ending`, token).catch((cause: unknown) => {
      if (cause instanceof Refused && cause.body.code === 'TOKEN_EXPIRED') return brief(2 * seconds);
      throw cause;
    });
  };

  test('a connection ends when its token does', { timeout: 120_000 }, async () => {
    const ending = await brief();
    expect(await ending.next('bye')).toMatchObject({ reason: 'tokenExpired', retryAfterMs: expect.any(Number) });
    expect((await ending.closed).code).toBe(4401);
  });

  test('public keys are taken, their misuse as a shared secret is not', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' };
    const verify = tokenCheck({ jwks: { keys: [jwk] }, issuer: 'https://id.example', audience: 'signalbox' });
    const sign = (issuer: string) =>
      new SignJWT({ ...ADAPTER })
        .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
        .setIssuer(issuer)
        .setAudience('signalbox')
        .setExpirationTime('1h')
        .sign(privateKey);
    expect(await verify(await sign('https://id.example'))).toMatchObject({ scope: { role: 'adapter', sub: 'web' } });
    expect(await verify(await sign('https://other.example'))).toMatchObject({ code: 'TOKEN_INVALID' });
    const confused = await new SignJWT({ ...ADAPTER })
      .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(JSON.stringify(jwk)));
    expect(await verify(confused)).toMatchObject({ code: 'TOKEN_INVALID' });
    expect(() => tokenCheck({ jwks: { keys: [jwk] }, algorithms: ['HS256'] })).toThrow(/does not go with public keys/);
    expect(() => tokenCheck({ secret: 'short' })).toThrow(/fewer than 32/);
  });

  test('who is refused too often is turned away unread', async () => {
    const strict = await openHouse({ limits: { refusedPerMinute: 3 } });
    const attempt = () => link(`${strict.gateway.url}?client=one`, 'x.y.z').catch((cause: Refused) => cause.body.code);
    const codes = [await attempt(), await attempt(), await attempt(), await attempt()];
    expect(codes).toEqual(['TOKEN_INVALID', 'TOKEN_INVALID', 'TOKEN_INVALID', 'ATTEMPTS_EXCEEDED']);
    await strict.close();
  });

  test('a desk whose agent the roster does not know is told so and closed for good', async () => {
    const stranger = await house.link({ sub: 'zoe', role: 'desk', agents: ['zoe'] });
    expect(await stranger.next('error')).toMatchObject({ code: 'AGENT_UNKNOWN' });
    expect((await stranger.closed).code).toBe(4403);
  });
});
