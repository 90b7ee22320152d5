/** Fenced code blocks of a Markdown page (CommonMark 0.31, "Fenced code blocks"; backtick fences without indentation). */

export interface Block {
  /** The language word after the fence, '' without one. */
  readonly language: string;
  /** The words after the language. */
  readonly words: readonly string[];
  readonly text: string;
  /** Line of the opening fence, counted from 1. */
  readonly line: number;
  /** Nearest heading above, without its marks; '' before the first. */
  readonly heading: string;
}

export function blocksOf(markdown: string): Block[] {
  const found: Block[] = [];
  let heading = '';
  let open: { fence: string; info: string; line: number; lines: string[] } | undefined;
  for (const [at, line] of markdown.split(/\r?\n/).entries()) {
    if (open !== undefined) {
      if (line.startsWith(open.fence) && line.replace(/^`+/, '').trim() === '') {
        const [language = '', ...words] = open.info.split(/\s+/);
        found.push({ language, words, text: open.lines.map((one) => `${one}\n`).join(''), line: open.line, heading });
        open = undefined;
      } else open.lines.push(line);
      continue;
    }
    const fence = /^(`{3,})([^`]*)$/.exec(line);
    if (fence !== null) open = { fence: fence[1] ?? '', info: (fence[2] ?? '').trim(), line: at + 1, lines: [] };
    const title = /^#{1,6}\s+(.*?)\s*#*$/.exec(line);
    if (title !== null) heading = title[1] ?? '';
  }
  if (open !== undefined) throw new Error(`The code block opened in line ${open.line} is never closed.`);
  return found;
}
