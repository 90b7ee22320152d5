import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { refuseUpgrade } from '@signalbox/adapters/gateway';
import { rejection, SOCKET_PATH, SUBPROTOCOL } from '@signalbox/engine';
import { WebSocket, WebSocketServer } from 'ws';
import type { Tape } from './tape.js';
import { joinSockets, type Meddling, type WireLink } from './wire-link.js';

/** The line in front of the gateway: everything the client under test says and hears goes through here. */
export interface Wire {
  readonly url: string;
  /** The newest connection, if it stands. */
  readonly link: WireLink | undefined;
  meddle(how: Meddling): void;
  /** Whether upgrades are refused as by a router that is about to close: 503, to be tried again. */
  refusing: boolean;
  close(): Promise<void>;
}

export interface WireOptions {
  readonly gatewayPort: number;
  /** 0: any free one. */
  readonly port: number;
  readonly tape: Tape;
}

export async function openWire({ gatewayPort, port, tape }: WireOptions): Promise<Wire> {
  const server = createServer((_, response) => response.writeHead(426).end());
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, handleProtocols: () => SUBPROTOCOL });
  let meddling: Meddling = {};
  let link: WireLink | undefined;
  let count = 0;
  let closing = false;

  const wire: Wire = {
    url: '',
    get link() {
      return link?.over === false ? link : undefined;
    },
    meddle: (how) => {
      meddling = how;
    },
    refusing: false,
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
        link = joinSockets({ near, socket, far, count: mine, tape, meddling: () => meddling });
        far.resume();
      });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return Object.assign(wire, { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}${SOCKET_PATH}` });
}
