import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Rejection, RejectionCode, Router } from '@signalbox/engine';
import {
  type Attempt,
  attemptSchema,
  clientIdSchema,
  rejection,
  SOCKET_PATH,
  SUBPROTOCOL,
  TOKEN_SUBPROTOCOL_PREFIX,
} from '@signalbox/engine/protocol';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { PATH_SHOWN } from '../operation/http.js';
import type { Admission, Verify } from './tokens.js';

export interface Admitted extends Admission {
  readonly client: string;
  /** `null`: the client does not number its attempts. */
  readonly attempt: Attempt | null;
}

export interface DoorOptions {
  readonly router: Router;
  readonly verify: Verify;
  /** Origins whose pages may connect; `*`: any. Requests without an origin do not come from a page. */
  readonly origins: '*' | readonly string[];
  readonly connectionsMax: number;
  readonly connections: () => number;
  readonly refusedPerMinute: number;
}

const STATUS: Partial<Record<RejectionCode, number>> = {
  PATH_UNKNOWN: 404,
  PROTOCOL_UNSUPPORTED: 400,
  CLIENT_INVALID: 400,
  TOKEN_MISSING: 401,
  TOKEN_INVALID: 401,
  TOKEN_EXPIRED: 401,
  SCOPE_INVALID: 403,
  ORIGIN_FORBIDDEN: 403,
  ATTEMPTS_EXCEEDED: 429,
  GATEWAY_FULL: 503,
  TOKEN_UNCHECKED: 503,
  ROUTER_CLOSED: 503,
};

/** The parts of an upgrade request that are examined. */
export interface UpgradeRequest extends Pick<IncomingMessage, 'url' | 'headers'> {
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/** What the paths of requests are read against; only the path and the query matter. */
const BASE = 'http://gateway.invalid';

/** Examines requests for a connection before they become WebSockets. */
export function openDoor(options: DoorOptions): (request: UpgradeRequest) => Promise<Admitted | Rejection> {
  const { router, verify, origins } = options;
  // Only refused attempts count, so that guessing tokens is slowed down and connecting with a valid one is not.
  const attempts = new RateLimiterMemory({ points: options.refusedPerMinute, duration: 60 });

  const examine = async (request: UpgradeRequest): Promise<Admitted | Rejection> => {
    const given = request.url ?? '/';
    const url = URL.canParse(given, BASE) ? new URL(given, BASE) : null;
    if (url?.pathname !== SOCKET_PATH)
      return rejection('PATH_UNKNOWN', { path: (url?.pathname ?? given).slice(0, PATH_SHOWN), known: SOCKET_PATH });
    const { origin } = request.headers;
    if (origin !== undefined && origins !== '*' && !origins.includes(origin))
      return rejection('ORIGIN_FORBIDDEN', { origin: origin.slice(0, 128) });
    const asked = protocolsOf(request);
    if (!asked.includes(SUBPROTOCOL)) return rejection('PROTOCOL_UNSUPPORTED', { protocol: SUBPROTOCOL });
    const client = clientIdSchema.safeParse(url.searchParams.get('client') ?? '');
    if (!client.success) return rejection('CLIENT_INVALID', { parameter: 'client', problem: client.error.issues[0]?.message ?? MISFIT });
    const attempt = attemptOf(url.searchParams);
    if (attempt !== null && 'code' in attempt) return attempt;
    const token = tokenOf(request, asked);
    if (token === undefined) return rejection('TOKEN_MISSING');
    const admission = await verify(token);
    if ('code' in admission) return admission;
    if (router.phase !== 'open') return rejection('ROUTER_CLOSED', { phase: router.phase });
    if (options.connections() >= options.connectionsMax) return rejection('GATEWAY_FULL', { count: options.connectionsMax });
    return { client: client.data, attempt, ...admission };
  };

  return async (request) => {
    const address = request.socket.remoteAddress ?? 'unknown';
    const spent = await attempts.get(address);
    if (spent !== null && spent.consumedPoints >= options.refusedPerMinute)
      return rejection('ATTEMPTS_EXCEEDED', { waitMs: spent.msBeforeNext });
    const examined = await examine(request);
    // Beyond the limit `consume` rejects, with the same information; this attempt is refused either way.
    if ('code' in examined && !examined.retriable) await attempts.consume(address).catch((spent: RateLimiterRes) => spent);
    return examined;
  };
}

/** Where the schema names nothing in particular. */
const MISFIT = 'is not well formed';

/** Requires both parameters or neither: an attempt number means nothing without its run. */
function attemptOf(query: URLSearchParams): Attempt | null | Rejection {
  if (!query.has('run') && !query.has('attempt')) return null;
  const read = attemptSchema.safeParse({ run: query.get('run') ?? '', attempt: query.get('attempt') ?? '' });
  if (read.success) return { run: read.data.run, attempt: Number(read.data.attempt) };
  const [issue] = read.error.issues;
  return rejection('CLIENT_INVALID', { parameter: String(issue?.path[0]), problem: issue?.message ?? MISFIT });
}

const protocolsOf = ({ headers }: UpgradeRequest): string[] =>
  (headers['sec-websocket-protocol'] ?? '').split(',').map((entry) => entry.trim());

function tokenOf({ headers }: UpgradeRequest, asked: readonly string[]): string | undefined {
  const [, inHeader] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  const inProtocol = asked.find((entry) => entry.startsWith(TOKEN_SUBPROTOCOL_PREFIX))?.slice(TOKEN_SUBPROTOCOL_PREFIX.length);
  return inHeader ?? (inProtocol === '' ? undefined : inProtocol);
}

/** The HTTP status an upgrade is refused with. */
export const statusOf = ({ code }: Rejection): number => STATUS[code] ?? 400;

/** Answers an upgrade with an ordinary HTTP response (RFC 6455, section 4.2.2) and closes the connection. */
export function refuseUpgrade(socket: Duplex, refused: Rejection): void {
  const status = statusOf(refused);
  const body = JSON.stringify(refused);
  const headers = [
    `HTTP/1.1 ${status} ${refused.code}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(status === 401 ? ['WWW-Authenticate: Bearer'] : []),
    ...(refused.retriable ? ['Retry-After: 1'] : []),
  ];
  // A socket without a listener for errors ends the process when whoever asked has hung up meanwhile.
  socket.on('error', () => socket.destroy());
  socket.end(`${headers.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
