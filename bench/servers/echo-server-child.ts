/** The floor under the gateway: a WebSocket server that hands each text on to the socket it names, and looks no further. */
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, clientTracking: false });
const sockets = new Map<string, WebSocket>();

server.on('connection', (socket, request) => {
  const name = request.url?.slice(1) ?? '';
  sockets.set(name, socket);
  // `name text`: the text goes to that socket.
  socket.on('message', (content: Buffer) => {
    const text = content.toString('utf8');
    const cut = text.indexOf(' ');
    sockets.get(text.slice(0, cut))?.send(text.slice(cut + 1));
  });
});
server.on('listening', () => process.send?.({ url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}` }));

process.once('message', () => {
  for (const socket of sockets.values()) socket.terminate();
  server.close(() => process.disconnect());
});
