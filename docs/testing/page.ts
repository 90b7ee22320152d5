/** The folder a page's examples share, and how an example runs there. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { writePlainJavaScript } from '../../scripts/packaging/plain-javascript.mjs';
import { root } from '../../scripts/sources/files.js';
import { BRIEF_FLAGS } from '../../scripts/testing/brief-flags.js';
import { builtCommandLine } from '../../scripts/testing/built-command-line.js';
import type { Example, PageFile } from './example.js';

/** Longer than any example a reader would wait for. */
const EXAMPLE_MS_MAX = 100_000;
const MISSING_PROGRAM = 127;
const BUILT = await builtCommandLine();

export interface Outcome {
  readonly code: number;
  /** What it printed, both streams together. */
  readonly output: string;
}

/** Opens a folder for one page, with `signalbox` on the PATH. It lies inside the project, so that TypeScript examples find the packages. */
export function openPage(): { put(file: PageFile): void; run(example: Example): Promise<Outcome>; close(): void } {
  mkdirSync(join(root, 'var'), { recursive: true });
  const folder = mkdtempSync(join(root, 'var', 'page-'));
  const here = join(folder, 'here');
  const bin = join(folder, 'bin');
  const files = join(folder, 'ts');
  for (const path of [here, bin, files]) mkdirSync(path);
  writeFileSync(join(bin, 'signalbox'), `#!/bin/sh\nexec "${process.execPath}" ${BRIEF_FLAGS.join(' ')} "${BUILT}" "$@"\n`);
  chmodSync(join(bin, 'signalbox'), 0o755);
  const env = {
    ...process.env,
    ROOT: root,
    SCRATCH: here,
    PATH: [bin, process.env['PATH']].join(delimiter),
    NO_COLOR: '1',
    FORCE_COLOR: undefined,
    COLUMNS: undefined,
  };
  return {
    put({ name, text }) {
      mkdirSync(dirname(join(here, name)), { recursive: true });
      writeFileSync(join(here, name), text);
    },
    run({ language, text, line }) {
      if (language === 'sh') return execute('bash', ['-euo', 'pipefail', '-c', text], here, env);
      const file = join(files, `line-${line}`);
      writeFileSync(`${file}.ts`, text);
      return compiled(relative(root, file), join(files, 'built')).then(
        (script) => execute(process.execPath, [...BRIEF_FLAGS, script], root, env),
        (error: Error) => ({ code: 1, output: error.message }),
      );
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A TypeScript file (its path from the project's top folder, without `.ts`) as one that Node starts; rejects where it makes no sense. */
async function compiled(file: string, folder: string): Promise<string> {
  await writePlainJavaScript({ root, files: [file], folder });
  return join(folder, `${file}.js`);
}

/** Runs in a process group of its own, so that a server an example leaves behind ends with it. */
function execute(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  child.stderr.on('data', (part: Buffer) => parts.push(part));
  const endGroup = (): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // ESRCH: all have ended already.
    }
  };
  return new Promise((done) => {
    let words = '';
    const timer = setTimeout(() => {
      words = `\nstopped after ${EXAMPLE_MS_MAX / 1000} s`;
      endGroup();
    }, EXAMPLE_MS_MAX);
    child.on('error', (error) => {
      clearTimeout(timer);
      done({ code: MISSING_PROGRAM, output: error.message });
    });
    child.on('exit', endGroup);
    child.on('close', (code) => {
      clearTimeout(timer);
      done({ code: code ?? 128, output: Buffer.concat(parts).toString('utf8') + words });
    });
  });
}
