import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { refuseUpgrade } from '@signalbox/adapters/gateway';
import { rejection, SOCKET_PATH, SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX } from '@signalbox/engine/protocol';
import { WebSocket, WebSocketServer } from 'ws';
import type { Tape } from './tape.js';
import { joinSockets, type Meddling, type WireLink } from './wire-link.js';

/** The line in front of the gateway: everything the client under test says and hears goes through here. */
export interface Wire {
  readonly url: string;
  /** Where the client gets another token: the body of the answer. */
  readonly tokenUrl: string;
  /** The newest connection, if it stands. */
  readonly link: WireLink | undefined;
  meddle(how: Meddling): void;
  /** Whether upgrades are refused as by a router that is about to close: 503, to be tried again. */
  refusing: boolean;
  /** Tokens that have run out: who comes with one is refused as by the gateway. */
  readonly over: Set<string>;
  close(): Promise<void>;
}

export interface WireOptions {
  readonly gatewayPort: number;
  /** 0: any free one. */
  readonly port: number;
  readonly tape: Tape;
  readonly token: () => Promise<string>;
}

const TOKEN_PATH = '/token';

export async function openWire({ gatewayPort, port, tape, token }: WireOptions): Promise<Wire> {
  const server = createServer(async ({ url }, response) => {
    if (url === TOKEN_PATH)
      response.writeHead(200, { 'content-type': 'text/plain', 'access-control-allow-origin': '*' }).end(await token());
    else response.writeHead(426).end();
  });
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, handleProtocols: () => SUBPROTOCOL });
  let meddling: Meddling = {};
  let link: WireLink | undefined;
  let count = 0;
  let closing = false;

  const wire: Wire = {
    url: '',
    tokenUrl: '',
    get link() {
      return link?.over === false ? link : undefined;
    },
    meddle: (how) => {
      meddling = how;
    },
    refusing: false,
    over: new Set(),
    close: async () => {
      closing = true;
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    count += 1;
    const mine = count;
    const note = () => ({ atMs: performance.now(), link: mine });
    if (closing || wire.refusing) {
      tape.add({ ...note(), what: 'refused' });
      refuseUpgrade(socket, rejection('ROUTER_CLOSED', { phase: 'draining' }));
      return;
    }
    const { authorization, origin, 'sec-websocket-protocol': protocols = '' } = request.headers;
    const asked = protocols.split(',').map((entry) => entry.trim());
    const carried = tokenIn(authorization, asked);
    if (wire.over.has(carried)) {
      tape.add({ ...note(), what: 'refused' });
      refuseUpgrade(socket, rejection('TOKEN_EXPIRED'));
      return;
    }
    const far = new WebSocket(`ws://127.0.0.1:${gatewayPort}${request.url ?? SOCKET_PATH}`, asked.filter(Boolean), {
      perMessageDeflate: false,
      headers: { ...(authorization === undefined ? {} : { authorization }), ...(origin === undefined ? {} : { origin }) },
    });
    far.on('unexpected-response', (_, answer) => {
      tape.add({ ...note(), what: 'refused' });
      socket.write(`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}\r\nConnection: close\r\nContent-Type: application/json\r\n\r\n`);
      answer.on('data', (part: Buffer) => socket.write(part));
      answer.on('end', () => socket.end());
    });
    far.on('error', () => socket.destroy());
    far.on('open', () => {
      // The first frame of the gateway must not be missed while the client's half of the upgrade is under way.
      far.pause();
      sockets.handleUpgrade(request, socket, head, (near) => {
        tape.add({ ...note(), what: 'opened' });
        link = joinSockets({ near, socket, far, count: mine, token: carried, tape, meddling: () => meddling });
        far.resume();
      });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return Object.assign(wire, { url: `ws://127.0.0.1:${taken}${SOCKET_PATH}`, tokenUrl: `http://127.0.0.1:${taken}${TOKEN_PATH}` });
}

/** The token of an upgrade, from whichever place it may be in; empty: none. */
const tokenIn = (authorization = '', protocols: readonly string[]): string =>
  protocols.find((entry) => entry.startsWith(TOKEN_SUBPROTOCOL_PREFIX))?.slice(TOKEN_SUBPROTOCOL_PREFIX.length) ??
  authorization.replace(/^bearer\s+/i, '');
