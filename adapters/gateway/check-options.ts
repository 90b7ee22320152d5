import { createServer } from 'node:net';
import type { GatewayOptions } from './gateway.js';
import { HOST, listened } from './http.js';
import { tokenCheck } from './tokens.js';

/**
 * Throws what `openGateway` would throw, before there is a router: so that nothing has been written for a box that cannot be reached. The
 * port is free again afterwards, and somebody else may still take it.
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
