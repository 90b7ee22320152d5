import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { whenEnded } from '../measure/leaving.js';

/** A port of the loopback interface that is unused at this moment. */
export function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

/** The program's file on the PATH. */
export const findProgram = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));

export interface Started {
  /** Ends the process that was started, and waits until it is gone. */
  stop(): Promise<void>;
}

const READY_MS = 20_000;
const LOOK_MS = 25;

/** Starts a program and waits until `ready` says that it serves. */
export async function startProgram(
  file: string,
  args: readonly string[],
  options: {
    readonly user?: number;
    readonly stopWith?: NodeJS.Signals;
    readonly stopAtOnceWith?: NodeJS.Signals;
    ready(): Promise<boolean>;
  },
): Promise<Started> {
  const child: ChildProcess = spawn(file, [...args], {
    stdio: ['ignore', 'ignore', 'ignore'],
    ...(options.user === undefined ? {} : { uid: options.user }),
  });
  let ended: number | string | null = null;
  const gone = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      ended = code ?? signal ?? 'unknown';
      resolve();
    });
    child.once('error', (error) => {
      ended = error.message;
      resolve();
    });
  });
  const stay = whenEnded(() => child.kill(options.stopAtOnceWith ?? 'SIGTERM'));
  const stop = async (): Promise<void> => {
    if (ended === null) child.kill(options.stopWith ?? 'SIGTERM');
    await gone;
    stay();
  };
  for (const endMs = performance.now() + READY_MS; !(await options.ready()); ) {
    if (ended !== null) throw new Error(`${file} ended with ${ended} before it was ready`);
    if (performance.now() > endMs) {
      await stop();
      throw new Error(`${file} was not ready within ${READY_MS / 1_000} s`);
    }
    await pause(LOOK_MS);
  }
  return { stop };
}

/** A user to run a server that refuses to run as root; `undefined` if we are not root. */
export function unprivilegedUser(name: string): number | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const { status, stdout } = spawnSync('id', ['-u', name], { encoding: 'utf8' });
  return status === 0 ? Number(stdout.trim()) : undefined;
}
