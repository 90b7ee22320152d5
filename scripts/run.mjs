/**
 * Starts the command line of this checkout: `node scripts/run.mjs serve --plan plan.yaml`. It is built into plain JavaScript when sources have
 * changed since (a second or two), so that it runs as fast as an installed one.
 * Works from any folder; file names on the command line are the caller's, also where npm was told to start it.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint } from './packaging/fingerprint.mjs';
import { mayNotWrite, ownFolder } from './packaging/own-folder.mjs';
import { whenStarterIsGone } from './started-by.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** A build nobody has started for so long is of older sources, and no process is left that might still read from it. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** Built inside the project or, where this user may not write there, in a folder of the user's own: others' builds are closed to them. */
async function built() {
  const name = fingerprint(root, ['engine', 'adapters', 'simulations', 'cli']);
  const inProject = join(root, 'var', 'command-line');
  try {
    return await builtIn(inProject, name);
  } catch (error) {
    if (!mayNotWrite(error)) throw error;
    return builtIn(ownFolder(root), name);
  }
}

async function builtIn(builds, name) {
  const folder = join(builds, name);
  if (existsSync(folder)) {
    const now = new Date();
    utimesSync(folder, now, now);
    return join(folder, 'cli', 'main.js');
  }
  const { writeCommandLine } = await import('./packaging/command-line.mjs');
  // Or its process would stay beside the command for as long as that runs.
  const main = await writeCommandLine(root, folder).finally(async () => (await import('esbuild')).stop());
  for (const one of readdirSync(builds)) {
    const other = join(builds, one);
    if (one !== 'node_modules' && Date.now() - (statSync(other, { throwIfNoEntry: false })?.mtimeMs ?? 0) > KEPT_MS)
      rmSync(other, { recursive: true, force: true });
  }
  return main;
}

const main = await built().catch((error) => {
  console.error(
    error.code === 'ERR_MODULE_NOT_FOUND'
      ? 'The packages are not installed. Run `npm ci` in the project folder, then try again.'
      : `The command line could not be built: ${error.message}`,
  );
  process.exit(1);
});

/** npm moves to the project before it starts anything; whoever asks `npm run signalbox` means the folder that is asked from. */
const { npm_lifecycle_event: npmScript, INIT_CWD: calledFrom } = process.env;
const cwd = npmScript === 'signalbox' && calledFrom !== undefined && existsSync(calledFrom) ? calledFrom : process.cwd();
const child = spawn(process.execPath, [main, ...process.argv.slice(2)], { stdio: 'inherit', cwd });

// A terminal sends Ctrl-C to both processes: passing it on as well would look to the child like a second, impatient one.
process.on('SIGINT', () => {
  if (!process.stdin.isTTY) child.kill('SIGINT');
});
for (const signal of ['SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2']) process.on(signal, () => child.kill(signal));

// What npm has started ends with it; what was started by hand may outlive its shell.
if (npmScript !== undefined) whenStarterIsGone(() => child.kill('SIGTERM'));

child.on('error', (error) => {
  console.error(`The command line could not be started: ${error.message}`);
  process.exitCode = 1;
});
child.on('exit', (code, signal) => {
  if (signal === null) {
    process.exitCode = code ?? 1;
    return;
  }
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
