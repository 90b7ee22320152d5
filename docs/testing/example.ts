/** The examples of a page: which blocks run, which hold a file, and what output a page promises. CONTRIBUTING.md states the convention. */
import { type Block, blocksOf } from '../../scripts/check/markdown.js';

/** A file the page shows; later examples of the same page find it in their folder. */
export interface PageFile {
  readonly kind: 'file';
  readonly name: string;
  readonly text: string;
  readonly line: number;
}

export interface Example {
  readonly kind: 'run';
  readonly language: 'ts' | 'sh';
  readonly text: string;
  readonly line: number;
  /** Lines the output must hold; `…` stands for anything within a line. */
  readonly promises: readonly string[];
}

const RUNNABLE = ['ts', 'sh'];

/** What the page asks for, in its order. A word nobody understands is an error: a misspelt `run` would silently test nothing. */
export function examplesOf(markdown: string): (PageFile | Example)[] {
  const found: (PageFile | Example)[] = [];
  let last: { block: Block; promises: string[] } | undefined;
  for (const block of blocksOf(markdown)) {
    const { language, words, text, line } = block;
    const file = words.find((word) => word.startsWith('file='))?.slice('file='.length);
    const unknown = words.find((word) => !['run', 'output'].includes(word) && !word.startsWith('file='));
    if (unknown !== undefined)
      throw new Error(`Line ${line}: "${unknown}" after \`\`\`${language}; a block may be run, output or file=NAME.`);
    if (words.includes('output')) {
      if (last === undefined) throw new Error(`Line ${line}: an output block stands directly after the block whose output it shows.`);
      last.promises.push(...text.split('\n').filter((promised) => promised.trim() !== ''));
      last = undefined;
      continue;
    }
    last = undefined;
    if (file !== undefined) found.push({ kind: 'file', name: inside(file, line), text, line });
    if (words.includes('run')) {
      if (!RUNNABLE.includes(language))
        throw new Error(`Line ${line}: only ts and sh blocks run, not ${language === '' ? 'one without a language' : language}.`);
      const promises: string[] = [];
      found.push({ kind: 'run', language: language as 'ts' | 'sh', text, line, promises });
      last = { block, promises };
    }
  }
  return found;
}

function inside(name: string, line: number): string {
  if (name === '' || name.startsWith('/') || name.split('/').includes('..'))
    throw new Error(`Line ${line}: file=${name} must stay inside the page's folder.`);
  return name;
}

/** The first promised line the output does not hold, or undefined. */
export function brokenPromise(output: string, promises: readonly string[]): string | undefined {
  const lines = output.split('\n');
  return promises.find((promised) => {
    const parts = promised.trim().split('…');
    return !lines.some((line) => holdsInOrder(line, parts));
  });
}

function holdsInOrder(line: string, parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts) {
    const at = line.indexOf(part.trim(), from);
    if (at < 0) return false;
    from = at + part.trim().length;
  }
  return true;
}
