import type { SocketLike } from '@signalbox/adapters/client';
import type { GatewaySocket } from '@signalbox/adapters/gateway';
import { type Later, openLane } from '@signalbox/simulations/faults';

/** A process as the network sees it: whatever comes to it is seen to in the order of coming, and once it is not held up. */
export type Arrive = (act: () => void) => void;

/** What a pair is made of. */
export interface PairOptions {
  readonly later: Later;
  /** Gives [0, 1); how long each frame takes. */
  readonly latency: () => number;
  /** Whether the line can be had, and the process at its other end; `null`: nobody is there. Asked as the upgrade arrives. */
  readonly answering: () => Arrive | null;
  /** Until the upgrade is on its way: a proxy may keep it for longer than the client waits. */
  readonly lingersMs: number;
  /** What the process says of the upgrade; `null`: it takes the connection. */
  readonly knock: () => Promise<{ readonly status: number } | null>;
  /** The process has taken the connection. */
  readonly accepted: (socket: GatewaySocket) => void;
  /** Sees a frame of the client before it is sent; `true`: it will see to it itself, by `arrive`. */
  readonly sending: (text: string, arrive: () => void) => boolean;
  /** Sees a frame of the gateway as it is written, and says what the client is to have of it; `null`: nothing. */
  readonly telling: (text: string) => string | null;
}

/** One connection: two sockets, and what happens to frames between them. */
export interface SocketPair {
  readonly client: SocketLike;
  /** Both ends see it stand, and frames pass. */
  readonly standing: boolean;
  /** Nothing passes any more. The client learns of it now, or has to find out; the process is told after so long. */
  cut(clientTold: boolean, noticedMs: number): void;
  /** The process is gone: what it has written still arrives, and then the end. */
  dies(): void;
}

/** Close code of a connection that ended without a closing handshake (RFC 6455, section 7.4.1). */
const ABNORMAL = 1006;
const [OPEN, CLOSING, CLOSED] = [1, 2, 3] as const;

/** Two sockets as a client and a gateway know them, with nothing but virtual time between them. */
export function openSocketPair(options: PairOptions): SocketPair {
  const { later, latency } = options;
  const [up, down] = [openLane(later, latency), openLane(later, latency)];
  const listeners: { [event: string]: ((...args: never[]) => void) | undefined } = {};
  /** What has come to the process and was not read yet, in order. */
  const unread: (() => void)[] = [];
  let arrive: Arrive = () => undefined;
  let passes = true;
  let paused = false;
  let serverState: number = CLOSED;
  let clientState: number = 0;

  const emit = (event: string, ...args: unknown[]): void => listeners[event]?.(...(args as never[]));

  function read(): void {
    while (!paused) {
      const next = unread.shift();
      if (next === undefined) return;
      next();
    }
  }

  const arriveInOrder = (act: () => void): void =>
    arrive(() => {
      unread.push(act);
      read();
    });

  const arriveMessage = (text: string): void => {
    if (passes) arriveInOrder(() => emit('message', Buffer.from(text), false));
  };

  function serverClosed(): void {
    if (serverState === CLOSED) return;
    serverState = CLOSED;
    emit('close');
  }

  function clientClosed(code: number): void {
    if (clientState === CLOSED) return;
    clientState = CLOSED;
    (client.onclose as ((event: { code: number; reason: string }) => void) | null)?.({ code, reason: '' });
  }

  const toClient = (act: () => void): void => down(() => (passes ? act() : undefined));

  const server: GatewaySocket = {
    OPEN,
    bufferedAmount: 0,
    get readyState() {
      return serverState;
    },
    send(text, sent) {
      queueMicrotask(sent);
      const data = serverState === OPEN ? options.telling(text) : null;
      if (data === null) return;
      toClient(() => {
        if (clientState === OPEN) (client.onmessage as ((event: { data: string }) => void) | null)?.({ data });
      });
    },
    ping() {
      toClient(() =>
        up(() => {
          if (passes && clientState !== CLOSED) arriveInOrder(() => emit('pong'));
        }),
      );
    },
    pause() {
      paused = true;
    },
    resume() {
      paused = false;
      arrive(read);
    },
    close(code) {
      if (serverState !== OPEN) return;
      serverState = CLOSING;
      toClient(() => {
        up(() => (passes ? arriveInOrder(serverClosed) : undefined));
        clientClosed(code);
      });
    },
    terminate() {
      toClient(() => clientClosed(ABNORMAL));
      queueMicrotask(serverClosed);
    },
    on(event: string, heard: (...args: never[]) => void) {
      listeners[event] = heard;
    },
  };

  const client: SocketLike = {
    bufferedAmount: 0,
    onopen: null,
    onmessage: null,
    onerror: null,
    onclose: null,
    send(text) {
      if (clientState !== OPEN || options.sending(text, () => arriveMessage(text))) return;
      up(() => arriveMessage(text));
    },
    close(code = 1000) {
      if (clientState >= CLOSING) return;
      clientState = CLOSING;
      up(() => {
        if (passes) arriveInOrder(serverClosed);
        toClient(() => clientClosed(code));
      });
    },
  };

  function refused(message: string): void {
    if (clientState === CLOSED) return;
    (client.onerror as ((event: { message: string }) => void) | null)?.({ message });
    clientClosed(ABNORMAL);
  }

  function opened(): void {
    serverState = OPEN;
    toClient(() => {
      if (clientState !== 0) return;
      clientState = OPEN;
      (client.onopen as (() => void) | null)?.();
    });
    options.accepted(server);
  }

  /** The upgrade has come. Whoever asked for it may be gone by now, which the process does not know. */
  function come(): void {
    const answering = passes ? options.answering() : null;
    if (answering === null) return refused('Nobody is there.');
    arrive = answering;
    arrive(
      () =>
        void options.knock().then((no) => (no === null ? opened() : toClient(() => refused(`Unexpected server response: ${no.status}`)))),
    );
  }

  later.after(options.lingersMs, () => up(come));

  return {
    client,
    get standing() {
      return passes && serverState === OPEN && clientState === OPEN;
    },
    cut(clientTold, noticedMs) {
      passes = false;
      later.after(noticedMs, () => arriveInOrder(serverClosed));
      if (clientTold) clientClosed(ABNORMAL);
    },
    dies() {
      arrive = () => undefined;
      unread.length = 0;
      serverState = CLOSED;
      toClient(() => clientClosed(ABNORMAL));
    },
  };
}
