import { readFile } from 'node:fs/promises';
import type { Problem } from '@signalbox/engine';
import { problem } from '@signalbox/engine/plan';
import type { LocatedProblem } from './position.js';
import { type PlanText, readText } from './text.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
  ENOTDIR: 'a part of its path is no folder',
};

export type FileText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly detail: string };

/**
 * The text of a file in UTF-8, or in UTF-16 with a byte order mark, as some spreadsheets write it; or why it cannot be read, as the end of
 * a sentence.
 */
export async function readFileText(file: string): Promise<FileText> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    return { ok: false, detail: REASONS[code] ?? code };
  }
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? NO_TEXT : { ok: true, text };
  } catch (error) {
    if (error instanceof TypeError) return NO_TEXT;
    throw error;
  }
}

const NO_TEXT: FileText = { ok: false, detail: 'it is not text in UTF-8; save it as that' };

/** Reads a file and its YAML or JSON; a file that cannot be read is a problem like any other. */
export async function readTextFile(file: string, of: Problem['of']): Promise<PlanText> {
  const read = await readFileText(file);
  if (read.ok) return readText(read.text, file, of);
  const unreadable: LocatedProblem = {
    file,
    line: 1,
    column: 1,
    excerpt: '',
    ...problem('FILE_UNREADABLE', of, [], { file, detail: read.detail }),
  };
  return { file, of, value: undefined, problems: [unreadable], line: () => '', locate: () => ({ line: 1, column: 1 }) };
}
