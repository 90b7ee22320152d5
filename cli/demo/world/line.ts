import type { CommandInput, RejectionCode } from '@signalbox/engine';
import type { Scope, WireEvent } from '@signalbox/engine/protocol';

/** One demo connection, as its owner uses it: an ordinary WebSocket client underneath. */
export interface Line {
  readonly scope: Scope;
  /** Seq of the last frame that has been handled; the play waits for it. */
  readonly handledSeq: number;
  /** Frames sent and not answered yet. */
  readonly unanswered: number;
  /**
   * Sends a command and waits for its answer. Refusals named in `expected` are part of the play (the customer was faster);
   * any other refusal ends the demo with its sentence.
   */
  tell(command: CommandInput, expected?: readonly RejectionCode[]): Promise<void>;
  onEvents(hear: (events: readonly WireEvent[], atMs: number) => void): void;
}
