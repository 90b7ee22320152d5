import { type Claims, claimsSchema, ROLES } from '@signalbox/engine';
import { type Command, Option } from 'commander';
import { SignJWT } from 'jose';
import { failure } from '../failure.js';
import { readSecret, SECRET_HELP, type SecretOptions } from '../secret.js';
import { print, printJson } from '../terminal.js';
import { type CommonOptions, duration, example, list, withCommon } from './options.js';

const HOUR_MS = 3_600_000;

interface TokenOptions extends CommonOptions, SecretOptions {
  readonly role: Claims['role'];
  readonly sub: string;
  readonly tenants: '*' | readonly string[];
  readonly channels: '*' | readonly string[];
  readonly hubs: '*' | readonly string[];
  readonly agents?: '*' | readonly string[];
  readonly admin?: true;
  readonly ttl: number;
}

export function addToken(program: Command): void {
  const command = withCommon(program.command('token'))
    .description('make a token for trying things; in production the issuer is your own')
    .addOption(new Option('--role <role>', 'whom it is for').choices(ROLES).makeOptionMandatory())
    .requiredOption('--sub <id>', 'who that is: the adapter, the agent, the supervisor')
    .option('--tenants <a,b>', 'tenants it covers', list, '*')
    .option('--channels <a,b>', 'adapter: channels it covers', list, '*')
    .option('--hubs <a,b>', 'supervisor: hubs it covers', list, '*')
    .option('--agents <agent>', 'desk: the agent who sits there; default: --sub', list)
    .option('--admin', 'supervisor: may extend calendars')
    .option('--ttl <time>', 'how long it is valid', duration, 8 * HOUR_MS)
    .option('--secret-file <file>', SECRET_HELP)
    .action(run);
  example(
    command,
    'signalbox token --role desk --sub Ana --secret-file secret.txt',
    'signalbox token --role adapter --sub phones --channels voice --ttl 1h --secret-file secret.txt',
  );
}

async function run(options: TokenOptions): Promise<void> {
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
