/** A small project in a temporary folder, to try the scripts on: they take the folder above them for the project. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../sources/files.js';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface House {
  readonly path: string;
  put(file: string, text: string): void;
  /** Lets the house use the packages installed here. */
  lendPackages(): void;
  close(): void;
}

/** Opens a house holding copies of the named files and folders of scripts/. */
export function openHouse(...scripts: readonly string[]): House {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'signalbox-house-')));
  mkdirSync(join(path, 'scripts'));
  for (const name of scripts) cpSync(join(root, 'scripts', name), join(path, 'scripts', name), { recursive: true });
  return {
    path,
    put(file, text) {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), text);
    },
    lendPackages: () => symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'), 'dir'),
    close: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Runs a program to its end. `heard` sees its output as it comes, and may act on the process. */
export function play(
  command: readonly [string, ...string[]],
  cwd: string,
  heard: (output: string, kill: (signal: NodeJS.Signals) => void) => void = () => undefined,
): Promise<Ended> {
  const [program, ...args] = command;
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    stdout += part;
    heard(stdout, (signal) => child.kill(signal));
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    stderr += part;
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) => done({ code, signal, stdout, stderr }));
  });
}
