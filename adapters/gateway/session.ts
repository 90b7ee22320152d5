import {
  type Attempt,
  CLOSES,
  type CloseReason,
  type Head,
  type Rejection,
  type RejectionCode,
  type ReleasedRecord,
  type Router,
  rejection,
  type Scope,
  type ServerFrame,
  START,
  SUBPROTOCOL,
} from '@signalbox/engine';
import { createActor } from 'xstate';
import { tokenBucket } from './bucket.js';
import { type Following, following, SnapshotRefused } from './follow.js';
import { type Inbox, openInbox } from './inbox.js';
import { type GatewayLimits, wireLimits } from './limits.js';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';
import { offersFirst } from './offers-first.js';
import { openOutlet } from './outlet.js';
import { presenceOf } from './presence.js';
import { type SessionEvent, sessionMachine } from './session.machine.js';
import type { GatewaySocket } from './socket.js';
import type { RecordStream } from './stream.js';
import { chartClock, type GatewayTime } from './time.js';

/** One client's connection. */
export interface Session {
  readonly scope: Scope;
  readonly sender: string;
  readonly attempt: Attempt | null;
  /** No longer takes part: being closed, or gone. */
  readonly over: boolean;
  /** Hears records as they are released. */
  readonly live: boolean;
  send(frame: ServerFrame): void;
  /** Refuses a command (`n`), a question (`id`) or a frame. */
  refuse(given: Rejection, about?: { n?: number | undefined; id?: string | undefined }): void;
  /** Counts an answer that is still to come; the returned function takes it off. */
  underWay(): () => void;
  subscribe(after: Head | undefined): void;
  deliver(record: ReleasedRecord): void;
  malformed(given: Rejection, about: { n?: number | undefined; id?: string | undefined }): void;
  end(reason: CloseReason, message: string): void;
}

export interface SessionOptions {
  readonly socket: GatewaySocket;
  readonly time: GatewayTime;
  /** What is written from now on leaves together, at the end of the work under way. */
  hold(): void;
  /** What is held leaves now. */
  letGo(): void;
  /** Calls back whenever a heartbeat is due, until the returned function is called. */
  everyBeat(due: () => void): () => void;
  readonly scope: Scope;
  readonly sender: string;
  readonly attempt: Attempt | null;
  /** Names the connection to the router; unique. */
  readonly connection: string;
  readonly tokenMs: number;
  readonly router: Router;
  readonly stream: RecordStream;
  readonly limits: GatewayLimits;
  readonly metrics: Metrics;
  readonly log: Log;
  /** Looks at one frame, from the welcome on. */
  received(session: Session, text: string): void;
  /** The connection takes no further part. Returns how to tell whether another one has taken its place. */
  left(session: Session): () => boolean;
  /** When the client may come back after each kind of end that lets it; in milliseconds. */
  readonly retryAfterMs: number;
}

