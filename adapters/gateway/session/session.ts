import type { Rejection, ReleasedRecord, Router } from '@signalbox/engine';
import type { Head } from '@signalbox/engine/journal';
import {
  type Attempt,
  CLOSES,
  type CloseReason,
  rejection,
  type Scope,
  type ServerFrame,
  type ServerFrameOf,
} from '@signalbox/engine/protocol';
import type { GatewayLimits } from '../operation/limits.js';
import type { Log } from '../operation/log.js';
import type { Metrics } from '../operation/metrics.js';
import type { GatewayTime } from '../operation/time.js';
import { type Intake, openIntake } from '../socket/intake.js';
import { offersFirst } from '../socket/offers-first.js';
import type { GatewaySocket } from '../socket/socket.js';
import { listenTo } from '../socket/wire.js';
import { SnapshotRefused } from '../stream/snapshot.js';
import type { RecordStream } from '../stream/stream.js';
import { openSubscription } from '../stream/subscription.js';
import { greet } from './greeting.js';
import { openHearing } from './hearing.js';
import { openLife } from './life.js';
import { presenceOf } from './presence.js';
import type { Refusals } from './refusals.js';
import { openVoice } from './voice.js';

/** One client's connection. */
export interface Session extends Refusals {
  readonly scope: Scope;
  readonly sender: string;
  readonly attempt: Attempt | null;
  /** The connection is being closed, or is gone. */
  readonly over: boolean;
  /** Hears records as they are released. */
  readonly live: boolean;
  send(frame: ServerFrame): void;
  /** Counts an answer that is still to come; the returned function takes it off. */
  underWay(): () => void;
  subscribe(after: Head | undefined): void;
  deliver(record: ReleasedRecord): void;
  end(reason: CloseReason, message: string): void;
  /** Ends the connection over an error of this side, which is logged; `sentence` is what the client is told. */
  failed(cause: unknown, sentence: string): void;
}

export interface SessionOptions {
  readonly socket: GatewaySocket;
  readonly time: GatewayTime;
  /** Holds back what is written from now on, so that it is sent in one go at the end of the current turn. */
  hold(): void;
  /** Sends what is held back now. */
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
  /** Handles one frame; called from the welcome on. */
  received(session: Session, text: string): void;
  /** The connection has ended. Returns a function that tells whether another one has taken its place. */
  left(session: Session): () => boolean;
  /** Milliseconds until the client may come back, after an end that lets it come back. */
  readonly retryAfterMs: number;
}

/** Serves one client's connection over an open socket: who is there, what they send, what they hear, and how it ends. */
export function openSession(options: SessionOptions): Session {
  const { socket, time, scope, sender, router, stream, limits, metrics, log } = options;
  const facts = { role: scope.role, sender };
  let over = false;
  let welcomed = false;

  const end = (reason: CloseReason, message: string): void => life.send({ type: 'end', reason, message });

  const first = offersFirst(scope, () => options.letGo());
  const hearing = openHearing(time.nowMs, limits.heartbeatMs);
  const { send, refuse, malformed, drained, fallSilent, goodbye } = openVoice({ ...options, end });
  const presence = presenceOf(router, scope, options.connection, ({ code }) => {
    if (code !== 'ROUTER_CLOSED') log.warn({ code, ...facts }, 'The router did not take the end of a connection.');
  });
  const intake: Intake = openIntake({
    socket,
    time,
    role: scope.role,
    limits,
    welcomed: () => welcomed,
    take: (text) => options.received(session, text),
    answered: first.answered,
    resumed: hearing.heard,
    overflow: () => {
      refuse(rejection('RATE_EXCEEDED', { perSecond: limits.framesPerSecond[scope.role], waitMs: 1_000 }));
      end('policy', `More than ${limits.inboxMax} frames are waiting.`);
    },
  });
  const follower = {
    scope,
    get over() {
      return over;
    },
    send,
    drained,
  };
  const { itemsPerFrame, replayRecordsMax } = limits;
  const subscription = openSubscription(follower, { router, stream, itemsPerFrame, replayRecordsMax });
  const heartbeat = (): void => send({ type: 'heartbeat', ...subscription.position });

  const life = openLife(options, {
    beat: () => {
      options.hold();
      hearing.asked();
      socket.ping();
      if (welcomed) heartbeat();
    },
    // While the socket is paused nothing is read from it, so hearing nothing does not mean that the client is gone.
    silent: () => !intake.paused && hearing.silent,
    leave,
  });

  function leave(reason: CloseReason, message: string): void {
    if (over) return;
    over = true;
    fallSilent();
    subscription.end();
    intake.close();
    const superseded = options.left(session);
    // Deferred: a client may be found too slow while a record is being released, when the router takes no commands.
    queueMicrotask(() => presence.depart(superseded()));
    metrics.closed(reason);
    const { code, again } = CLOSES[reason];
    log.info({ reason, code, ...facts }, 'A client has left.');
    goodbye({ type: 'bye', reason, message, retryAfterMs: again ? options.retryAfterMs : null }, code);
  }

  const failed = (cause: unknown, sentence: string): void => {
    if (over) return;
    log.error({ problem: cause instanceof Error ? cause.message : String(cause), ...facts }, 'A connection could not be served.');
    end(cause instanceof SnapshotRefused ? 'refused' : 'tryLater', sentence);
  };
  const notServed = (cause: unknown): void => failed(cause, 'The stream could not be served.');

  const session: Session = {
    scope,
    sender,
    send,
    refuse,
    malformed,
    end,
    failed,
    attempt: options.attempt,
    underWay: intake.underWay,
    get over() {
      return over;
    },
    get live() {
      return subscription.live;
    },
    subscribe(after) {
      if (subscription.begun) return refuse(rejection('SUBSCRIBED_ALREADY'));
      life.send({ type: 'subscribed' });
      const live = (): void => {
        life.send({ type: 'caughtUp' });
        heartbeat();
      };
      subscription.begin(after, live).catch(notServed);
    },
    deliver(record) {
      subscription.deliver(record);
      first.delivered(record, intake.unanswered);
    },
  };

  listenTo(socket, {
    sign: hearing.heard,
    text: intake.push,
    binary: () => end('unsupported', 'Frames are JSON text.'),
    broken: (code, problem) => {
      metrics.refused(code);
      log.warn({ problem, ...facts }, 'A connection broke the WebSocket protocol.');
    },
    closed: () => life.send({ type: 'socketClosed' }),
  });
  life.start();
  log.info(facts, 'A client has connected.');
  const welcome = (frame: ServerFrameOf<'welcome'>): void => {
    send(frame);
    welcomed = true;
    life.send({ type: 'welcomed' });
    intake.drain();
  };
  const turnAway = (against: Rejection): void => {
    refuse(against);
    end(against.retriable ? 'tryLater' : 'refused', against.message);
  };
  // Deferred so that the caller has the session before the first answer, which may come synchronously.
  queueMicrotask(() => greet({ ...options, presence, over: () => over, welcome, turnAway }).catch(notServed));
  return session;
}
