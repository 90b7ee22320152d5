/** The part of a WebSocket of the package `ws` that a connection uses; a simulator has sockets of its own. */
export interface GatewaySocket {
  readonly readyState: number;
  readonly OPEN: number;
  /** Bytes handed over and not yet sent. */
  readonly bufferedAmount: number;
  /** `sent` is called when the text has left. */
  send(text: string, sent: () => void): void;
  ping(): void;
  /** Stops and starts reading. */
  pause(): void;
  resume(): void;
  /** Starts the closing handshake. */
  close(code: number, reason: string): void;
  /** Ends the connection without one. */
  terminate(): void;
  on(event: 'message', heard: (content: Buffer, isBinary: boolean) => void): unknown;
  on(event: 'error', heard: (cause: Error & { code?: string }) => void): unknown;
  on(event: 'pong' | 'close', heard: () => void): unknown;
}
