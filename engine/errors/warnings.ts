import type { Row } from './row.js';

/** What a connection is told that is taken all the same. */
export const WARNINGS = {
  TOKEN_NAME_UNKNOWN: {
    message: 'The token names {what} {name}, which is not in the {where}.',
    next: 'Nothing comes of it until the {where} has it: correct the token or the {where}[; the nearest is {nearest}].',
  },
} as const satisfies Record<string, Pick<Row, 'message' | 'next'>>;
