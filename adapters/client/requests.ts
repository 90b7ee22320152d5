import type { Rejection } from '@signalbox/engine';
import { type ClientFrame, rejection, type ServerFrameOf } from '@signalbox/engine/protocol';

type Reply = ServerFrameOf<'answer' | 'relayed' | 'reconciled'>;
export type Replied<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly rejection: Rejection };
/** A frame that is answered by its id; `Omit` would merge the members of the union. */
type WithoutId<F> = F extends { readonly id: string } ? Omit<F, 'id'> : never;
export type Request = WithoutId<ClientFrame>;

interface Pending {
  /** Describes the state of the moment: sent again later, it would be wrong. */
  readonly momentary: boolean;
  readonly frames: readonly ClientFrame[];
  readonly resolve: (reply: Reply | Rejection) => void;
}

/** Frames answered by their id; most are harmless to repeat and are sent again after a reconnect until they are answered. */
export interface Requests {
  /** Sends the parts under one id; `momentary` ones are not repeated on another connection, but abandoned. */
  ask(parts: readonly Request[], momentary?: boolean): Promise<Reply | Rejection>;
  reply(frame: Reply): void;
  error(id: string, refused: Rejection): void;
  connected(): void;
  disconnected(): void;
  close(): void;
}

/** `send` writes all of these frames, or none and returns why. */
export function openRequests(send: (...frames: readonly ClientFrame[]) => Rejection | null): Requests {
  const pending = new Map<string, Pending>();
  let online = false;
  let closed = false;
  let last = 0;

  const settle = (id: string, reply: Reply | Rejection) => {
    const asked = pending.get(id);
    pending.delete(id);
    asked?.resolve(reply);
  };

  const sendNow = (id: string, frames: readonly ClientFrame[]) => {
    const refused = send(...frames);
    if (refused !== null) settle(id, refused);
  };

  return {
    ask: (parts, momentary = false) => {
      if (closed) return Promise.resolve(rejection('CLIENT_CLOSED'));
      last += 1;
      const id = String(last);
      const frames = parts.map((part) => ({ id, ...part }) as ClientFrame);
      return new Promise((resolve) => {
        pending.set(id, { frames, resolve, momentary });
        if (online) sendNow(id, frames);
      });
    },
    reply: (frame) => settle(frame.id, frame),
    error: settle,
    connected: () => {
      online = true;
      for (const [id, { frames }] of pending) sendNow(id, frames);
    },
    disconnected: () => {
      online = false;
      for (const [id, { momentary }] of pending) if (momentary) settle(id, rejection('OUTCOME_UNKNOWN'));
    },
    close: () => {
      closed = true;
      online = false;
      for (const { resolve } of pending.values()) resolve(rejection('CLIENT_CLOSED'));
      pending.clear();
    },
  };
}
