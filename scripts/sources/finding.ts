/** Something a source may not hold, where it stands, and what to write in its place. */
export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly word: string;
  readonly instead: string;
}

export const told = ({ path, line, word, instead }: Finding): string => `${path}:${line} ${word}: ${instead}`;
