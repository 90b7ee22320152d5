import { type ServerFrame, type ServerFrameOf, type ServerFrameType, serverFrameSchema } from '@signalbox/engine/protocol';
import { WebSocket } from 'ws';

/** A bare WebSocket that writes whatever it is given and keeps every frame it gets. */
export interface Link {
  readonly socket: WebSocket;
  readonly frames: readonly ServerFrame[];
  send(frame: unknown): void;
  /** The next frame of that type that fits and was not waited for before; rejects when the connection ends first. */
  next<T extends ServerFrameType>(type: T, fits?: (frame: ServerFrameOf<T>) => boolean): Promise<ServerFrameOf<T>>;
  readonly closed: Promise<{ code: number; reason: string }>;
  close(): void;
}

/** Thrown where the upgrade was answered with an ordinary response. */
export class Refused extends Error {
  readonly status: number;
  readonly body: { code: string; message: string };
  readonly headers: Readonly<Record<string, unknown>>;
  constructor(status: number, body: { code: string; message: string }, headers: Readonly<Record<string, unknown>>) {
    super(`${status} ${body.code}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

export interface LinkOptions {
  readonly protocols?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Connects with the token in the subprotocol, unless told otherwise, and waits until the socket is open. */
export async function link(url: string, token: string, options: LinkOptions = {}): Promise<Link> {
  const socket = new WebSocket(url, [...(options.protocols ?? ['signalbox.v1', `bearer.${token}`])], {
    perMessageDeflate: false,
    headers: { ...options.headers },
  });
  const frames: ServerFrame[] = [];
  const waited = new Set<ServerFrame>();
  let waiters: { look(): boolean; fail(cause: Error): void }[] = [];
  const look = () => {
    waiters = waiters.filter((waiter) => !waiter.look());
  };
  socket.on('message', (content) => {
    const frame = JSON.parse(String(content)) as ServerFrame;
    // What the gateway writes has to fit its own description; a frame that does not ends the test that got it.
    const fits = serverFrameSchema.safeParse(frame);
    if (!fits.success) socket.emit('error', new Error(`${String(content)}: ${fits.error.message}`));
    frames.push(frame);
    look();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => {
      resolve({ code, reason: String(reason) });
      const left = waiters;
      waiters = [];
      for (const { fail } of left) fail(new Error(`closed with ${code} ${reason}; frames: ${JSON.stringify(frames.slice(-3))}`));
    });
  });
  await new Promise<void>((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
    socket.on('unexpected-response', (_, response) => {
      let body = '';
      response.on('data', (part) => {
        body += String(part);
      });
      response.on('end', () => reject(new Refused(response.statusCode ?? 0, JSON.parse(body), response.headers)));
    });
  });
  return {
    socket,
    frames,
    send: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    next: (type, fits = () => true) =>
      new Promise((resolve, reject) => {
        const waiter = {
          look: () => {
            const found = frames.find((frame) => frame.type === type && !waited.has(frame) && fits(frame as never));
            if (found === undefined) return false;
            waited.add(found);
            resolve(found as never);
            return true;
          },
          fail: reject,
        };
        if (!waiter.look()) waiters.push(waiter);
      }),
    closed,
    close: () => socket.close(1000),
  };
}
