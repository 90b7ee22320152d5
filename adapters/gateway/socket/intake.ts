import type { Role } from '@signalbox/engine/protocol';
import type { GatewayLimits } from '../operation/limits.js';
import type { GatewayTime } from '../operation/time.js';
import { tokenBucket } from './bucket.js';
import { type Inbox, openInbox } from './inbox.js';
import type { GatewaySocket } from './socket.js';

/** What a client sends, taken no faster than its limits allow: so many frames a second, and so many answers still to come. */
export interface Intake extends Inbox {
  /** Commands and questions whose answers are still to come. */
  readonly unanswered: number;
  /** Counts one more; the returned function takes it off once the answer has been given. */
  underWay(): () => void;
}

export interface IntakeOptions {
  readonly socket: Pick<GatewaySocket, 'pause' | 'resume'>;
  readonly time: GatewayTime;
  readonly role: Role;
  readonly limits: GatewayLimits;
  /** Before the welcome nothing is looked at. */
  welcomed(): boolean;
  take(text: string): void;
  /** An answer has been given; so many are still to come. */
  answered(left: number): void;
  /** The socket is read again. */
  resumed(): void;
  /** More frames are waiting than are kept. */
  overflow(): void;
}

export function openIntake({ socket, time, role, limits, welcomed, take, answered, resumed, overflow }: IntakeOptions): Intake {
  let unanswered = 0;
  const inbox = openInbox({
    bucket: tokenBucket(limits.framesPerSecond[role], limits.framesBurst[role], time.nowMs),
    framesMax: limits.inboxMax,
    wakeAfter: time.wakeAfter,
    take,
    held: () => !welcomed() || unanswered >= limits.unansweredMax,
    pause: () => socket.pause(),
    resume: () => {
      resumed();
      socket.resume();
    },
    overflow,
  });
  return {
    push: inbox.push,
    drain: inbox.drain,
    close: inbox.close,
    get paused() {
      return inbox.paused;
    },
    get unanswered() {
      return unanswered;
    },
    underWay() {
      unanswered += 1;
      return () => {
        unanswered -= 1;
        answered(unanswered);
        if (inbox.paused) queueMicrotask(inbox.drain);
      };
    },
  };
}
