import type { Duplex } from 'node:stream';
import type { ServerFrame } from '@signalbox/engine/protocol';
import { WebSocket } from 'ws';
import type { GivenFrame, Tape } from './tape.js';

/** One connection of the client under test, with its other half to the gateway. */
export interface WireLink {
  readonly count: number;
  /** What it came with. */
  readonly token: string;
  readonly over: boolean;
  /** Ends it as a broken network does, without a closing handshake; what was written before still arrives. */
  cut(): void;
  /** Nothing passes any more in either direction, and nobody is told. */
  freeze(): void;
  /** Tells the client a frame of the kit's own; `blanks`: so many bytes longer than it need be. */
  tell(frame: ServerFrame, blanks?: number): void;
  /** Ends it with a closing handshake, as the gateway does. */
  close(code: number): void;
  /** Delivers what has been held back, in order, and holds nothing back any more. */
  letGo(): void;
}

/** What a situation does to frames on their way; without it everything passes. */
export interface Meddling {
  /** `false`: the gateway does not get this frame of the client. */
  readonly said?: (frame: GivenFrame, link: WireLink) => boolean;
  /** `hold`: this frame and all after it wait for `letGo`. */
  readonly told?: (frame: ServerFrame, link: WireLink) => 'pass' | 'drop' | 'hold';
}

export interface LinkOptions {
  readonly near: WebSocket;
  /** What `near` stands on. */
  readonly socket: Duplex;
  readonly far: WebSocket;
  readonly count: number;
  readonly token: string;
  readonly tape: Tape;
  readonly meddling: () => Meddling;
}

/** Passes frames between both sockets, one by one. */
export function joinSockets({ near, socket, far, count, token, tape, meddling }: LinkOptions): WireLink {
  let over = false;
  let frozen = false;
  const held: ServerFrame[] = [];
  let holding = false;
  const note = () => ({ atMs: performance.now(), link: count });

  const tell = (frame: ServerFrame, blanks = 0): void => {
    if (over || near.readyState !== WebSocket.OPEN) return;
    near.send(JSON.stringify(frame) + ' '.repeat(blanks));
    tape.add({ ...note(), what: 'told', frame });
    // What was written may lie unread for a while; the pong says that it does not any more.
    if (frame.type === 'events' || frame.type === 'ok' || frame.type === 'error') near.ping(String(tape.entries.length));
  };
  const ended = (): void => {
    if (over) return;
    over = true;
    tape.add({ ...note(), what: 'closed' });
  };
  const link: WireLink = {
    count,
    token,
    get over() {
      return over;
    },
    cut: () => {
      ended();
      // The socket below is ended, not reset, so that frames already written get out first.
      socket.end();
      setTimeout(() => near.terminate(), 50);
      far.terminate();
    },
    freeze: () => {
      frozen = true;
      near.pause();
    },
    tell,
    close: (code) => {
      near.close(code);
      ended();
      far.terminate();
    },
    letGo: () => {
      holding = false;
      for (const frame of held.splice(0)) tell(frame);
    },
  };

  near.on('message', (content) => {
    const frame = readFrame(String(content));
    const late = frozen || over;
    tape.add({ ...note(), what: 'said', frame: frame ?? { type: 'not JSON' }, late });
    if (late) return;
    if ((meddling().said?.(frame ?? {}, link) ?? true) && far.readyState === WebSocket.OPEN) far.send(String(content));
  });
  far.on('message', (content) => {
    if (frozen || over) return;
    const frame = JSON.parse(String(content)) as ServerFrame;
    const how = holding ? 'hold' : (meddling().told?.(frame, link) ?? 'pass');
    if (how === 'pass') tell(frame);
    if (how !== 'hold') return;
    holding = true;
    held.push(frame);
  });
  near.on('pong', (content) => tape.add({ ...note(), what: 'read', before: Number(String(content)) }));
  near.on('close', () => {
    ended();
    far.close();
  });
  far.on('close', (code) => {
    if (frozen || over) return;
    if (code === 1005 || code === 1006) near.terminate();
    else near.close(code);
  });
  for (const half of [near, far]) half.on('error', () => undefined);
  return link;
}

function readFrame(text: string): GivenFrame | undefined {
  try {
    const frame: unknown = JSON.parse(text);
    return typeof frame === 'object' && frame !== null ? (frame as GivenFrame) : undefined;
  } catch {
    return undefined;
  }
}
