import { CLOSES, type Role, type ServerFrameOf } from '@signalbox/engine/protocol';
import { createActor } from 'xstate';
import type { Client, ClientOptions, Phase, Topics } from './api.js';
import { backoffMs } from './backoff.js';
import { connectionMachine, phaseOf } from './connection.machine.js';
import { hopeless, whyEnded } from './ending.js';
import { openIncoming } from './incoming.js';
import { openLine } from './line.js';
import { openListeners } from './listeners.js';
import { openOutbox } from './outbox.js';
import { openReading } from './reading.js';
import { openRelaying } from './relaying.js';
import { openRequests } from './requests.js';
import { resume } from './resuming.js';
import { openSilence } from './silence.js';

const BACKOFF = { firstMs: 250, maxMs: 15_000 };
const CONNECT_MS = 10_000;

/** The timers of the environment. */
const timers: NonNullable<ClientOptions['wakeAfter']> = (afterMs, wake) => {
  const timer = setTimeout(wake, afterMs);
  return () => clearTimeout(timer);
};

/** Connects to a gateway and stays connected: resumes the stream, repeats unanswered commands, notices silence. */
export function createClient<R extends Role = Role>(options: ClientOptions<R>): Client<R> {
  const random = options.random ?? Math.random;
  const wakeAfter = options.wakeAfter ?? timers;

  let welcome: ServerFrameOf<'welcome'> | undefined;
  let role: Role | undefined;
  let retryAfterMs = 0;
  let because: string | null = null;
  let phase: Phase = 'connecting';

  const topics = openListeners<Topics>((cause) => {
    const problem = cause instanceof Error ? cause : new Error(String(cause));
    // A listener for problems that throws must not be told of its own failure for ever.
    queueMicrotask(() => topics.tell('problem', problem));
  });
  const line = openLine(options, {
    opened: () => actor.send({ type: 'opened' }),
    received: (frame) => {
      silence.heard();
      incoming(frame);
    },
    troubled: (words) => {
      because = words;
    },
    closed: (code) => {
      because = whyEnded(code, because);
      actor.send({ type: hopeless(code, because, typeof options.token === 'string') ? 'refused' : 'lost' });
    },
  });
  const silence = openSilence(options.nowMs ?? Date.now, wakeAfter);
  const outbox = openOutbox((n, command) => line.write({ type: 'command', n, command }));
  const requests = openRequests(line.write);
  const relaying = openRelaying(requests, topics, () => role);
  const reading = openReading(
    {
      event: (event, meta) => {
        relaying.passed(event);
        topics.tell('event', event, meta);
      },
      snapshot: (view, meta) => topics.tell('snapshot', view, meta),
    },
    options.from,
  );

  const drop = () => {
    outbox.disconnected();
    requests.disconnected();
    welcome = undefined;
    line.drop();
  };

  const caughtUp = () => actor.send({ type: 'caughtUp' });
  const greeted = () => welcome;
  const resuming = { line, topics, outbox, requests, reading, relaying, options, greeted, caughtUp };

  const actor = createActor(connectionMachine, {
    clock: { setTimeout: (wake, afterMs) => wakeAfter(afterMs, wake), clearTimeout: (takeBack) => takeBack() },
    input: {
      connectMs: options.connectMs ?? CONNECT_MS,
      effects: {
        connect: () => {
          // Deferred, because the machine is still entering the state that `connect` asks about.
          queueMicrotask(() =>
            line
              .connect(() => phaseOf(actor.getSnapshot().value) === 'connecting')
              .catch((cause: unknown) => {
                because = cause instanceof Error ? cause.message : String(cause);
                actor.send({ type: 'lost' });
              }),
          );
        },
        drop,
        subscribe: () => {
          if (welcome !== undefined) resume(resuming, welcome);
        },
        everyPulse: silence.everyPulse,
        silent: () => welcome !== undefined && silence.lasts(welcome.heartbeatMs),
        backoffMs: (attempt) => backoffMs(attempt, random, options.backoff ?? BACKOFF, retryAfterMs),
      },
    },
  });

  const incoming = openIncoming({
    topics,
    outbox,
    requests,
    reading,
    relaying,
    welcomed: (frame) => {
      welcome = frame;
      role = frame.role;
      retryAfterMs = 0;
      topics.tell('welcome', frame);
      actor.send({ type: 'welcomed' });
    },
    reached: ({ seq }) => {
      if (welcome !== undefined && reading.position !== undefined && seq >= welcome.head.seq) caughtUp();
    },
    goodbye: (frame) => {
      retryAfterMs = frame.retryAfterMs ?? 0;
      because = frame.message;
    },
    lostTrack: () => {
      because = 'A frame of the stream was missing.';
      actor.send({ type: 'lost' });
    },
  });

  const client: Client<R> = {
    get phase() {
      return phase;
    },
    get position() {
      return reading.position;
    },
    send: (command) => outbox.add(command),
    ask: async (query) => {
      const reply = await requests.ask([{ type: 'query', query }]);
      if ('code' in reply) return { ok: false, rejection: reply };
      const { seq, view } = reply as ServerFrameOf<'answer'>;
      return { ok: true, seq, view: view as never };
    },
    relay: relaying.relay,
    relayFetch: relaying.relayFetch,
    relayEnd: relaying.relayEnd,
    // The type of the view follows from the token's role, which only the caller knows.
    on: topics.on as Client<R>['on'],
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

  actor.subscribe(({ value }) => {
    const now = phaseOf(value);
    if (now === phase) return;
    phase = now;
    if (now === 'closed') {
      outbox.close();
      requests.close();
    }
    topics.tell('phase', now, because);
  });
  actor.start();
  return client;
}
