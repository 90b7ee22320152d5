import { WebSocket } from 'ws';

/** Connections opened at a time: more would only queue up at the listening socket. */
const AT_A_TIME = 64;

/** Opens `count` sockets, each with what it needs to be let in, and waits until `ready` has seen to each. */
export async function openSockets(count: number, open: (n: number) => Promise<WebSocket>): Promise<WebSocket[]> {
  const sockets: WebSocket[] = new Array(count);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) sockets[n] = await open(n);
  };
  await Promise.all(Array.from({ length: Math.min(AT_A_TIME, count) }, worker));
  return sockets;
}

/** `heard` is there from the start: a server may speak in the very moment in which it lets somebody in. */
export function connected(url: string, protocols: readonly string[], heard: (text: string, socket: WebSocket) => void): Promise<WebSocket> {
  const socket = new WebSocket(url, [...protocols], { perMessageDeflate: false });
  socket.on('message', (content: Buffer) => heard(content.toString('utf8'), socket));
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}
