/** A part of a sentence that names something: `[; the nearest is {nearest}]`. */
const PART = /\[([^[\]]*\{(\w+)\}[^[\]]*)\]/g;

/** Leaves out of a sentence the parts in `[…]` whose name is not known, and the brackets of the others. */
export const withWhatIsKnown = (text: string, details: Readonly<Record<string, unknown>>): string =>
  text.replace(PART, (_, part: string, name: string) => (details[name] == null ? '' : part));
