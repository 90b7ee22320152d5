import { type Claims, claimsSchema } from '@signalbox/engine/protocol';
import { SignJWT } from 'jose';
import type { CommonOptions } from '../commands/options.js';
import { failure } from '../failure.js';
import { readSecret, type SecretOptions } from '../secret.js';
import { print, printJson } from '../terminal.js';

export interface TokenOptions extends CommonOptions, SecretOptions {
  readonly role: Claims['role'];
  readonly sub: string;
  readonly tenants: '*' | readonly string[];
  readonly channels: '*' | readonly string[];
  readonly hubs: '*' | readonly string[];
  readonly agents?: '*' | readonly string[];
  readonly admin?: true;
  readonly ttl: number;
}

export async function run(options: TokenOptions): Promise<void> {
  const claims = claimsOf(options);
  const secret = new TextEncoder().encode(readSecret(options));
  const nowSeconds = Math.floor(Date.now() / 1_000);
  const expiresAtSeconds = nowSeconds + Math.ceil(options.ttl / 1_000);
  const token = await new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt(nowSeconds)
    .setExpirationTime(expiresAtSeconds)
    .sign(secret);
  if (options.json) printJson({ token, claims, expiresAtMs: expiresAtSeconds * 1_000 });
  else print(token);
}

/** Only what the role can use; the gateway reads the same schema. */
function claimsOf({ role, sub, tenants, channels, hubs, agents, admin }: TokenOptions): Claims {
  const own = { adapter: { channels }, desk: { agents: agents ?? [sub] }, supervisor: { hubs, admin: admin ?? false } }[role];
  const claims = claimsSchema.safeParse({ role, sub, tenants, ...own });
  if (claims.success) return claims.data;
  const [first] = claims.error.issues;
  throw failure(
    'USAGE',
    `These claims make no token: ${first?.path.join('.')}: ${first?.message}.`,
    'docs/protocol.md lists the claims of each role.',
  );
}
