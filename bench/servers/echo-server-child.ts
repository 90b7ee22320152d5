/** The floor under the gateway: a WebSocket server that forwards each frame to the socket it names, and looks no further. */
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { inScratch } from '../measure/scratch.js';
import { behindDisk } from './behind-disk.js';

const [handing] = process.argv.slice(2);
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, clientTracking: false });
const sockets = new Map<string, WebSocket>();

// `name text`: forwards the text to that socket.
function handOn(content: Buffer): void {
  const text = content.toString('utf8');
  const cut = text.indexOf(' ');
  sockets.get(text.slice(0, cut))?.send(text.slice(cut + 1));
}

async function serve(take: (content: Buffer) => void): Promise<void> {
  server.on('connection', (socket, request) => {
    sockets.set(request.url?.slice(1) ?? '', socket);
    socket.on('message', take);
  });
  const tell = () => process.send?.({ url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}` });
  if (server.address() === null) server.on('listening', tell);
  else tell();
  await new Promise((asked) => process.once('message', asked));
  for (const socket of sockets.values()) socket.terminate();
  await new Promise((closed) => server.close(closed));
}

if (handing === 'synced') await inScratch((folder) => serve(behindDisk(folder, handOn)));
else await serve(handOn);
process.disconnect();
