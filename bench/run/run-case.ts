import { fork } from 'node:child_process';
import type { BenchCase } from '../cases/case.js';
import { whenEnded } from '../measure/leaving.js';
import type { Ask, Told } from './messages.js';
import type { Program } from './program.js';

/** Flags of a case's process: access to the garbage collector, and a heap for a million contacts. */
const NODE_FLAGS = ['--expose-gc', '--max-old-space-size=12288'];

const PARTING_MS = 5_000;

/**
 * Runs one case once, in a fresh process of the program's checkout, and stops it if it exceeds its budget.
 * @param enough ends it early, once the caller has seen enough
 */
export function runCase(
  { budgetMs, id, nodeFlags = [] }: Pick<BenchCase, 'budgetMs' | 'id' | 'nodeFlags'>,
  ask: Ask,
  program: Program,
  enough?: Promise<unknown>,
): Promise<Told> {
  const child = fork(program.file, [], {
    cwd: program.root,
    execArgv: [...NODE_FLAGS, ...nodeFlags],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const stay = whenEnded(() => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    let over = false;
    let ended = false;
    const stop = (): void => {
      if (over || ended) return;
      over = true;
      // Asked first, so that it stops what it has started; a case that decides without a pause does not hear the signal, but has started
      // nothing.
      child.kill('SIGTERM');
      last = setTimeout(() => child.kill('SIGKILL'), PARTING_MS);
    };
    const timer = setTimeout(stop, budgetMs);
    enough?.then(stop, stop);
    let last: NodeJS.Timeout | undefined;
    let told: Told | undefined;
    child.once('message', (message: Told) => {
      told = message;
    });
    child.once('exit', (code, signal) => {
      ended = true;
      stay();
      clearTimeout(timer);
      clearTimeout(last);
      if (over) resolve({ outcome: 'over budget', because: `set-up and measuring take more than ${(budgetMs / 1_000).toFixed(0)} s` });
      else resolve(told ?? { outcome: 'failed', because: `the process of ${id} ended with ${code ?? signal} and said nothing` });
    });
    child.send(ask);
  });
}
