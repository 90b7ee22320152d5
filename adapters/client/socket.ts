/** The part of the standard WebSocket (browsers, Node.js from 22 on, the package `ws`) the client uses. */
export interface SocketLike {
  readonly bufferedAmount: number;
  send(text: string): void;
  close(code?: number, reason?: string): void;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
}

export type SocketConstructor = new (url: string, protocols: string[]) => SocketLike;

/** Thrown by `createClient` if the environment has no WebSocket. */
export class NoWebSocket extends Error {
  override readonly name = 'NoWebSocket';
  constructor() {
    super('There is no global WebSocket here. Run `npm i ws` and pass `WebSocket` of it as an option, or use Node.js 22 or newer.');
  }
}

export function socketConstructor(given: unknown): SocketConstructor {
  const found = given ?? (globalThis as { WebSocket?: unknown }).WebSocket;
  if (typeof found !== 'function') throw new NoWebSocket();
  return found as SocketConstructor;
}
