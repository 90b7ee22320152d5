import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

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
  return start([process.execPath, '--conditions=signalbox-source', '--import', import.meta.resolve('tsx'), path, ...args], shell);
}

export interface Built {
  start(args: readonly string[]): Child;
  remove(): Promise<void>;
}

/** Builds a file of this folder, and the follower's thread beside it, into plain JavaScript: for what is started a hundred times. */
export async function buildChild(name: string): Promise<Built> {
  // Inside node_modules, where lmdb is found from.
  const cache = fileURLToPath(new URL('../../../../node_modules/.cache/', import.meta.url));
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'signalbox-child-'));
  await build({
    entryPoints: [`${name}.ts`, '../follower-worker.ts'].map((file) => fileURLToPath(new URL(file, import.meta.url))),
    outdir: folder,
    entryNames: '[name]',
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: ['lmdb'],
    conditions: ['signalbox-source'],
  });
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  return {
    start: (args) => start([process.execPath, join(folder, `${name}.js`), ...args]),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
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
