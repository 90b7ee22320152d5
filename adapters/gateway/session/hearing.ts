/** Whether a client is still there, judged by what is heard of it: a frame, or the answer to a ping. */
export interface Hearing {
  /** Something came from the client. */
  heard(): void;
  /** A heartbeat was sent, and with it a ping that the client has to answer. */
  asked(): void;
  /**
   * Nothing has come for two heartbeats although it was asked for twice. A client who was not asked is not silent: then it was this
   * process that was held up.
   */
  readonly silent: boolean;
}

export function openHearing(nowMs: () => number, heartbeatMs: number): Hearing {
  let heardAtMs = nowMs();
  let unanswered = 0;
  return {
    heard() {
      heardAtMs = nowMs();
      unanswered = 0;
    },
    asked() {
      unanswered += 1;
    },
    get silent() {
      return unanswered >= 2 && nowMs() - heardAtMs > 2 * heartbeatMs;
    },
  };
}
