import { readFile } from 'node:fs/promises';
import { type Problem, problem } from '@signalbox/engine';
import type { LocatedProblem } from './position.js';
import { type PlanText, readText } from './text.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
  ENOTDIR: 'a part of its path is no folder',
};

/** Reads a file and its YAML or JSON; a file that cannot be read is a problem like any other. */
export async function readTextFile(file: string, of: Problem['of']): Promise<PlanText> {
  try {
    return readText(await readFile(file, 'utf8'), file, of);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    const unreadable: LocatedProblem = {
      file,
      line: 1,
      column: 1,
      excerpt: '',
      ...problem('FILE_UNREADABLE', of, [], { detail: REASONS[code] ?? code }),
    };
    return { file, of, value: undefined, problems: [unreadable], line: () => '', locate: () => ({ line: 1, column: 1 }) };
  }
}
