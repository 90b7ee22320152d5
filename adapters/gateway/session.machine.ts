import type { CloseReason } from '@signalbox/engine';
import { assign, fromCallback, setup } from 'xstate';

/** What the lifecycle of a connection makes happen. */
export interface SessionEffects {
  /** Calls back whenever a heartbeat is due, until the returned function is called. */
  everyBeat(due: () => void): () => void;
  /** A heartbeat is due: show that the gateway is there, and ask whether the client is. */
  beat(): void;
  /** Whether nothing has been heard of the client for too long. */
  silent(): boolean;
  /** The connection is over as far as the router is concerned; the client is told why and the closing handshake starts. */
  leave(reason: CloseReason, message: string): void;
  /** The client does not close: the socket is destroyed. */
  terminate(): void;
}

export interface SessionTimes {
  readonly openingMs: number;
  readonly closingMs: number;
  /** How long the token is still valid. */
  readonly tokenMs: number;
}

export type SessionEvent =
  | { readonly type: 'welcomed' }
  | { readonly type: 'subscribed' }
  | { readonly type: 'caughtUp' }
  | { readonly type: 'silent' }
  | { readonly type: 'end'; readonly reason: CloseReason; readonly message: string }
  | { readonly type: 'socketClosed' };

/** Longest delay a timer can hold; a token that lasts longer is looked at again by nobody. */
const TIMER_MAX_MS = 2_147_483_647;

const declare = setup({
  types: {
    input: {} as { effects: SessionEffects; times: SessionTimes },
    context: {} as { effects: SessionEffects; times: SessionTimes; reason: CloseReason; message: string },
    events: {} as SessionEvent,
  },
  delays: {
    opening: ({ context }) => context.times.openingMs,
    closing: ({ context }) => context.times.closingMs,
    token: ({ context }) => Math.min(context.times.tokenMs, TIMER_MAX_MS),
  },
  // Called back, not a state entered anew at each beat: thousands of connections that do nothing else would keep a gateway busy.
  actors: {
    pulse: fromCallback<SessionEvent, { effects: SessionEffects }>(({ input: { effects }, sendBack }) =>
      effects.everyBeat(() => {
        if (effects.silent()) sendBack({ type: 'silent' });
        else effects.beat();
      }),
    ),
  },
  actions: {
    leave: ({ context }) => context.effects.leave(context.reason, context.message),
    terminate: ({ context }) => context.effects.terminate(),
    because: assign((_, params: { reason: CloseReason; message: string }) => params),
  },
});

/** One client's connection, from the upgrade to the last byte. */
export const sessionMachine = declare.createMachine({
  id: 'session',
  context: ({ input }) => ({ reason: 'done', message: '', ...input }),
  initial: 'open',
  states: {
    open: {
      type: 'parallel',
      on: {
        end: { target: 'closing', actions: { type: 'because', params: ({ event }) => ({ reason: event.reason, message: event.message }) } },
        socketClosed: {
          target: 'closed',
          actions: [{ type: 'because', params: { reason: 'done', message: 'The client closed the connection.' } }, 'leave'],
        },
      },
      states: {
        stream: {
          initial: 'opening',
          states: {
            opening: {
              on: { welcomed: 'idle' },
              after: {
                opening: {
                  target: '#session.closing',
                  actions: { type: 'because', params: { reason: 'tryLater', message: 'The router did not answer in time.' } },
                },
              },
            },
            idle: { on: { subscribed: 'replaying' } },
            replaying: { on: { caughtUp: 'live' } },
            live: {},
          },
        },
        pulse: {
          initial: 'beating',
          states: {
            beating: {
              invoke: { src: 'pulse', input: ({ context }) => ({ effects: context.effects }) },
              on: {
                silent: {
                  target: '#session.closing',
                  actions: { type: 'because', params: { reason: 'silent', message: 'Nothing was heard for two heartbeats.' } },
                },
              },
            },
          },
        },
        token: {
          initial: 'valid',
          states: {
            valid: {
              after: {
                token: {
                  target: '#session.closing',
                  actions: { type: 'because', params: { reason: 'tokenExpired', message: 'The token has expired.' } },
                },
              },
            },
          },
        },
      },
    },
    closing: {
      entry: 'leave',
      on: { socketClosed: 'closed' },
      after: { closing: { actions: 'terminate' } },
    },
    closed: { type: 'final' },
  },
});
