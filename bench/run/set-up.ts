import { spawnSync } from 'node:child_process';
import { simPyVersion } from '../peers/simpy.js';
import { findProgram } from '../servers/local-server.js';
import { postgresPrograms } from '../servers/postgres.js';

interface Peer {
  /** The Debian package. */
  readonly package: string;
  isThere(): boolean;
}

const PEERS: readonly Peer[] = [
  { package: 'redis-server', isThere: () => findProgram('redis-server') !== undefined },
  { package: 'postgresql', isThere: () => postgresPrograms() !== undefined },
  { package: 'python3-simpy3', isThere: () => simPyVersion() !== undefined },
];

const missing = (): readonly string[] => PEERS.filter((peer) => !peer.isThere()).map((peer) => peer.package);

/**
 * Installs missing programs of peers, if this user may. @throws with the command to run by hand otherwise. A case whose program is missing
 * is reported as not measured, so this step is optional.
 */
export function setUpPeers(tell: (words: string) => void): void {
  const packages = missing();
  if (packages.length === 0) return tell('everything the peers need is installed');
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const args of [['update'], ['install', '--no-install-recommends', ...packages]]) {
    const [command, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-y', ...args] as [
      string,
      ...string[],
    ];
    tell(`${args.join(' ')} (apt-get)`);
    spawnSync(command, rest, { stdio: 'inherit' });
  }
  const still = missing();
  if (still.length > 0)
    throw new Error(
      `These are still missing: ${still.join(', ')}. Install them (Debian: sudo apt-get install ${still.join(' ')}) and run the command again.`,
    );
  tell(`installed ${packages.join(', ')}`);
}
