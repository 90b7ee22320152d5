import { CLOSES, type Rejection, type Role, type ServerFrameOf, type ServerFrameType } from '@signalbox/engine';
import { createActor } from 'xstate';
import type { Client, ClientOptions, Topics } from './api.js';
import { backoffMs } from './backoff.js';
import { connectionMachine, type Phase, phaseOf } from './connection.machine.js';
import { hopeless, whyEnded } from './ending.js';
import { openLine } from './line.js';
import { openListeners } from './listeners.js';
import { openOutbox } from './outbox.js';
import { openReading } from './reading.js';
import { reconcile } from './reconcile.js';
import { openRelaying } from './relaying.js';
import { openRequests } from './requests.js';

const BACKOFF = { firstMs: 250, maxMs: 15_000 };
const CONNECT_MS = 10_000;
/** How often silence is checked for; a heartbeat takes longer. */
const PULSE_MS = 500;

/** The timers of the environment. */
const timers: NonNullable<ClientOptions['wakeAfter']> = (afterMs, wake) => {
  const timer = setTimeout(wake, afterMs);
  return () => clearTimeout(timer);
};

/** Connects to a gateway and stays connected: resumes the stream, repeats unanswered commands, notices silence. */
export function createClient<R extends Role = Role>(options: ClientOptions<R>): Client<R> {
  const nowMs = options.nowMs ?? Date.now;
  const random = options.random ?? Math.random;
  const wakeAfter = options.wakeAfter ?? timers;

  let welcome: ServerFrameOf<'welcome'> | undefined;
  let role: Role | undefined;
  let heardAtMs = 0;
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
    received: (frame) => received(frame),
    troubled: (words) => {
      because = words;
    },
    closed: (code) => {
      because = whyEnded(code, because);
      actor.send({ type: hopeless(code, because, typeof options.token === 'string') ? 'refused' : 'lost' });
    },
  });
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

  const subscribe = () => {
    if (welcome === undefined) return;
    outbox.connected(welcome.highestN, welcome.limits.unansweredMax);
    requests.connected();
    if (options.subscribe === false) queueMicrotask(() => actor.send({ type: 'caughtUp' }));
    else {
      reading.restart();
      line.write({ type: 'subscribe', ...(reading.position === undefined ? {} : { after: { ...reading.position } }) });
    }
    relaying.reconnected();
    const { holds } = options;
    if (holds === undefined) return;
    // Only once earlier commands are through: otherwise an abandon under way might find its contact already ended as no longer held.
    const greeted = welcome;
    void outbox.settled().then(async () => {
      if (welcome !== greeted) return;
      const refused = await reconcile(requests, holds());
      if (refused !== null) topics.tell('problem', refused);
    });
  };

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
        subscribe,
        everyPulse: (due) => {
          let takeBack = (): void => undefined;
          const next = (): void => {
            takeBack = wakeAfter(PULSE_MS, () => {
              next();
              due();
            });
          };
          next();
          return () => takeBack();
        },
        silent: () => welcome !== undefined && nowMs() - heardAtMs > 2 * welcome.heartbeatMs,
        backoffMs: (attempt) => backoffMs(attempt, random, options.backoff ?? BACKOFF, retryAfterMs),
      },
    },
  });

  const received = (frame: { readonly type: string } | undefined) => {
    heardAtMs = nowMs();
    // Frames of later versions are ignored, as the protocol says.
    if (frame === undefined || !Object.hasOwn(HANDLERS, frame.type)) return;
    try {
      (HANDLERS[frame.type as ServerFrameType] as (frame: unknown) => void)(frame);
    } catch (cause) {
      // Frames are not validated field by field here, which would put a schema library into every page.
      topics.tell('problem', cause instanceof Error ? cause : new Error(String(cause)));
      lostTrack();
    }
  };
  const lostTrack = () => {
    because = 'A frame of the stream was missing.';
    actor.send({ type: 'lost' });
  };
  const refused = ({ code, message, next, retriable }: ServerFrameOf<'error'>): Rejection => ({ code, message, next, retriable });

  const HANDLERS: { readonly [T in ServerFrameType]: (frame: ServerFrameOf<T>) => void } = {
    welcome: (frame) => {
      welcome = frame;
      role = frame.role;
      retryAfterMs = 0;
      topics.tell('welcome', frame);
      actor.send({ type: 'welcomed' });
    },
    ok: (frame) => outbox.ok(frame),
    error: (frame) => {
      if (frame.n !== undefined) outbox.error(frame.n, refused(frame));
      else if (frame.id !== undefined) requests.error(frame.id, refused(frame));
      else topics.tell('problem', refused(frame));
    },
    answer: (frame) => requests.reply(frame),
    relayed: (frame) => requests.reply(frame),
    reconciled: (frame) => requests.reply(frame),
    events: (frame) => {
      if (!reading.events(frame)) lostTrack();
    },
    snapshot: (frame) => {
      reading.snapshot(frame);
    },
    gap: ({ reason }) => topics.tell('gap', reason),
    heartbeat: (frame) => {
      reading.heartbeat(frame);
      if (welcome !== undefined && reading.position !== undefined && frame.seq >= welcome.head.seq) actor.send({ type: 'caughtUp' });
    },
    ...relaying.heard,
    bye: (frame) => {
      retryAfterMs = frame.retryAfterMs ?? 0;
      because = frame.message;
    },
  };

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
