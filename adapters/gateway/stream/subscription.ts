import type { ReleasedRecord } from '@signalbox/engine';
import { type Head, START } from '@signalbox/engine/journal';
import { type Following, type FollowOptions, following } from './follow.js';
import type { Follower } from './follower.js';

/** The one subscription of a connection: first what the client has missed, then every record as it is released. */
export interface Subscription {
  readonly begun: boolean;
  /** Hears records as they are released. */
  readonly live: boolean;
  /** Up to where everything has been sent. */
  readonly position: Head & { readonly atMs: number };
  /** Sends what happened after `after`, or a snapshot; `goLive` is called when the last of it is delivered, before anything else is heard. */
  begin(after: Head | undefined, goLive: () => void): Promise<void>;
  deliver(record: ReleasedRecord): void;
  end(): void;
}

export function openSubscription(follower: Follower, options: FollowOptions): Subscription {
  const { stream } = options;
  let follow: Following | undefined;
  let live = false;

  return {
    get begun() {
      return follow !== undefined;
    },
    get live() {
      return live;
    },
    get position() {
      const { seq, check, atMs } = live ? stream.head : (follow?.cursor ?? { atMs: stream.head.atMs, ...START });
      return { seq, check, atMs };
    },
    async begin(after, goLive) {
      follow = following(follower, options);
      await follow.catchUp(after, () => {
        live = true;
        goLive();
      });
    },
    deliver: (record) => follow?.deliver(record),
    end() {
      live = false;
    },
  };
}
