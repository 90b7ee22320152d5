import { stripVTControlCharacters } from 'node:util';
import { runCommandLine } from '../run-command-line.js';
import type { Ended, HowTo } from './binary.js';

let turn: Promise<unknown> = Promise.resolve();

/**
 * What the command line tells and how it ends, without a process of its own, which takes longer to start than a short command takes: for
 * tests of what is told. Folder, zone and streams are those of the process, so that commands take turns. Work that would begin threads,
 * signals, kills and full disks need a real one.
 */
export function inThisProcess(args: readonly string[], how: Pick<HowTo, 'cwd' | 'env'> = {}): Promise<Ended> {
  const own = turn.then(() => run(args, how));
  turn = own.catch(() => undefined);
  return own;
}

async function run(args: readonly string[], { cwd = process.cwd(), env }: Pick<HowTo, 'cwd' | 'env'>): Promise<Ended> {
  const texts = { stdout: '', stderr: '' };
  const putBack = [settings({ TZ: 'UTC', COLUMNS: undefined, ...env }), within(cwd), hearing(texts, 'stdout'), hearing(texts, 'stderr')];
  process.exitCode = undefined;
  try {
    await runCommandLine(args);
    return {
      code: Number(process.exitCode ?? 0),
      // Whether there are colours is decided for the whole process, when it starts.
      stdout: stripVTControlCharacters(texts.stdout),
      stderr: stripVTControlCharacters(texts.stderr),
    };
  } finally {
    process.exitCode = undefined;
    for (const back of putBack) back();
  }
}

function hearing(texts: Record<'stdout' | 'stderr', string>, name: 'stdout' | 'stderr'): () => void {
  const stream = process[name];
  const { write } = stream;
  stream.write = ((text: string | Uint8Array) => {
    texts[name] += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
    return true;
  }) as typeof write;
  return () => {
    stream.write = write;
  };
}

function within(folder: string): () => void {
  const before = process.cwd();
  process.chdir(folder);
  return () => process.chdir(before);
}

function settings(asked: Readonly<Record<string, string | undefined>>): () => void {
  const before = Object.keys(asked).map((name) => [name, process.env[name]] as const);
  const set = (name: string, value: string | undefined): void => {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  };
  for (const [name, value] of Object.entries(asked)) set(name, value);
  return () => {
    for (const [name, value] of before) set(name, value);
  };
}
