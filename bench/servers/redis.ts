import { connect } from 'node:net';
import { NotMeasured } from '../cases/case.js';
import { findProgram, freePort, type Started, startProgram } from './local-server.js';

/** A Redis of our own on a free port, with all its files in `folder`, synced once a second, Redis's default with an append-only file. */
export async function startRedis(folder: string): Promise<Started & { readonly port: number }> {
  const file = findProgram('redis-server');
  if (file === undefined) throw new NotMeasured('redis-server is not installed (Debian: redis-server)');
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes', '--daemonize', 'no'];
  return { port, ...(await startProgram(file, args, { ready: () => answers(port) })) };
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(() => resolve(true)));
    socket.once('error', () => resolve(false));
  });
