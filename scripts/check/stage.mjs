/** One stage of the test command: a child process with its time, a line now and then while it runs, and its words kept for when it fails. */
import { spawn } from 'node:child_process';

const FIRST_LINE_MS = 2_000;
const NEXT_LINE_MS = 15_000;

export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
    process.exitCode = 130;
  });
}

/** Says every so often that `name` is still at work. Answers a function that stops it. */
export function tell(name) {
  const startMs = performance.now();
  const line = () => {
    console.log(`  … ${name}, ${Math.round((performance.now() - startMs) / 1000)} s`);
    timer = setTimeout(line, NEXT_LINE_MS);
  };
  let timer = setTimeout(line, FIRST_LINE_MS);
  return () => clearTimeout(timer);
}

/**
 * Runs a command in `cwd`. Shown: its output goes straight to the terminal. Otherwise the output is kept and answered.
 * Answers { code, output, ms }; a command that cannot start, or dies by a signal, has a code other than 0.
 */
export function execute(command, { cwd, env = {}, shown = false }) {
  const startMs = performance.now();
  const child = spawn(command[0], command.slice(1), {
    cwd,
    env: { ...process.env, ...env },
    stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const parts = [];
  child.stdout?.on('data', (part) => parts.push(part));
  child.stderr?.on('data', (part) => parts.push(part));
  return new Promise((done) => {
    const end = (code, words = '') => {
      running.delete(child);
      done({ code, output: Buffer.concat(parts).toString('utf8') + words, ms: performance.now() - startMs });
    };
    child.on('error', (error) => end(127, `${command[0]}: ${error.message}\n`));
    child.on('close', (code, signal) => end(code ?? 128, signal === null ? '' : `ended by ${signal}\n`));
  });
}
