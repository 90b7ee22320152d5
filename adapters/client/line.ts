import { SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX } from '@signalbox/engine/protocol';
import type { ClientOptions } from './api.js';
import { type SocketLike, socketConstructor } from './socket.js';

export interface LineEvents {
  opened(): void;
  /** A frame with a type, not necessarily a known one. `undefined`: something else arrived. */
  received(frame: { readonly type: string } | undefined): void;
  /** A socket's description of an error; its end follows. */
  troubled(because: string): void;
  closed(code: number): void;
}

/** The one socket of a client, and its successors. */
export interface Line {
  /** Whether there is a socket, open or not yet. */
  readonly present: boolean;
  /** Opens a socket, unless there is one, or none is `wanted` any more once the token has arrived. Rejects if no token arrives. */
  connect(wanted: () => boolean): Promise<void>;
  /** Does nothing without a socket. */
  write(text: string): void;
  /** Abandons the socket: nothing is heard of it any more. */
  drop(): void;
  close(code: number, reason: string): void;
}

export function openLine(options: Pick<ClientOptions, 'url' | 'client' | 'token' | 'WebSocket'>, heard: LineEvents): Line {
  const Socket = socketConstructor(options.WebSocket);
  const url = new URL(options.url);
  url.searchParams.set('client', options.client);
  // Two attempts may overtake each other on the way; these parameters tell the gateway which is the later one.
  url.searchParams.set('run', runName());
  let attempt = 0;
  let socket: SocketLike | undefined;

  return {
    get present() {
      return socket !== undefined;
    },
    connect: async (wanted) => {
      const token = typeof options.token === 'string' ? options.token : await options.token();
      if (!wanted() || socket !== undefined) return;
      attempt += 1;
      url.searchParams.set('attempt', String(attempt));
      const fresh = new Socket(url.href, [SUBPROTOCOL, `${TOKEN_SUBPROTOCOL_PREFIX}${token}`]);
      socket = fresh;
      fresh.onopen = () => heard.opened();
      fresh.onmessage = (event: { data: unknown }) => heard.received(parsed(event.data));
      fresh.onerror = (event: { message?: unknown }) =>
        heard.troubled(typeof event.message === 'string' ? event.message : 'The connection failed.');
      fresh.onclose = (event: { code: number; reason: string }) => {
        socket = undefined;
        heard.closed(event.code);
      };
    },
    write: (text) => socket?.send(text),
    drop: () => {
      const old = socket;
      socket = undefined;
      if (old === undefined) return;
      old.onopen = old.onmessage = old.onclose = null;
      // A socket dropped while connecting reports an error that concerns nobody any more.
      old.onerror = () => undefined;
      old.close();
    },
    close: (code, reason) => socket?.close(code, reason),
  };
}

/** A unique name for this run of the client, used only to tell whether two are the same. */
const runName = (): string => [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join('');

function parsed(text: unknown): { readonly type: string } | undefined {
  try {
    const frame: unknown = JSON.parse(String(text));
    return typeof frame === 'object' && frame !== null && 'type' in frame && typeof frame.type === 'string'
      ? { ...frame, type: frame.type }
      : undefined;
  } catch {
    return undefined;
  }
}
