import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { whenEnded } from '../measure/leaving.js';

export interface ServerChild {
  readonly url: string;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
}

/**
 * Starts a server of this folder (its file without ending) in its own process and waits for its address. What is measured is plain
 * JavaScript, and so are its servers.
 */
export async function startServerChild(file: string, args: readonly string[]): Promise<ServerChild> {
  const child = fork(fileURLToPath(new URL(`${file}.js`, import.meta.url)), args, {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const stay = whenEnded(() => child.kill('SIGTERM'));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message: { url: string }) => resolve(message.url));
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code} before it was ready`)));
  });
  return {
    url,
    stop: async () => {
      if (child.connected) child.send('stop');
      await ended;
      stay();
    },
  };
}