export function openSession(options: SessionOptions): Session {
  const { socket, time, scope, sender, router, stream, limits, metrics, log } = options;
  const facts = { role: scope.role, sender };
  let over = false;
  let welcomed = false;
  let live = false;
  let pending = 0;
  let malformedFrames = 0;
  let heardAtMs = time.nowMs();
  /** Heartbeats since something was heard. */
  let unheard = 0;
  let follow: Following | undefined;

  const heard = (): void => {
    heardAtMs = time.nowMs();
    unheard = 0;
  };

  const first = offersFirst(scope, () => options.letGo());
  const presence = presenceOf(router, scope, options.connection, ({ code }) => {
    if (code !== 'ROUTER_CLOSED') log.warn({ code, ...facts }, 'The router did not take the end of a connection.');
  });
  const inbox: Inbox = openInbox({
    bucket: tokenBucket(limits.framesPerSecond[scope.role], limits.framesBurst[scope.role], time.nowMs),
    framesMax: limits.inboxMax,
    wakeAfter: time.wakeAfter,
    take: (text) => options.received(session, text),
    held: () => !welcomed || pending >= limits.unansweredMax,
    pause: () => socket.pause(),
    resume: () => {
      heard();
      socket.resume();
    },
    overflow: () => {
      session.refuse(rejection('RATE_EXCEEDED', { perSecond: limits.framesPerSecond[scope.role], waitMs: 1_000 }));
      session.end('policy', `More than ${limits.inboxMax} frames are waiting.`);
    },
  });

  const outlet = openOutlet({ socket, metrics, bufferedBytesMax: limits.bufferedBytesMax, hold: () => options.hold() });

  const actor = createActor(sessionMachine, {
    clock: chartClock(time),
    input: {
      times: { openingMs: limits.openingMs, closingMs: limits.closingMs, tokenMs: options.tokenMs },
      effects: {
        everyBeat: options.everyBeat,
        beat: () => {
          options.hold();
          unheard += 1;
          socket.ping();
          if (welcomed) session.send({ type: 'heartbeat', ...position() });
        },
        // A paused socket is not read, so that its silence says nothing; nor does that of a client who was not asked, where it was this
        // process that was held up.
        silent: () => !inbox.paused && unheard >= 2 && time.nowMs() - heardAtMs > 2 * limits.heartbeatMs,
        leave: (reason, message) => leave(reason, message),
        terminate: () => socket.terminate(),
      },
    },
  });
  const tell = (event: SessionEvent) => actor.send(event);

  const position = () => {
    const { seq, check, atMs } = live ? stream.head : (follow?.cursor ?? { atMs: stream.head.atMs, ...START });
    return { seq, check, atMs };
  };

  function leave(reason: CloseReason, message: string) {
    if (over) return;
    over = true;
    live = false;
    inbox.close();
    const superseded = options.left(session);
    // Deferred: a slow client is found out while a record is being released, and the router takes no command in the midst of that.
    queueMicrotask(() => presence.depart(superseded()));
    outlet.close();
    metrics.closed(reason);
    const { code, again } = CLOSES[reason];
    log.info({ reason, code, ...facts }, 'A client has left.');
    if (socket.readyState !== socket.OPEN) return;
    outlet.write({ type: 'bye', reason, message, retryAfterMs: again ? options.retryAfterMs : null });
    socket.close(code, reason);
  }

  function turnAway(against: Rejection) {
    session.refuse(against);
    session.end(against.retriable ? 'tryLater' : 'refused', against.message);
  }

  async function greet() {
    if (over) return;
    const against = await presence.arrive();
    if (over) return;
    if (against !== null) return turnAway(against);
    const known = await router.ask({ type: 'sender', sender });
    if (over) return;
    // Without its highest number a client would number new commands like old ones, and be given their answers.
    if (!known.ok) return turnAway(known.rejection);
    const { seq, check, atMs } = stream.head;
    session.send({
      type: 'welcome',
      protocol: SUBPROTOCOL,
      sender,
      role: scope.role,
      highestN: known.view.highestN,
      head: { seq, check },
      atMs,
      heartbeatMs: limits.heartbeatMs,
      limits: wireLimits(limits, scope.role),
    });
    welcomed = true;
    tell({ type: 'welcomed' });
    inbox.drain();
  }

  async function catchUp(stage: Following, after: Head | undefined) {
    await stage.catchUp(after);
    if (over) return;
    // In the same tick as the last delivery: the next record is heard live.
    live = true;
    tell({ type: 'caughtUp' });
    session.send({ type: 'heartbeat', ...position() });
  }

  const failed = (cause: unknown) => {
    if (over) return;
    log.error({ problem: cause instanceof Error ? cause.message : String(cause), ...facts }, 'A connection could not be served.');
    session.end(cause instanceof SnapshotRefused ? 'refused' : 'tryLater', 'The stream could not be served.');
  };

  const session: Session = {
    scope,
    sender,
    attempt: options.attempt,
    get over() {
      return over;
    },
    get live() {
      return live;
    },
    send: (frame) => {
      if (over || socket.readyState !== socket.OPEN) return;
      outlet.write(frame);
      if (outlet.overfull) session.end('tryLater', 'The client reads too slowly.');
    },
    refuse: (given, { n, id } = {}) => {
      metrics.refused(given.code);
      session.send({ type: 'error', ...(n === undefined ? {} : { n }), ...(id === undefined ? {} : { id }), ...given });
    },
    underWay: () => {
      pending += 1;
      return () => {
        pending -= 1;
        first.answered(pending);
        if (inbox.paused) queueMicrotask(inbox.drain);
      };
    },
    subscribe: (after) => {
      if (follow !== undefined) {
        session.refuse(rejection('SUBSCRIBED_ALREADY'));
        return;
      }
      follow = following(
        {
          scope,
          get over() {
            return over;
          },
          send: session.send,
          drained: outlet.drained,
        },
        { router, stream, itemsPerFrame: limits.itemsPerFrame, replayRecordsMax: limits.replayRecordsMax },
      );
      tell({ type: 'subscribed' });
      catchUp(follow, after).catch(failed);
    },
    deliver: (record) => {
      follow?.deliver(record);
      first.delivered(record, pending);
    },
    malformed: (given, about) => {
      malformedFrames += 1;
      session.refuse(given, about);
      if (malformedFrames < limits.malformedMax) return;
      const many = rejection('FRAMES_MALFORMED', { count: malformedFrames });
      session.refuse(many);
      session.end('policy', many.message);
    },
    end: (reason, message) => tell({ type: 'end', reason, message }),
  };

  socket.on('message', (content: Buffer, isBinary) => {
    heard();
    if (over) return;
    if (isBinary) session.end('unsupported', 'Frames are JSON text.');
    else inbox.push(content.toString('utf8'));
  });
  socket.on('pong', heard);
  socket.on('error', (cause: Error & { code?: string }) => {
    // The library answers protocol errors with the right close code by itself; here they are only noted.
    const tooLarge = cause.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
    metrics.refused((tooLarge ? 'FRAME_TOO_LARGE' : 'FRAME_INVALID') satisfies RejectionCode);
    log.warn({ problem: cause.code ?? cause.name, ...facts }, 'A connection broke the WebSocket protocol.');
  });
  socket.on('close', () => tell({ type: 'socketClosed' }));
  actor.start();
  log.info(facts, 'A client has connected.');
  // Deferred so that whoever opens the session knows it before the first answer, which may come at once.
  queueMicrotask(() => greet().catch(failed));
  return session;
}
