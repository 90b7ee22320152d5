import { Fault, type Router } from '@signalbox/engine';
import { rejection, SOCKET_PATH } from '@signalbox/engine/protocol';
import { type FastifyInstance, fastify } from 'fastify';
import type { Metrics } from './metrics.js';

/** The default address: only programs on the same machine can connect, so that nothing is exposed by accident. */
export const HOST = '127.0.0.1';

export interface HttpOptions {
  readonly router: Router;
  readonly metrics: Metrics;
  /** Whether new connections are taken. */
  readonly taking: () => boolean;
  /** The description of the protocol, as published, in JSON. */
  readonly description: string;
}

/** Characters of an unknown path that are repeated to who asked for it. */
export const PATH_SHOWN = 64;

/** Health, metrics and the protocol's description; the WebSocket hangs on the same server. */
export function openHttp({ router, metrics, taking, description }: HttpOptions): FastifyInstance {
  const http = fastify({ logger: false, bodyLimit: 1_024, requestTimeout: 10_000, forceCloseConnections: true });

  http.get('/health/live', async () => ({ live: true }));
  http.get('/health/ready', async (_, reply) => {
    const ready = router.phase === 'open' && taking();
    return reply.code(ready ? 200 : 503).send({ ready, phase: router.phase, seq: router.head.seq });
  });
  http.get('/metrics', async (_, reply) => reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()));
  http.get('/protocol', async (_, reply) => reply.type('application/json; charset=utf-8').send(description));
  // Upgrades do not come here. What does has lost its headers on the way, or was not sent by a WebSocket client.
  http.get(SOCKET_PATH, async (_, reply) =>
    reply
      .code(426)
      .header('Upgrade', 'websocket')
      .send(rejection('UPGRADE_MISSING', { path: SOCKET_PATH })),
  );
  http.setNotFoundHandler(async ({ url }, reply) =>
    reply.code(404).send(rejection('PATH_UNKNOWN', { path: url.slice(0, PATH_SHOWN), known: SOCKET_PATH })),
  );
  return http;
}

/** Turns the errors of a port in use, of an address that is not this machine's, and of a port this user may not open into faults. */
export async function listened<T>(listening: Promise<T>, at: { readonly host: string; readonly port: number }): Promise<T> {
  try {
    return await listening;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'EADDRINUSE') throw new Fault('PORT_IN_USE', at, cause);
    if (cause instanceof Fault || typeof code !== 'string') throw cause;
    throw new Fault('GATEWAY_OPTIONS', { problem: `it may not listen on ${at.host}:${at.port} (${code})` }, cause);
  }
}

/** Starts listening. Resolves with the port. */
export async function listen(http: FastifyInstance, host: string, port: number): Promise<number> {
  await listened(http.listen({ host, port }), { host, port });
  const address = http.server.address();
  if (address === null || typeof address === 'string')
    throw new Fault('GATEWAY_OPTIONS', { problem: `${host}:${port} is not a TCP address` });
  return address.port;
}
