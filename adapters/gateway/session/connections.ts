import { randomUUID } from 'node:crypto';
import type { Router } from '@signalbox/engine';
import { type Attempt, type CloseReason, type Scope, senderOf } from '@signalbox/engine/protocol';
import { DEFAULT_LIMITS, type GatewayLimits } from '../operation/limits.js';
import { type Log, silentLog } from '../operation/log.js';
import { type Metrics, openMetrics } from '../operation/metrics.js';
import { type GatewayTime, thisMachine } from '../operation/time.js';
import { openPulse } from '../socket/pulse.js';
import type { GatewaySocket } from '../socket/socket.js';
import { openStream } from '../stream/stream.js';
import { openReception } from './reception.js';
import { openRegistry } from './registry.js';
import { openSession, type Session } from './session.js';

export interface ConnectionsOptions {
  readonly router: Router;
  readonly limits?: Partial<GatewayLimits>;
  readonly log?: Log;
  /** Names this run in connection ids, so that they differ from those an earlier run left behind; default: random. */
  readonly run?: string;
  /** Default: this machine's. */
  readonly time?: GatewayTime;
}

/** Who is at the other end of a socket, after its token has been checked. */
export interface Arrival {
  readonly scope: Scope;
  /** The client's own name of this instance. */
  readonly client: string;
  /** The number of this attempt; `null` or left out: the client does not number them, and the last to arrive counts as the newest. */
  readonly attempt?: Attempt | null;
  /** How long its token is still valid. */
  readonly tokenMs: number;
  /** Holds back what is written from now on, so that it is sent in one go at the end of the current turn. */
  hold(): void;
  /** Sends what is held back now. */
  letGo(): void;
}

/** The connections of a gateway, from the upgrade on: sessions, what they hear, and what they say. */
export interface Connections {
  readonly size: number;
  readonly metrics: Metrics;
  take(socket: GatewaySocket, arrival: Arrival): void;
  /** Ends every connection and stops listening to the router. `retryAfterMs`: when clients may come back. */
  end(reason: CloseReason, message: string, retryAfterMs?: number): void;
}

/** `older` may be the one that has just arrived: an earlier attempt that was overtaken on the way. */
function whyReplaced(older: Session, arrived: Session): string {
  if (older === arrived) return 'A later attempt of the same client is connected.';
  return older.sender === arrived.sender
    ? 'The same client has connected again.'
    : `Client ${arrived.sender} has connected for the same adapter, which has one connection at a time.`;
}

/** Serves a router's connections over sockets that somebody else has accepted. */
export function openConnections(options: ConnectionsOptions): Connections {
  const { router, time = thisMachine, log = silentLog } = options;
  const limits: GatewayLimits = { ...DEFAULT_LIMITS, ...options.limits };
  const registry = openRegistry();
  const metrics = openMetrics((role) => registry.count(role));
  const stream = openStream(router, limits.recentRecords);
  const received = openReception({ router, registry, limits, metrics });
  // The router may still know connections of an earlier run; a random part keeps their ids different from ours.
  const run = options.run ?? randomUUID().slice(0, 8);
  const pulse = openPulse(limits.heartbeatMs, time);
  let opened = 0;
  let retryAfterMs = 1_000;

  const leaveStream = stream.join((record) => {
    for (const session of registry.concerned(record.events)) {
      if (!session.live) continue;
      try {
        session.deliver(record);
      } catch (cause) {
        // The router is handing out this record: an error thrown here would stop it because of one broken connection.
        session.failed(cause, 'The stream could not be served.');
      }
    }
  });

  return {
    get size() {
      return registry.size;
    },
    metrics,
    take(socket, { scope, client, attempt = null, tokenMs, hold, letGo }) {
      opened += 1;
      const session = openSession({
        socket,
        time,
        hold,
        letGo,
        scope,
        tokenMs,
        router,
        stream,
        limits,
        metrics,
        log,
        received,
        everyBeat: pulse.join,
        sender: senderOf(scope, client),
        attempt,
        connection: `${run}-${opened}`,
        left: (gone) => {
          registry.leave(gone);
          return () => gone.scope.role === 'adapter' && registry.adapter(gone.scope.sub) !== undefined;
        },
        get retryAfterMs() {
          return retryAfterMs;
        },
      });
      for (const older of registry.enter(session)) older.end('replaced', whyReplaced(older, session));
    },
    end(reason, message, askedMs = retryAfterMs) {
      retryAfterMs = askedMs;
      for (const session of [...registry.all]) session.end(reason, message);
      leaveStream();
      stream.close();
    },
  };
}
