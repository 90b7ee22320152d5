import { Fault, type Rejection } from '@signalbox/engine';
import { claimsSchema, rejection, type Scope, scopeOf } from '@signalbox/engine/protocol';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  type JWTVerifyResult,
  jwtVerify,
} from 'jose';
import { problemOf } from '../session/problem.js';

/** How tokens are checked: by a shared secret (HS256), by public keys, or by keys fetched from their issuer. */
export type TokenKeys =
  | { readonly secret: string | Uint8Array }
  | { readonly jwks: JSONWebKeySet; readonly algorithms?: readonly string[] }
  | { readonly jwksUrl: string; readonly algorithms?: readonly string[] };

export type TokenOptions = TokenKeys & {
  readonly issuer?: string;
  readonly audience?: string;
  /** How far clocks may differ. */
  readonly toleranceSeconds?: number;
};

export interface Admission {
  readonly scope: Scope;
  /** When the token ends, and the connection with it, in milliseconds since 1970. */
  readonly endsAtMs: number;
}
/** Throws where the keys to check a token with cannot be had, which says nothing about the token. */
export type Verify = (token: string) => Promise<Admission | Rejection>;

/** RFC 7518, section 3.2: a key for HS256 has at least as many bits as its hash. */
const SECRET_BYTES_MIN = 32;
/** Signatures only: `none` and, with public keys, HS256 (whose "secret" would then be public) are never accepted. */
const PUBLIC_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];

type Check = (token: string, options: JWTVerifyOptions) => Promise<JWTVerifyResult>;

function checkWith(keys: TokenKeys): { check: Check; algorithms: string[] } {
  if ('secret' in keys) {
    const secret = typeof keys.secret === 'string' ? new TextEncoder().encode(keys.secret) : keys.secret;
    if (secret.length < SECRET_BYTES_MIN) {
      throw new Fault('GATEWAY_OPTIONS', { problem: `the token secret has ${secret.length} bytes, fewer than ${SECRET_BYTES_MIN}` });
    }
    return { check: (token, options) => jwtVerify(token, secret, options), algorithms: ['HS256'] };
  }
  const algorithms = [...(keys.algorithms ?? PUBLIC_ALGORITHMS)];
  const symmetric = algorithms.find((name) => !PUBLIC_ALGORITHMS.includes(name));
  if (symmetric !== undefined) throw new Fault('GATEWAY_OPTIONS', { problem: `algorithm ${symmetric} does not go with public keys` });
  const set = keySet(keys);
  return { check: (token, options) => jwtVerify(token, set, options), algorithms };
}

function keySet(keys: Exclude<TokenKeys, { secret: unknown }>): JWTVerifyGetKey {
  try {
    return 'jwks' in keys ? createLocalJWKSet(keys.jwks) : fetchedKeySet(new URL(keys.jwksUrl));
  } catch (cause) {
    const given = 'jwks' in keys ? 'jwks holds no key set' : `jwksUrl is no address: ${keys.jwksUrl}`;
    throw new Fault('GATEWAY_OPTIONS', { problem: given }, cause);
  }
}

/** The keys could not be had from their issuer. */
class KeysUnavailable extends Error {}

/** What the library finds wrong with a token while it looks for its key; everything else is the issuer's trouble. */
const OF_THE_TOKEN = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];

function fetchedKeySet(url: URL): JWTVerifyGetKey {
  const keyOf = createRemoteJWKSet(url);
  return async (header, token) => {
    try {
      return await keyOf(header, token);
    } catch (cause) {
      if (OF_THE_TOKEN.some((kind) => cause instanceof kind)) throw cause;
      throw new KeysUnavailable(`the keys at ${url.href} could not be had: ${cause instanceof Error ? cause.message : String(cause)}`, {
        cause,
      });
    }
  };
}

/** Returns the function that checks a token: its signature, its times (RFC 7519), then the claims that make a scope. */
export function tokenCheck(options: TokenOptions): Verify {
  const { check, algorithms } = checkWith(options);
  const toleranceSeconds = options.toleranceSeconds ?? 5;
  const expected: JWTVerifyOptions = {
    algorithms,
    requiredClaims: ['exp', 'sub', 'role'],
    clockTolerance: toleranceSeconds,
    ...(options.issuer === undefined ? {} : { issuer: options.issuer }),
    ...(options.audience === undefined ? {} : { audience: options.audience }),
  };
  return async (token) => {
    let verified: JWTVerifyResult;
    try {
      verified = await check(token, expected);
    } catch (cause) {
      if (cause instanceof errors.JWTExpired) return rejection('TOKEN_EXPIRED');
      if (cause instanceof errors.JWTClaimValidationFailed && cause.claim === 'role')
        return rejection('SCOPE_INVALID', { claim: 'role', problem: 'it is missing' });
      // The library's messages name the problem and never contain the token, so they may be sent back.
      if (cause instanceof errors.JOSEError) return rejection('TOKEN_INVALID', { problem: cause.message });
      throw cause;
    }
    const claims = claimsSchema.safeParse(verified.payload);
    if (!claims.success) {
      const { field: claim, problem } = problemOf(claims.error);
      return rejection('SCOPE_INVALID', { claim, problem });
    }
    return { scope: scopeOf(claims.data), endsAtMs: ((verified.payload.exp as number) + toleranceSeconds) * 1_000 };
  };
}
