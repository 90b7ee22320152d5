import { assign, fromCallback, setup } from 'xstate';
import type { Phase } from './api.js';

/** The effects of the connection's lifecycle. */
export interface ConnectionEffects {
  connect(): void;
  /** No welcome has come in time. */
  late(): void;
  /** Drops the socket, whatever its state. */
  drop(): void;
  subscribe(): void;
  /** Calls back regularly until the returned function is called. */
  everyPulse(due: () => void): () => void;
  silent(): boolean;
  /** How long to wait before the next attempt; `attempt` counts from 0. */
  backoffMs(attempt: number): number;
}

export type ConnectionEvent =
  | { readonly type: 'opened' }
  | { readonly type: 'welcomed' }
  | { readonly type: 'caughtUp' }
  /** Gone, but another attempt may succeed. */
  | { readonly type: 'lost' }
  /** Gone for good: another attempt would end the same way. */
  | { readonly type: 'refused' }
  | { readonly type: 'retry' }
  | { readonly type: 'close' };

interface Context {
  readonly effects: ConnectionEffects;
  /** Time from the attempt to the welcome. */
  readonly connectMs: number;
  readonly attempt: number;
}

const declare = setup({
  types: {
    input: {} as Pick<Context, 'effects' | 'connectMs'>,
    context: {} as Context,
    events: {} as ConnectionEvent,
  },
  delays: {
    connecting: ({ context }) => context.connectMs,
    backoff: ({ context }) => context.effects.backoffMs(context.attempt),
  },
  // A callback instead of re-entering a state at each pulse: most clients do nothing else all day.
  actors: {
    pulse: fromCallback<ConnectionEvent, { effects: ConnectionEffects }>(({ input: { effects }, sendBack }) =>
      effects.everyPulse(() => {
        if (effects.silent()) sendBack({ type: 'lost' });
      }),
    ),
  },
  actions: {
    connect: ({ context }) => context.effects.connect(),
    late: ({ context }) => context.effects.late(),
    drop: ({ context }) => context.effects.drop(),
    subscribe: ({ context }) => context.effects.subscribe(),
    oneMore: assign({ attempt: ({ context }) => context.attempt + 1 }),
    settled: assign({ attempt: 0 }),
  },
});

/** A client's connection: made, kept, lost and made again, until it is closed. */
export const connectionMachine = declare.createMachine({
  id: 'connection',
  context: ({ input }) => ({ attempt: 0, ...input }),
  initial: 'connecting',
  states: {
    connecting: {
      entry: 'connect',
      on: { opened: 'greeting', lost: 'waiting', refused: 'closed', close: 'closed' },
      after: { connecting: { target: 'waiting', actions: 'late' } },
    },
    greeting: {
      on: { welcomed: 'connected', lost: 'waiting', refused: 'closed', close: 'closed' },
      after: { connecting: { target: 'waiting', actions: 'late' } },
    },
    connected: {
      type: 'parallel',
      on: { lost: 'waiting', refused: 'closed', close: 'closed' },
      states: {
        stream: {
          initial: 'replaying',
          states: {
            replaying: { entry: 'subscribe', on: { caughtUp: { target: 'live', actions: 'settled' } } },
            live: {},
          },
        },
        pulse: {
          initial: 'listening',
          states: {
            listening: { invoke: { src: 'pulse', input: ({ context }) => ({ effects: context.effects }) } },
          },
        },
      },
    },
    waiting: {
      entry: 'drop',
      exit: 'oneMore',
      on: { retry: 'connecting', refused: 'closed', close: 'closed' },
      after: { backoff: 'connecting' },
    },
    closed: { entry: 'drop', type: 'final' },
  },
});

/** The phase of a snapshot's value, as a caller sees it. */
export function phaseOf(value: unknown): Phase {
  if (typeof value === 'string') return value as Phase;
  const { connected } = value as { connected: { stream: 'replaying' | 'live' } };
  return connected.stream;
}
