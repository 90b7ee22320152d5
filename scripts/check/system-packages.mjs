/** Programs the tests need besides Node. A missing one is installed where that is allowed, and named exactly where it is not; no test is skipped for it. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian keeps each version's server in a folder of its own, off the PATH. */
const debianPostgres = () => {
  const versions = '/usr/lib/postgresql';
  return existsSync(versions) && readdirSync(versions).some((version) => existsSync(join(versions, version, 'bin', 'initdb')));
};

/** Debian's own interpreter sees Debian's packages; another one that comes first on the PATH may not. */
const simPy = () => spawnSync('/usr/bin/python3', ['-c', 'import simpy'], { stdio: 'ignore' }).status === 0;

/** `package` is the Debian name. A row is there when its command is on the PATH, unless it says otherwise itself. */
export const SYSTEM_PACKAGES = [
  { command: 'git', package: 'git', why: 'changesets and the sources test ask it what belongs to the project' },
  { command: 'chromium', package: 'chromium', why: 'the browser client is tested in a real browser' },
  { command: 'redis-server', package: 'redis-server', why: 'a peer of the benchmarks is held against the order it claims' },
  { command: 'initdb', package: 'postgresql', isThere: debianPostgres, why: 'a peer of the benchmarks has to make the same assignments' },
  {
    command: 'simpy',
    package: 'python3-simpy3',
    isThere: simPy,
    why: 'a peer of the simulator has to make the same customers wait as long',
  },
];

export const missingFrom = (table, path = process.env.PATH ?? '') =>
  table.filter(({ command, isThere }) => !(onPath(command, path) || isThere?.() === true));

function onPath(command, path) {
  return path.split(delimiter).some((folder) => {
    const file = join(folder, command);
    try {
      accessSync(file, constants.X_OK);
      return statSync(file).isFile();
    } catch {
      return false; // Not there, or not ours to run: the next folder may have it.
    }
  });
}

/** How this user may install: directly, through sudo without a password, or not at all. */
function installer() {
  const works = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
  if (!works('apt-get', ['--version'])) return undefined;
  if (process.getuid?.() === 0) return [];
  return works('sudo', ['-n', 'true']) ? ['sudo', '-n'] : undefined;
}

/** Resolves when nothing is missing; otherwise throws with what to do. `run` shows a command's progress and answers its exit code. */
export async function ensureSystemPackages(run, table = SYSTEM_PACKAGES) {
  const missing = missingFrom(table);
  if (missing.length === 0) return;
  const names = missing.map((row) => row.package);
  const reasons = missing.map((row) => `  ${row.package}: ${row.why}`).join('\n');
  const prefix = installer();
  if (prefix === undefined) {
    throw new Error(
      `These system packages are missing and this user may not install them:\n${reasons}\nInstall them (Debian: sudo apt-get install ${names.join(' ')}) and run the command again.`,
    );
  }
  console.log(`  installing ${names.join(', ')} (Debian packages)`);
  const apt = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-y'];
  for (const args of [['update'], ['install', '--no-install-recommends', ...names]]) {
    const code = await run([...apt, ...args]);
    if (code !== 0)
      throw new Error(`apt-get ${args[0]} ended with ${code}; still missing:\n${reasons}\nInstall them by hand and run the command again.`);
  }
  const still = missingFrom(missing);
  if (still.length > 0)
    throw new Error(`apt-get installed ${names.join(', ')}, but ${still.map((row) => row.command).join(', ')} is still not found.`);
}
