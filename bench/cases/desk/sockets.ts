import { WebSocket } from 'ws';

/** Connections opened at a time: more would only queue up at the listening socket. */
const AT_A_TIME = 64;

/** Opens `count` sockets, `AT_A_TIME` in parallel. */
export async function openSockets(count: number, open: (n: number) => Promise<WebSocket>): Promise<WebSocket[]> {
  const sockets: WebSocket[] = new Array(count);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) sockets[n] = await open(n);
  };
  await Promise.all(Array.from({ length: Math.min(AT_A_TIME, count) }, worker));
  return sockets;
}

/** `heard` is attached from the start, because a server may send a message the moment it accepts the connection. */
export function connected(url: string, protocols: readonly string[], heard: (text: string, socket: WebSocket) => void): Promise<WebSocket> {
  const socket = new WebSocket(url, [...protocols], { perMessageDeflate: false });
  socket.on('message', (content: Buffer) => heard(content.toString('utf8'), socket));
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}
