import type { Rejection } from '@signalbox/engine';
import { CLOSES, type ClientFrame, type Role, type ServerFrameOf, type WireLimits } from '@signalbox/engine/protocol';
import { createActor } from 'xstate';
import type { ClientOptions, Phase } from './api.js';
import { backoffMs } from './backoff.js';
import { connectionMachine, phaseOf } from './connection.machine.js';
import { hopeless, whyEnded } from './ending.js';
import { type LineEvents, openLine } from './line.js';
import { openSilence } from './silence.js';
import { tooLarge } from './too-large.js';

type Welcome = ServerFrameOf<'welcome'>;

const BACKOFF = { firstMs: 250, maxMs: 15_000 };
const CONNECT_MS = 10_000;

/** The timers of the environment. */
const timers: NonNullable<ClientOptions['wakeAfter']> = (afterMs, wake) => {
  const timer = setTimeout(wake, afterMs);
  return () => clearTimeout(timer);
};

/** What a connection tells the rest of the client. */
export interface ConnectionEvents {
  received: LineEvents['received'];
  welcomed(welcome: Welcome): void;
  /** After the welcome: whatever was under way on the last connection can be said again. */
  resume(welcome: Welcome): void;
  /** The socket has been dropped; what was written may not have arrived. */
  dropped(): void;
  /** `because`: why the connection ended or could not be made; `null` while one is being made, or stands. */
  moved(phase: Phase, because: string | null): void;
}

/** The connection of a client, made again whenever it is lost, until it is closed. */
export interface Connection {
  readonly phase: Phase;
  /** The greeting of the present connection. */
  readonly welcome: Welcome | undefined;
  /** The role in the token, known from the first greeting on. */
  readonly role: Role | undefined;
  start(): void;
  /** Why a frame cannot be written, by the limits of the last greeting; `null`: it can. */
  refusal(frame: ClientFrame): Rejection | null;
  /** Writes all of these frames, or, returning why, none of them. */
  write(...frames: readonly ClientFrame[]): Rejection | null;
  welcomed(welcome: Welcome): void;
  /** Everything that was missed has been read. */
  caughtUp(): void;
  /** The gateway says that it is about to close the connection. */
  goodbye(frame: ServerFrameOf<'bye'>): void;
  /** The connection is of no use any more. */
  lose(because: string): void;
  /** Stops waiting for the next attempt and makes it. */
  retryNow(): void;
  close(): void;
}

export function openConnection(options: ClientOptions, tell: ConnectionEvents): Connection {
  const wakeAfter = options.wakeAfter ?? timers;
  const silence = openSilence(options.nowMs ?? Date.now, wakeAfter);
  let phase: Phase = 'connecting';
  let welcome: Welcome | undefined;
  let role: Role | undefined;
  let limits: WireLimits | undefined;
  let retryAfterMs = 0;
  let attempts = 0;
  /** Why the last connection ended, or could not be made. */
  let because: string | null = null;
  /** What was heard of the end of the present one before it. */
  let foretold: string | null = null;

  const line = openLine(options, {
    opened: () => actor.send({ type: 'opened' }),
    received: (frame) => {
      silence.heard();
      tell.received(frame);
    },
    troubled: (words) => {
      foretold = words;
    },
    closed: (code) => {
      because = whyEnded(code, foretold);
      actor.send({ type: hopeless(code, because, typeof options.token === 'string') ? 'refused' : 'lost' });
    },
  });

  const lose = (why: string): void => {
    because = why;
    actor.send({ type: 'lost' });
  };

  const refusalOf = (frame: ClientFrame, text: string): Rejection | null => (limits === undefined ? null : tooLarge(frame, text, limits));

  const connecting = (): boolean => phaseOf(actor.getSnapshot().value) === 'connecting';

  function connect(): void {
    attempts += 1;
    const mine = attempts;
    foretold = null;
    // Deferred, because the machine is still entering the state that `connecting` asks about.
    queueMicrotask(() =>
      line.connect(connecting).catch((cause: unknown) => {
        // A token that was asked for by an earlier attempt, and is refused only now, says nothing about this one.
        if (mine === attempts && connecting()) lose(cause instanceof Error ? cause.message : String(cause));
      }),
    );
  }

  function drop(): void {
    welcome = undefined;
    tell.dropped();
    line.drop();
  }

  function silent(): boolean {
    const lasts = welcome !== undefined && silence.lasts(welcome.heartbeatMs);
    if (lasts) because = 'Nothing was heard of the gateway for two heartbeats.';
    return lasts;
  }

  const actor = createActor(connectionMachine, {
    clock: { setTimeout: (wake, afterMs) => wakeAfter(afterMs, wake), clearTimeout: (takeBack) => takeBack() },
    input: {
      connectMs: options.connectMs ?? CONNECT_MS,
      effects: {
        connect,
        drop,
        late: () => {
          because = line.present ? 'The gateway did not answer in time.' : 'No token came in time.';
        },
        subscribe: () => {
          if (welcome !== undefined) tell.resume(welcome);
        },
        everyPulse: silence.everyPulse,
        silent,
        backoffMs: (attempt) => backoffMs(attempt, options.random ?? Math.random, options.backoff ?? BACKOFF, retryAfterMs),
      },
    },
  });
  actor.subscribe(({ value }) => {
    const now = phaseOf(value);
    if (now === phase) return;
    phase = now;
    tell.moved(now, now === 'waiting' || now === 'closed' ? because : null);
  });

  return {
    get phase() {
      return phase;
    },
    get welcome() {
      return welcome;
    },
    get role() {
      return role;
    },
    start: () => void actor.start(),
    refusal: (frame) => refusalOf(frame, JSON.stringify(frame)),
    write: (...frames) => {
      const texts = frames.map((frame) => JSON.stringify(frame));
      for (const [index, frame] of frames.entries()) {
        const refused = refusalOf(frame, texts[index] as string);
        if (refused !== null) return refused;
      }
      for (const text of texts) line.write(text);
      return null;
    },
    welcomed: (frame) => {
      welcome = frame;
      role = frame.role;
      limits = frame.limits;
      retryAfterMs = 0;
      tell.welcomed(frame);
      actor.send({ type: 'welcomed' });
    },
    caughtUp: () => actor.send({ type: 'caughtUp' }),
    goodbye: (frame) => {
      retryAfterMs = frame.retryAfterMs ?? 0;
      foretold = frame.message;
    },
    lose,
    retryNow: () => {
      if (phase === 'waiting') actor.send({ type: 'retry' });
    },
    close: () => {
      if (phase === 'closed') return;
      because = null;
      line.close(CLOSES.done.code, 'done');
      actor.send({ type: 'close' });
    },
  };
}
