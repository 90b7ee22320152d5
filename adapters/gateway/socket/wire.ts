import type { RejectionCode } from '@signalbox/engine';
import type { GatewaySocket } from './socket.js';

/** What comes from a socket, in the words of a connection. */
export interface WireEvents {
  text(text: string): void;
  binary(): void;
  /** Anything at all, the answer to a ping included: somebody is there. */
  sign(): void;
  /** The WebSocket protocol was broken, as `problem` names it; the socket closes itself. */
  broken(code: RejectionCode, problem: string): void;
  closed(): void;
}

/** Listens to a socket for as long as it lives. */
export function listenTo(socket: GatewaySocket, { text, binary, sign, broken, closed }: WireEvents): void {
  socket.on('message', (content, isBinary) => {
    sign();
    if (isBinary) binary();
    else text(content.toString('utf8'));
  });
  socket.on('pong', sign);
  // The library answers protocol errors with the right close code by itself; here they are only noted.
  socket.on('error', (cause) =>
    broken(cause.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' ? 'FRAME_TOO_LARGE' : 'FRAME_INVALID', cause.code ?? cause.name),
  );
  socket.on('close', closed);
}
