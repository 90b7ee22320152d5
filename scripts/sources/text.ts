/** What may stand nowhere in a file, whatever its language. */
import type { Source } from './files.js';
import type { Finding } from './finding.js';

/** Longer files hold more than one thought. */
export const LINES_MAX = 400;

// Put together from halves, so that this file does not find itself.
const UNFINISHED = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`);
const MACHINE_PATH = new RegExp(
  `(?<![\\w.$}/-])(?:/(?:${['ho' + 'me', 'Us' + 'ers', 'ro' + 'ot', 'wo' + 'rk', 't' + 'mp'].join('|')})/[\\w.]|[A-Z]:\\\\\\\\?Us${'ers'})[\\w./\\\\-]*`,
);

/** A comment of whole sentences, before anything else: lines of `//`, or one block. */
const SENTENCE_FIRST = /^(?:(?:\/\/[^\n]*\n)*?\/\/[^\n]*[.:]\n|\/\*(?:(?!\*\/)[\s\S])*[.:]\s*\*\/)/;

export function unfitTextIn({ path, text }: Source): Finding[] {
  const lines = text.split('\n');
  const found = lines.flatMap((content, at): Finding[] => {
    const unfinished = UNFINISHED.exec(content)?.[0];
    const machine = MACHINE_PATH.exec(content)?.[0];
    return [
      ...(unfinished === undefined
        ? []
        : [{ path, line: at + 1, word: unfinished, instead: 'finish it, or write down a decision not to' }]),
      ...(machine === undefined
        ? []
        : [{ path, line: at + 1, word: machine, instead: 'use a path relative to the project, or os.tmpdir()' }]),
    ];
  });
  return found;
}

/** A test file that does not begin with a sentence on what it proves: whoever reads a failure has nothing else to go by. */
export function unspokenIn({ path, text }: Source): Finding[] {
  return !path.endsWith('.test.ts') || SENTENCE_FIRST.test(text)
    ? []
    : [{ path, line: 1, word: 'no sentence', instead: 'begin with a comment that says in one sentence what the file proves' }];
}

export function overlong({ path, text }: Source): Finding[] {
  const count = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return count > LINES_MAX
    ? [{ path, line: count, word: `${count} lines`, instead: `split it by thought (at most ${LINES_MAX} lines)` }]
    : [];
}
