/**
 * Makes sure the installed packages are the ones package-lock.json names, before anything else runs.
 * Plain Node without dependencies, because it runs before there are any. Silent when all is in order.
 *
 * npm writes node_modules/.package-lock.json as the last act of an install, so a tree without it, or one whose
 * folders do not hold the versions it claims, was left by an install that was killed: it is installed again.
 */
import { spawn } from 'node:child_process';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { mayNotWrite } from './packaging/own-folder.mjs';
import { whenStarterIsGone } from './started-by.mjs';

const NODE_MIN = [20, 19];
const PROGRESS_MS = 5_000;

/** Says what is wrong with this Node version, or undefined when it will do. */
export function nodeComplaint(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [majorMin, minorMin] = NODE_MIN;
  if (major > majorMin || (major === majorMin && minor >= minorMin)) return undefined;
  return `Signalbox needs Node ${majorMin}.${minorMin} or newer; this is ${version}. Install a newer Node and run the command again.`;
}

/** What this machine is, in the words package-lock.json uses for platform packages. The C library is asked for only when it matters: the report is slow. */
const thisPlatform = {
  os: process.platform,
  cpu: process.arch,
  get libc() {
    if (process.platform !== 'linux') return undefined;
    return process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
  },
};

const allows = (list, mine) => {
  if (list === undefined || mine === undefined) return true;
  const named = list.filter((name) => !name.startsWith('!'));
  return !list.includes(`!${mine}`) && (named.length === 0 || named.includes(mine));
};

/** An optional package may be missing when it is made for another platform, or only exists to serve one that is (it then names none). */
function mayBeAbsent(entry, platform) {
  if (entry.optional !== true && entry.devOptional !== true) return false;
  if (entry.os === undefined && entry.cpu === undefined && entry.libc === undefined) return true;
  return !(
    allows(entry.os, platform.os) &&
    allows(entry.cpu, platform.cpu) &&
    (entry.libc === undefined || allows(entry.libc, platform.libc))
  );
}

const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** What a workspace asks for decides its tree as much as its version does. */
const asks = (entry) =>
  JSON.stringify(
    [entry.dependencies, entry.devDependencies, entry.optionalDependencies, entry.peerDependencies, entry.bin].map((part) => part ?? {}),
  );

/** The first difference between lockfile and installed tree, in words, or undefined when they agree. */
export function difference(root, platform = thisPlatform) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  if (wanted === undefined) throw new Error('package-lock.json is missing or damaged: restore it from version control.');
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (installed === undefined) return 'nothing is installed yet, or an install was interrupted';
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const found = installed[path];
    if (found === undefined) {
      if (mayBeAbsent(entry, platform)) continue;
      return `${path} is not installed`;
    }
    if (entry.link === true) {
      if (found.link !== true || found.resolved !== entry.resolved) return `${path} is not linked to ${entry.resolved}`;
      if (!linked(join(root, path), join(root, entry.resolved))) return `the link ${path} is broken`;
      continue;
    }
    if (found.version !== entry.version || found.integrity !== entry.integrity) return `${path} is ${found.version}, not ${entry.version}`;
    if (!path.includes('node_modules')) {
      if (asks(found) !== asks(entry)) return `${path} asks for other packages than were installed`;
      continue;
    }
    if (readJson(join(root, path, 'package.json'))?.version !== entry.version) return `${path} is damaged`;
  }
  for (const path of Object.keys(installed)) if (wanted[path] === undefined) return `${path} is installed but not in the lockfile`;
  return undefined;
}

const linked = (link, target) => existsSync(link) && existsSync(target) && realpathSync(link) === realpathSync(target);

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** What to do in a clone of somebody else's, or on a disk that is read-only. */
const notOurs = (root, why) =>
  `The packages have to be installed (${why}), and you may not write to ${root}.
Have whoever owns it run \`npm ci\` there; then it can be used by all who may read it. Or work in a copy of your own:
  cp -r ${root} signalbox && cd signalbox`;

/** Two commands started together must not both empty node_modules: the second waits for the first, unless the first has died. */
async function alone(root, why, job) {
  const lock = join(root, 'var', 'install.lock');
  try {
    // npm would find out by itself, and say so in the words of the system, after it has removed what is there.
    accessSync(root, constants.W_OK);
    mkdirSync(dirname(lock), { recursive: true });
    accessSync(dirname(lock), constants.W_OK);
  } catch (error) {
    throw mayNotWrite(error) ? new Error(notOurs(root, why)) : error;
  }
  for (let told = false; ; ) {
    try {
      const file = openSync(lock, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const holder = Number(existsSync(lock) ? readFileSync(lock, 'utf8') : 0);
      if (holder > 0 && alive(holder)) {
        if (!told)
          console.error(
            `Another install (process ${holder}) is running; waiting for it. (Remove var/install.lock if that process is something else.)`,
          );
        told = true;
        await pause(500);
      } else {
        await pause(50);
        const still = Number(existsSync(lock) ? readFileSync(lock, 'utf8') : 0);
        if (still === holder) rmSync(lock, { force: true });
      }
    }
  }
  try {
    return await job();
  } finally {
    rmSync(lock, { force: true });
  }
}

/**
 * Ends the install with whoever asked for it. A signal to this process is handed on; whether npm is still there is looked for. The install is
 * a process group of its own, since npm too has shells between.
 */
function endingWith(child) {
  const end = (signal) => {
    try {
      if (process.platform === 'win32') child.kill(signal);
      else process.kill(-child.pid, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']) process.on(signal, end);
  child.on(
    'close',
    whenStarterIsGone(() => end('SIGTERM')),
  );
}

/** Runs `npm ci` with its own output shown, and a line every few seconds because npm says nothing without a terminal. */
function install(root) {
  const startMs = performance.now();
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const child = spawn(command, [...args, 'ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && args.length === 0,
    detached: process.platform !== 'win32',
  });
  endingWith(child);
  const ticker = setInterval(() => console.error(`  … installing, ${Math.round((performance.now() - startMs) / 1000)} s`), PROGRESS_MS);
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) => done(code ?? signal));
  }).finally(() => clearInterval(ticker));
}

export async function ensureInstall(root) {
  const accepted = join(root, 'node_modules', '.signalbox-accepted');
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const before = difference(root);
  if (before === undefined || (existsSync(accepted) && readFileSync(accepted, 'utf8') === `${before}\n${lockText}`)) return;
  await alone(root, before, async () => {
    const why = difference(root);
    if (why === undefined) return;
    console.error(`Installing the packages of package-lock.json (${why}); a first install takes about a minute.`);
    const outcome = await install(root);
    if (outcome !== 0)
      throw new Error(`npm ci ended with ${outcome}. Its message stands above; the next command tries again from the start.`);
    const after = difference(root);
    if (after !== undefined && !/is not installed$/.test(after))
      throw new Error(`npm ci ended well but ${after}. Remove node_modules and run the command again.`);
    // npm drops an optional package that will not build here; asking again each time would not change that.
    if (after !== undefined) writeFileSync(accepted, `${after}\n${lockText}`);
    console.error('Installed.');
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  const complaint = nodeComplaint(process.versions.node);
  try {
    if (complaint !== undefined) throw new Error(complaint);
    await ensureInstall(join(dirname(fileURLToPath(import.meta.url)), '..'));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
