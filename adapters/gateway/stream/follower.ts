import type { Scope, ServerFrame } from '@signalbox/engine/protocol';

/** The connection a stream of events is written to. */
export interface Follower {
  readonly scope: Scope;
  readonly over: boolean;
  send(frame: ServerFrame): void;
  /** Resolves when the client has read most of what was sent, or is gone. */
  drained(): Promise<void>;
}
