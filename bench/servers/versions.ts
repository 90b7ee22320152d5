import { spawnSync } from 'node:child_process';
import { pythonVersion, simPyVersion } from '../peers/simpy.js';
import { findProgram } from './local-server.js';
import { postgresPrograms } from './postgres.js';

/** Versions of the installed programs that peers run on, by name; the npm packages are only their clients. */
export function serverVersions(): Readonly<Record<string, string>> {
  const found = {
    Redis: versionOf(findProgram('redis-server'), /v=(\S+)/),
    PostgreSQL: versionOf(postgresPrograms()?.server, /\) (\S+)/),
    SimPy: simPyVersion(),
    Python: pythonVersion(),
  };
  return Object.fromEntries(Object.entries(found).filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** What the program reports as its version. */
function versionOf(file: string | undefined, pattern: RegExp): string | undefined {
  if (file === undefined) return undefined;
  const { stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' });
  return pattern.exec(stdout ?? '')?.[1] ?? 'unknown';
}
