import { stripVTControlCharacters } from 'node:util';
import { lineWidth } from './line-width.js';

/** Letters that a text takes on a screen, colours aside. */
export const lengthOf = (text: string): number => stripVTControlCharacters(text).length;

/** The longest of the words, which no line can be narrower than. */
export const longestWord = (text: string): number => Math.max(0, ...text.split(/[ \n]/).map(lengthOf));

/**
 * A line broken between words where it is wider than `width`; a word is never broken. Further lines begin below the first, or `indent`
 * letters in.
 */
export function wrapped(line: string, width: number, indent?: number): string {
  if (lengthOf(line) <= width) return line;
  const [lead = ''] = /^ */.exec(line) as RegExpExecArray;
  const further = ' '.repeat(indent ?? lead.length);
  const lines: string[] = [];
  let written = lead;
  let isEmpty = true;
  for (const word of line.slice(lead.length).split(' ')) {
    if (!isEmpty && lengthOf(written) + 1 + lengthOf(word) > width) {
      lines.push(written.trimEnd());
      written = further + word;
    } else written += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, written.trimEnd()].join('\n');
}

/** Wider sentences are hard to read, whatever the screen. */
const PROSE_MOST = 120;

/** A legend as one paragraph. A remark is a line of its own, which only a terminal breaks: whoever looks for it in a file finds it whole. */
export const prose = (...sentences: readonly string[]): string => wrapped(sentences.join(' '), Math.min(PROSE_MOST, lineWidth()));
