const BEGIN = '<!-- bench:begin -->';
const END = '<!-- bench:end -->';

/** The page with the text between its two markers replaced by `block`; everything else stays. */
export function fillBlock(page: string, block: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END, begin);
  if (begin < 0 || end < 0)
    throw new Error(`The page has no ${BEGIN} … ${END}. Put both lines where the figures belong; nothing was written.`);
  return `${page.slice(0, begin + BEGIN.length)}\n${block}\n${page.slice(end)}`;
}
