import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Child {
  readonly process: ChildProcess;
  readonly pid: number;
  /** The next line the child says; `undefined` once it has ended. */
  line(): Promise<string | undefined>;
  /** Ends it without warning, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts a file of this folder in a process of its own, from the sources. `shell` goes before it, e.g. a resource limit. */
export function startChild(file: string, args: readonly string[], shell?: string): Child {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const command = [process.execPath, '--conditions=signalbox-source', '--import', import.meta.resolve('tsx'), path, ...args];
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
