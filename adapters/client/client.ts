import {
  type AssignmentRef,
  CLOSES,
  type ClientFrame,
  type Rejection,
  type Role,
  type ServerFrameOf,
  type ServerFrameType,
  SUBPROTOCOL,
  TOKEN_SUBPROTOCOL_PREFIX,
} from '@signalbox/engine';
import { createActor } from 'xstate';
import type { Client, ClientOptions, Topics } from './api.js';
import { backoffMs } from './backoff.js';
import { connectionMachine, type Phase, phaseOf } from './connection.machine.js';
import { openListeners } from './listeners.js';
import { openOutbox } from './outbox.js';
import { openReading } from './reading.js';
import { ENDS_ASSIGNMENT, openRelayCounters, type RelayMessage } from './relay.js';
import { openRequests, type Replied } from './requests.js';
import { type SocketLike, socketConstructor } from './socket.js';

const BACKOFF = { firstMs: 250, maxMs: 15_000 };
const CONNECT_MS = 10_000;
/** How often silence is looked for; a heartbeat is longer. */
const PULSE_MS = 500;
/** Holds in one part of a reconciliation: short of any frame limit even with the longest ids. */
const HOLDS_PER_PART = 100;

/** Connects to a gateway and stays connected: resumes the stream, repeats what is unanswered, notices silence. */
export function createClient<R extends Role = Role>(options: ClientOptions<R>): Client<R> {
  const Socket = socketConstructor(options.WebSocket);
  const nowMs = options.nowMs ?? Date.now;
  const random = options.random ?? Math.random;
  const url = new URL(options.url);
  url.searchParams.set('client', options.client);

  let socket: SocketLike | undefined;
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
  const write = (frame: ClientFrame) => socket?.send(JSON.stringify(frame));
  const outbox = openOutbox((n, command) => write({ type: 'command', n, command }));
  const requests = openRequests(write);
  const relays = openRelayCounters();
  const fetching = new Set<string>();
  /** Messages that are being handed on: sent again on every connection anyway, so that nobody needs to send them twice. */
  const handed = new Map<string, Promise<Replied<{ readonly k: number }>>>();
  const reading = openReading(
    {
      event: (event, meta) => {
        if ('offer' in event && ENDS_ASSIGNMENT.has(event.type)) relays.forget(event.offer);
        topics.tell('event', event, meta);
      },
      snapshot: (view, meta) => topics.tell('snapshot', view, meta),
    },
    options.from,
  );

  const drop = () => {
    outbox.disconnected();
    requests.disconnected();
    const old = socket;
    socket = undefined;
    welcome = undefined;
    if (old === undefined) return;
    old.onopen = old.onmessage = old.onclose = null;
    // A socket that is dropped while it connects reports an error that concerns nobody any more.
    old.onerror = () => undefined;
    old.close();
  };

  const connect = async () => {
    const token = typeof options.token === 'string' ? options.token : await options.token();
    if (phaseOf(actor.getSnapshot().value) !== 'connecting' || socket !== undefined) return;
    const fresh = new Socket(url.href, [SUBPROTOCOL, `${TOKEN_SUBPROTOCOL_PREFIX}${token}`]);
    socket = fresh;
    fresh.onopen = () => actor.send({ type: 'opened' });
    fresh.onmessage = (event: { data: unknown }) => received(event.data);
    fresh.onerror = (event: { message?: unknown }) => {
      because = typeof event.message === 'string' ? event.message : 'The connection failed.';
    };
    fresh.onclose = (event: { code: number; reason: string }) => ended(event.code);
  };

  const ended = (code: number) => {
    socket = undefined;
    const close = Object.values(CLOSES).find((one) => one.code === code);
    because = close?.means ?? because ?? `The connection was closed with code ${code}.`;
    actor.send({ type: hopeless(code, because, typeof options.token === 'string') ? 'refused' : 'lost' });
  };

  const subscribe = () => {
    if (welcome === undefined) return;
    outbox.connected(welcome.highestN, welcome.limits.unansweredMax);
    requests.connected();
    if (options.subscribe === false) queueMicrotask(() => actor.send({ type: 'caughtUp' }));
    else {
      reading.restart();
      write({ type: 'subscribe', ...(reading.position === undefined ? {} : { after: { ...reading.position } }) });
    }
    fetching.clear();
    for (const ref of relays.open) void (role === 'desk' ? fetchRelay(ref) : tellRelay(ref));
    const { holds } = options;
    if (holds === undefined) return;
    // Only once earlier commands are through: an abandon under way must not find its contact taken back as no longer held.
    const greeted = welcome;
    void outbox.settled().then(() => {
      if (welcome === greeted) void reconcile(holds());
    });
  };

  const actor = createActor(connectionMachine, {
    input: {
      connectMs: options.connectMs ?? CONNECT_MS,
      pulseMs: PULSE_MS,
      effects: {
        connect: () => {
          // Deferred: the machine is still on its way into the state that `connect` asks about.
          queueMicrotask(() =>
            connect().catch((cause: unknown) => {
              because = cause instanceof Error ? cause.message : String(cause);
              actor.send({ type: 'lost' });
            }),
          );
        },
        drop,
        subscribe,
        silent: () => welcome !== undefined && nowMs() - heardAtMs > 2 * welcome.heartbeatMs,
        backoffMs: (attempt) => backoffMs(attempt, random, options.backoff ?? BACKOFF, retryAfterMs),
      },
    },
  });

  const received = (text: unknown) => {
    heardAtMs = nowMs();
    const frame = parsed(text);
    // Frames of later versions are passed over, as the protocol says.
    if (frame === undefined || !Object.hasOwn(HANDLERS, frame.type)) return;
    try {
      (HANDLERS[frame.type as ServerFrameType] as (frame: unknown) => void)(frame);
    } catch (cause) {
      // The gateway's frames are not checked field by field here, which would carry a schema library into every page.
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
    relay: (frame) => {
      const { tenant, contact, offer, k, body } = frame;
      const arrives = relays.arrives(frame);
      if (arrives === 'next') topics.tell('relay', { tenant, contact, offer, k, body });
      else if (arrives === 'early') void (role === 'desk' ? fetchRelay(frame) : tellRelay(frame));
    },
    'relay-fetch': ({ tenant, contact, offer, after }) => topics.tell('relayFetch', { tenant, contact, offer, after }),
    'relay-end': (frame) => {
      const { tenant, contact, offer, k, received: taken } = frame;
      fetching.delete(offer);
      for (const message of relays.taken(frame, taken)) void client.relay(message, message.body, message.k);
      if (k > relays.received(offer)) void fetchRelay(frame);
      topics.tell('relayEnd', { tenant, contact, offer, k, received: taken });
    },
    bye: (frame) => {
      retryAfterMs = frame.retryAfterMs ?? 0;
      because = frame.message;
    },
  };

  const handOn = async (message: RelayMessage): Promise<Replied<{ readonly k: number }>> => {
    const reply = await requests.ask([{ type: 'relay', ...message }]);
    return 'code' in reply ? { ok: false, rejection: reply } : { ok: true, k: message.k };
  };

  /** Several messages may arrive beyond one hole; one question is enough. */
  const fetchRelay = async (of: AssignmentRef) => {
    if (fetching.has(of.offer)) return;
    fetching.add(of.offer);
    const reply = await client.relayFetch(of);
    if (!reply.ok) fetching.delete(of.offer);
  };

  /** How far this adapter has come with an assignment: the desk then asks for, or sends again, what is missing. */
  const tellRelay = (of: AssignmentRef) => client.relayEnd(of, { k: relays.sent(of.offer), received: relays.received(of.offer) });

  /** A list that is not taken is made anew on the next connection; anything else the caller has to know. */
  const reconcile = async (holds: ReturnType<NonNullable<ClientOptions['holds']>>) => {
    const parts = [];
    for (let from = 0; from === 0 || from < holds.length; from += HOLDS_PER_PART) {
      const more = from + HOLDS_PER_PART < holds.length;
      parts.push({ type: 'reconcile' as const, holds: holds.slice(from, from + HOLDS_PER_PART), more });
    }
    const reply = await requests.ask(parts, true);
    if ('code' in reply && !reply.retriable) topics.tell('problem', reply);
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
    relay: ({ tenant, contact, offer }, body, given) => {
      const ref = { tenant, contact, offer };
      const k = given ?? relays.next(ref);
      // An adapter has its own store; a desk has nobody else to remember what was written.
      if (role === 'adapter') relays.taken(ref, k);
      else relays.keep(ref, k, body);
      const name = `${offer}/${k}`;
      const handing = handed.get(name) ?? handOn({ k, body, ...ref }).finally(() => handed.delete(name));
      handed.set(name, handing);
      return handing;
    },
    relayFetch: async ({ tenant, contact, offer }, after = relays.received(offer)) => {
      const reply = await requests.ask([{ type: 'relay-fetch', tenant, contact, offer, after }], true);
      return 'code' in reply ? { ok: false, rejection: reply } : { ok: true };
    },
    relayEnd: async ({ tenant, contact, offer }, { k, received: taken }) => {
      const reply = await requests.ask([{ type: 'relay-end', tenant, contact, offer, k, received: taken }], true);
      return 'code' in reply ? { ok: false, rejection: reply } : { ok: true };
    },
    // Which of the views a snapshot holds follows from the token's role, which only the caller knows.
    on: topics.on as Client<R>['on'],
    retryNow: () => {
      if (phase === 'waiting') actor.send({ type: 'retry' });
    },
    close: () => {
      if (phase === 'closed') return;
      because = null;
      socket?.close(CLOSES.done.code, 'done');
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

function parsed(text: unknown): { readonly type: string } | undefined {
  try {
    const frame: unknown = JSON.parse(String(text));
    return typeof frame === 'object' && frame !== null && 'type' in frame && typeof frame.type === 'string'
      ? { ...frame, type: frame.type }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether another attempt would end the same way. Browsers do not tell why an upgrade was refused; the package `ws` does. */
function hopeless(code: number, because: string, sameToken: boolean): boolean {
  const close = Object.values(CLOSES).find((one) => one.code === code);
  if (close !== undefined) return !close.again || (close.code === CLOSES.tokenExpired.code && sameToken);
  const [, status] = /Unexpected server response: (\d{3})/.exec(because) ?? [];
  return status === '400' || status === '403' || status === '404' || (status === '401' && sameToken);
}
