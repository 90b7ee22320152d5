import type { ClientFrame, Rejection, ServerFrameOf } from '@signalbox/engine';
import { AnswerUnknown } from './outbox.js';

type Reply = ServerFrameOf<'answer' | 'relayed' | 'reconciled'>;
export type Replied<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly rejection: Rejection };
/** A frame that is answered by its id; `Omit` would merge the members of the union. */
type WithoutId<F> = F extends { readonly id: string } ? Omit<F, 'id'> : never;
export type Request = WithoutId<ClientFrame>;

interface Pending {
  readonly frames: readonly ClientFrame[];
  readonly resolve: (reply: Reply | Rejection) => void;
  readonly reject: (unknown: AnswerUnknown) => void;
}

/** Frames answered by their id; harmless to repeat, so they are sent again after a reconnect until they are answered. */
export interface Requests {
  /** Sends the parts under one id. */
  ask(parts: readonly Request[]): Promise<Reply | Rejection>;
  reply(frame: Reply): void;
  error(id: string, refused: Rejection): void;
  connected(): void;
  disconnected(): void;
  close(): void;
}

export function openRequests(send: (frame: ClientFrame) => void): Requests {
  const pending = new Map<string, Pending>();
  let online = false;
  let closed = false;
  let last = 0;

  const settle = (id: string, reply: Reply | Rejection) => {
    const asked = pending.get(id);
    pending.delete(id);
    asked?.resolve(reply);
  };

  return {
    ask: (parts) => {
      if (closed) return Promise.reject(new AnswerUnknown());
      last += 1;
      const id = String(last);
      const frames = parts.map((part) => ({ ...part, id }) as ClientFrame);
      return new Promise((resolve, reject) => {
        pending.set(id, { frames, resolve, reject });
        if (online) for (const frame of frames) send(frame);
      });
    },
    reply: (frame) => settle(frame.id, frame),
    error: settle,
    connected: () => {
      online = true;
      for (const { frames } of pending.values()) for (const frame of frames) send(frame);
    },
    disconnected: () => {
      online = false;
    },
    close: () => {
      closed = true;
      online = false;
      for (const { reject } of pending.values()) reject(new AnswerUnknown());
      pending.clear();
    },
  };
}
