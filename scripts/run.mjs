/**
 * Starts the command line from its TypeScript sources: `node scripts/run.mjs serve --plan plan.yaml`.
 * Works from any folder; loader and tsconfig come from the project, file names on the command line are the caller's.
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const loader = () => {
  try {
    return import.meta.resolve('tsx');
  } catch {
    console.error('The packages are not installed. Run `npm ci` in the project folder, then try again.');
    process.exit(1);
  }
};

const child = spawn(
  process.execPath,
  ['--conditions=signalbox-source', '--import', loader(), join(root, 'cli', 'main.ts'), ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') } },
);

// A terminal sends Ctrl-C to both processes: passing it on as well would look to the child like a second, impatient one.
process.on('SIGINT', () => {
  if (!process.stdin.isTTY) child.kill('SIGINT');
});
for (const signal of ['SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2']) process.on(signal, () => child.kill(signal));

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
