import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type CloseReason, type Rejection, type Router, rejection, SOCKET_PATH, SUBPROTOCOL, senderOf } from '@signalbox/engine';
import { type WebSocket, WebSocketServer } from 'ws';
import { describeProtocol } from './asyncapi.js';
import { gatherWrites } from './gather.js';
import { listen, openHttp } from './http.js';
import { DEFAULT_LIMITS, type GatewayLimits } from './limits.js';
import { type Log, silentLog } from './log.js';
import { type Metrics, openMetrics } from './metrics.js';
import { openPulse } from './pulse.js';
import { openReception } from './reception.js';
import { openRegistry } from './registry.js';
import { openSession } from './session.js';
import { openStream } from './stream.js';
import { type TokenOptions, tokenCheck } from './tokens.js';
import { type Admitted, openDoor, refuseUpgrade } from './upgrade.js';

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

/** Between two looks at whether all clients have gone, and as long as a closing handshake usually takes. */
const CLOSE_POLL_MS = 10;

/** Opens a gateway to a router. Throws `PORT_IN_USE` or `GATEWAY_OPTIONS` where it cannot. */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const { router } = options;
  const limits: GatewayLimits = { ...DEFAULT_LIMITS, ...options.limits };
  const log = options.log ?? silentLog;
  const host = options.host ?? '127.0.0.1';
  const verify = tokenCheck(options.tokens);
  const registry = openRegistry();
  const metrics = openMetrics((role) => registry.count(role));
  const stream = openStream(router, limits.recentRecords);
  const received = openReception({ router, registry, limits, metrics });
  // Connections of an earlier run may still be known to the router; a random part keeps ours apart from them.
  const run = options.run ?? randomUUID().slice(0, 8);
  const gathering = gatherWrites();
  const pulse = openPulse(limits.heartbeatMs);
  const open = new Set<WebSocket>();
  let opened = 0;
  let taking = true;
  let retryAfterMs = 1_000;

  const door = openDoor({
    router,
    verify,
    origins: options.origins ?? [],
    connectionsMax: limits.connectionsMax,
    connections: () => registry.size,
    refusedPerMinute: limits.refusedPerMinute,
  });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytesMax,
    perMessageDeflate: false,
    clientTracking: false,
    // The token stands in the same header; only the protocol is named back.
    handleProtocols: () => SUBPROTOCOL,
  });

  const admit = (request: IncomingMessage, socket: Duplex, head: Buffer, { scope, endsAtMs, client }: Admitted) => {
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      opened += 1;
      open.add(webSocket);
      webSocket.on('close', () => open.delete(webSocket));
      const session = openSession({
        socket: webSocket,
        hold: () => gathering.hold(socket),
        letGo: () => gathering.letGo(socket),
        everyBeat: pulse.join,
        scope,
        sender: senderOf(scope, client),
        connection: `${run}-${opened}`,
        tokenMs: Math.max(0, endsAtMs - Date.now()),
        router,
        stream,
        limits,
        metrics,
        log,
        received,
        left: (gone) => {
          registry.leave(gone);
          return () => gone.scope.role === 'adapter' && registry.adapter(gone.scope.sub) !== undefined;
        },
        get retryAfterMs() {
          return retryAfterMs;
        },
      });
      for (const older of registry.enter(session)) older.end('replaced', 'The same client has connected again.');
    });
  };

  const turnAway = (socket: Duplex, refused: Rejection) => {
    metrics.refused(refused.code);
    log.warn({ code: refused.code }, 'A connection was refused.');
    refuseUpgrade(socket, refused);
  };

  const http = openHttp({ router, metrics, taking: () => taking, description: describeProtocol() });
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
        socket.destroy();
      },
    );
  });
  const port = await listen(http, host, options.port ?? 0).catch((cause: unknown) => {
    stream.close();
    throw cause;
  });
  const leaveStream = stream.join((record) => {
    for (const session of registry.concerned(record.events)) {
      if (!session.live) continue;
      try {
        session.deliver(record);
      } catch (cause) {
        // One connection that cannot be written to must not stop the router, which hands the record out.
        log.error(
          { sender: session.sender, problem: cause instanceof Error ? cause.message : String(cause) },
          'A record could not be sent.',
        );
        session.end('tryLater', 'The stream could not be served.');
      }
    }
  });

  let closing: Promise<void> | undefined;
  const close: Gateway['close'] = (how = {}) => {
    closing ??= (async () => {
      taking = false;
      retryAfterMs = how.retryAfterMs ?? retryAfterMs;
      for (const session of [...registry.all]) session.end(how.reason ?? 'goingAway', 'The gateway is shutting down.');
      leaveStream();
      stream.close();
      sockets.close();
      for (let waitedMs = 0; waitedMs <= limits.closingMs && open.size > 0; waitedMs += CLOSE_POLL_MS) {
        await new Promise((resolve) => setTimeout(resolve, CLOSE_POLL_MS));
      }
      for (const webSocket of open) webSocket.terminate();
      await http.close();
    })();
    return closing;
  };
  // A router that has stopped answers nobody; its clients should look for another one, or for this one later.
  const stopped = () => close({ reason: 'tryLater' });
  router.closed.then(stopped, stopped).catch((cause: unknown) => log.error({ problem: String(cause) }, 'The gateway could not close.'));

  return {
    port,
    url: `ws://${host.includes(':') ? `[${host}]` : host}:${port}${SOCKET_PATH}`,
    metrics,
    get connections() {
      return registry.size;
    },
    close,
  };
}
