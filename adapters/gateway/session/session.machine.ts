import type { CloseReason } from '@signalbox/engine/protocol';
import { assign, fromCallback, setup } from 'xstate';

/** The effects of a connection's lifecycle. */
export interface SessionEffects {
  /** Calls back whenever a heartbeat is due, until the returned function is called. */
  everyBeat(due: () => void): () => void;
  /** A heartbeat is due: sends one, and a ping that the client has to answer. */
  beat(): void;
  /** Whether nothing has been heard of the client for too long. */
  silent(): boolean;
  /** Tells the router that the connection is over and the client why, and starts the closing handshake. */
  leave(reason: CloseReason, message: string): void;
  /** Destroys the socket, because the client did not finish the closing handshake. */
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

/** The longest delay of a timer, 24 days. A connection with a token that lasts longer ends then, and the client connects again. */
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
  // A callback instead of re-entering a state at each beat, which would keep a gateway with thousands of idle connections busy.
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
