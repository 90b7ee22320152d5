/** WebSocket subprotocol. Later versions of `v1` only add frames and fields; whoever meets one it does not know passes over it. */
export const SUBPROTOCOL = 'signalbox.v1';

/** A second entry of `Sec-WebSocket-Protocol` that carries the token, for browsers, which cannot set headers. Never echoed. */
export const TOKEN_SUBPROTOCOL_PREFIX = 'bearer.';

/** Path of the WebSocket on the gateway's HTTP server. */
export const SOCKET_PATH = '/v1';

interface Close {
  readonly code: number;
  readonly means: string;
  /** Whether the client may connect again by itself. */
  readonly again: boolean;
}

/** Every way a connection ends, as the close frame and the `bye` before it name it (RFC 6455, section 7.4). */
export const CLOSES = {
  done: { code: 1000, means: 'The client closed it, or asked for nothing more.', again: false },
  goingAway: { code: 1001, means: 'The gateway is shutting down; connect again after retryAfterMs.', again: true },
  unsupported: { code: 1003, means: 'A binary frame arrived; frames are JSON text.', again: false },
  policy: { code: 1008, means: 'The connection broke a rule: too many malformed frames, or too many frames at once.', again: false },
  tooLarge: { code: 1009, means: 'A frame was larger than limits.frameBytesMax.', again: false },
  tryLater: { code: 1013, means: 'The client read too slowly, or the router takes nothing now; connect again and resume.', again: true },
  tokenExpired: { code: 4401, means: 'The token ran out while connected; connect again with a new one.', again: true },
  refused: { code: 4403, means: 'The router does not know the agent or adapter of the token; the error before says why.', again: false },
  replaced: {
    code: 4409,
    means:
      'The same client, or the same adapter, connected again; the newer connection stays (by run and attempt, else the last to arrive).',
    again: false,
  },
  silent: { code: 4408, means: 'Nothing was heard of the client for two heartbeats; connect again and resume.', again: true },
} as const satisfies Record<string, Close>;

export type CloseReason = keyof typeof CLOSES;
export const CLOSE_REASONS = Object.keys(CLOSES) as [CloseReason, ...CloseReason[]];
