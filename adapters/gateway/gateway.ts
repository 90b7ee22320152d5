import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Rejection, Router } from '@signalbox/engine';
import { type CloseReason, rejection, SOCKET_PATH, SUBPROTOCOL } from '@signalbox/engine/protocol';
import { WebSocketServer } from 'ws';
import { type TokenOptions, tokenCheck } from './access/tokens.js';
import { type Admitted, openDoor, refuseUpgrade } from './access/upgrade.js';
import { protocolText } from './asyncapi.js';
import { HOST, listen, openHttp } from './operation/http.js';
import { DEFAULT_LIMITS, type GatewayLimits } from './operation/limits.js';
import { type Log, silentLog } from './operation/log.js';
import type { Metrics } from './operation/metrics.js';
import { openConnections } from './session/connections.js';
import { gatherWrites } from './socket/gather.js';
import { trackOpenSockets } from './socket/open-sockets.js';

export interface GatewayOptions {
  readonly router: Router;
  readonly tokens: TokenOptions;
  /** Default: this machine only. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Origins whose pages may connect; default: none but those without an origin, which are not pages. */
  readonly origins?: '*' | readonly string[];
  readonly limits?: Partial<GatewayLimits>;
  readonly log?: Log;
  /** Names this run in connection ids, so that they differ from those an earlier run left behind; default: random. */
  readonly run?: string;
}

/** A running gateway: the WebSocket of `signalbox.v1`, with health and metrics over HTTP. */
export interface Gateway {
  readonly port: number;
  /** Where clients connect. */
  readonly url: string;
  readonly metrics: Metrics;
  readonly connections: number;
  /** Says goodbye to every client and stops. The router is left as it is. */
  close(options?: { reason?: Extract<CloseReason, 'goingAway' | 'tryLater'>; retryAfterMs?: number }): Promise<void>;
}

const SHUTTING_DOWN = 'The gateway is shutting down.';

/** Opens a gateway to a router. Throws `PORT_IN_USE` or `GATEWAY_OPTIONS` where it cannot. */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const { router } = options;
  const limits: GatewayLimits = { ...DEFAULT_LIMITS, ...options.limits };
  const log = options.log ?? silentLog;
  const host = options.host ?? HOST;
  const verify = tokenCheck(options.tokens);
  const connections = openConnections(options);
  const { metrics } = connections;
  const gathering = gatherWrites();
  const open = trackOpenSockets();
  let taking = true;

  const door = openDoor({
    router,
    verify,
    origins: options.origins ?? [],
    connectionsMax: limits.connectionsMax,
    connections: () => connections.size,
    refusedPerMinute: limits.refusedPerMinute,
  });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytesMax,
    perMessageDeflate: false,
    clientTracking: false,
    // The token may be in the same header and must not be sent back; only the protocol is.
    handleProtocols: () => SUBPROTOCOL,
  });

  const admit = (request: IncomingMessage, socket: Duplex, head: Buffer, { scope, endsAtMs, client, attempt }: Admitted) => {
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      open.enter(webSocket);
      connections.take(webSocket, {
        scope,
        client,
        attempt,
        hold: () => gathering.hold(socket),
        letGo: () => gathering.letGo(socket),
        tokenMs: Math.max(0, endsAtMs - Date.now()),
      });
    });
  };

  const turnAway = (socket: Duplex, refused: Rejection) => {
    metrics.refused(refused.code);
    log.warn({ code: refused.code }, 'A connection was refused.');
    refuseUpgrade(socket, refused);
  };

  const http = openHttp({ router, metrics, taking: () => taking, description: protocolText() });
  http.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const gone = () => socket.destroy();
    socket.on('error', gone);
    door(request).then(
      (examined) => {
        socket.off('error', gone);
        if (!taking) turnAway(socket, rejection('ROUTER_CLOSED', { phase: 'draining' }));
        else if ('code' in examined) turnAway(socket, examined);
        else if (!socket.destroyed) admit(request, socket, head, examined);
      },
      (cause: unknown) => {
        log.error({ problem: cause instanceof Error ? cause.message : String(cause) }, 'A token could not be checked.');
        turnAway(socket, rejection('TOKEN_UNCHECKED'));
      },
    );
  });
  const port = await listen(http, host, options.port ?? 0).catch((cause: unknown) => {
    connections.end('goingAway', SHUTTING_DOWN);
    throw cause;
  });
  let closing: Promise<void> | undefined;
  const close: Gateway['close'] = (how = {}) => {
    closing ??= (async () => {
      taking = false;
      connections.end(how.reason ?? 'goingAway', SHUTTING_DOWN, how.retryAfterMs);
      sockets.close();
      await open.emptied(limits.closingMs);
      await http.close();
    })();
    return closing;
  };
  // A stopped router answers nobody, so its clients are sent away and told to try again later.
  const stopped = () => close({ reason: 'tryLater' });
  router.closed.then(stopped, stopped).catch((cause: unknown) => log.error({ problem: String(cause) }, 'The gateway could not close.'));

  return {
    port,
    url: `ws://${host.includes(':') ? `[${host}]` : host}:${port}${SOCKET_PATH}`,
    metrics,
    get connections() {
      return connections.size;
    },
    close,
  };
}
