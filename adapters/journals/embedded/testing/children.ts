import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { builtFile } from '../../../../scripts/testing/built-file.js';

export interface Child {
  readonly process: ChildProcess;
  readonly pid: number;
  /** The next line the child says; `undefined` once it has ended. */
  line(): Promise<string | undefined>;
  /** Ends it without warning, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts a process. `shell` goes before it, e.g. a resource limit. */
export type StartChild = (args: readonly string[], shell?: string) => Child;

/** Builds a file of this folder, and the follower's thread, into plain JavaScript: from the sources every start takes a second longer. */
export async function buildChild(name: string): Promise<StartChild> {
  const file = await builtFile(`adapters/journals/embedded/testing/${name}`, 'adapters/journals/embedded/follower-worker');
  return (args, shell) => start([process.execPath, file, ...args], shell);
}

function start(command: readonly string[], shell?: string): Child {
  const [first = '', ...rest] = shell === undefined ? command : ['sh', '-c', `${shell}; exec "$@"`, 'sh', ...command];
  const child = spawn(first, rest, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    process: child,
    pid: child.pid ?? 0,
    line: async () => {
      const { done, value } = await lines.next();
      return done ? undefined : value;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
