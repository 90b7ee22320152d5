import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { NotMeasured } from '../cases/case.js';
import { findProgram, freePort, type Started, startProgram, unprivilegedUser } from './local-server.js';

const DEBIAN = '/usr/lib/postgresql';

/** Where Debian keeps the programs of each version, newest first. */
function debianFolders(): readonly string[] {
  try {
    return readdirSync(DEBIAN)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(DEBIAN, version, 'bin'));
  } catch {
    return [];
  }
}

/** Debian's own folders come first: a program on the PATH may be a wrapper that expects another user. */
export function postgresPrograms(): { readonly initdb: string; readonly server: string } | undefined {
  const find = (name: string): string | undefined =>
    debianFolders()
      .map((bin) => join(bin, name))
      .find(existsSync) ?? findProgram(name);
  const [initdb, server] = [find('initdb'), find('postgres')];
  return initdb === undefined || server === undefined ? undefined : { initdb, server };
}

/** A PostgreSQL of our own on a free port with its defaults (every commit synced), with all its files in `folder`. */
export async function startPostgres(folder: string): Promise<Started & { readonly options: pg.ClientConfig }> {
  const programs = postgresPrograms();
  if (programs === undefined) throw new NotMeasured('PostgreSQL is not installed (Debian: postgresql)');
  const { initdb, server } = programs;
  const user = unprivilegedUser('postgres') ?? unprivilegedUser('nobody');
  const data = join(folder, 'data');
  mkdirSync(data);
  if (user !== undefined) for (const path of [folder, data]) chownSync(path, user, -1);
  const { status, stderr } = spawnSync(initdb, ['-D', data, '-U', 'bench', '-A', 'trust', '--no-instructions'], {
    encoding: 'utf8',
    ...(user === undefined ? {} : { uid: user }),
  });
  if (status !== 0) throw new Error(`initdb ended with ${status}: ${stderr}`);
  const port = await freePort();
  const options: pg.ClientConfig = { host: '127.0.0.1', port, user: 'bench', database: 'postgres' };
  const args = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
  const started = await startProgram(server, args, {
    ...(user === undefined ? {} : { user }),
    stopWith: 'SIGINT',
    stopAtOnceWith: 'SIGQUIT',
    ready: () => answers(options),
  });
  return { ...started, options };
}

async function answers(options: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(options);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
