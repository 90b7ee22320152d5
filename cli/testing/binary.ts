import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/sources/files.js';
import { BRIEF_FLAGS } from '../../scripts/testing/brief-flags.js';
import { builtCommandLine } from '../../scripts/testing/built-command-line.js';

const BUILT = await builtCommandLine();
const FROM_SOURCES = join(root, 'scripts', 'run.mjs');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  /** Resolves when what it has printed so far, on both streams, holds these words; rejects if it ends before. */
  said(words: string | RegExp): Promise<string>;
  readonly ended: Promise<Ended>;
}

export interface HowTo {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Shell words before the command, such as a limit. */
  readonly before?: string;
  /** As users start it from a clone, which takes a second longer. */
  readonly fromSources?: boolean;
}

/** Starts the command line as it is installed: the real program in a process of its own, its output no terminal. */
export function start(args: readonly string[], { cwd, env, before, fromSources = false }: HowTo = {}): Started {
  const options = {
    cwd,
    env: { ...process.env, TZ: 'UTC', NO_COLOR: '1', COLUMNS: undefined, SIGNALBOX_SECRET: undefined, ...env },
    stdio: 'pipe',
  } as const;
  const command = [process.execPath, ...(fromSources ? [FROM_SOURCES] : [...BRIEF_FLAGS, BUILT]), ...args];
  const child =
    before === undefined
      ? spawn(process.execPath, command.slice(1), options)
      : spawn('bash', ['-c', `${before}; exec "$0" "$@"`, ...command], options);
  const texts = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...texts }));
  });
  const said = (words: string | RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const all = texts.stdout + texts.stderr;
        if (typeof words === 'string' ? !all.includes(words) : !words.test(all)) return;
        listeners.delete(look);
        resolve(all);
      };
      listeners.add(look);
      look();
      ended.then(
        ({ code, stdout, stderr }) => reject(new Error(`Ended with ${code} before it said "${words}":\n${stdout}${stderr}`)),
        reject,
      );
    });
  return { child, said, ended };
}

export const signalbox = (args: readonly string[], how?: HowTo): Promise<Ended> => start(args, how).ended;

/** A folder for one test file. */
export function scratch(): { readonly folder: string; readonly in: (name: string) => string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-cli-'));
  return { folder, in: (name) => join(folder, name), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
