import { createServer } from 'node:net';
import { tokenCheck } from '../access/tokens.js';
import type { GatewayOptions } from '../gateway.js';
import { HOST, listened } from './http.js';

/**
 * Throws what `openGateway` would throw. Call it before opening a router, so that no journal is created for a box that cannot be reached.
 * The port is released again afterwards, so another program may still take it.
 */
export async function checkGatewayOptions({
  tokens,
  host = HOST,
  port = 0,
}: Pick<GatewayOptions, 'tokens' | 'host' | 'port'>): Promise<void> {
  tokenCheck(tokens);
  const server = createServer();
  await listened(
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port }, resolve);
    }),
    { host, port },
  );
  await new Promise((closed) => server.close(closed));
}
