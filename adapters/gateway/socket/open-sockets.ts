import type { WebSocket } from 'ws';

/** The WebSockets of a gateway that have not closed yet, whether or not their connections still take part. */
export interface OpenSockets {
  enter(socket: WebSocket): void;
  /** Resolves when all closing handshakes are over or have taken too long; the sockets left over are destroyed then. */
  emptied(withinMs: number): Promise<void>;
}

export function trackOpenSockets(): OpenSockets {
  const open = new Set<WebSocket>();
  let lastLeft = (): void => undefined;

  return {
    enter(socket) {
      open.add(socket);
      socket.on('close', () => {
        open.delete(socket);
        if (open.size === 0) lastLeft();
      });
    },
    async emptied(withinMs) {
      if (open.size > 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, withinMs);
          lastLeft = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      for (const socket of open) socket.terminate();
    },
  };
}
