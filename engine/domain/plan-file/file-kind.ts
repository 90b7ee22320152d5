import type { Problem } from './problems.js';
import { isObject } from './tree.js';

/** The kinds of files that name or accompany each other, and are therefore given for each other. */
const KINDS = {
  plan: { fields: ['hubs', 'queues'], is: 'it says with hubs and queues how contacts are routed; a scenario has its own under "plan"' },
  roster: { fields: ['agents', 'groups'], is: 'it says with agents or groups who works; a scenario has its own under "roster"' },
  scenario: {
    fields: ['scenario', 'horizon', 'demand'],
    is: 'it names a plan and a roster by their paths ("plan: plan.yaml"), and says with horizon and demand when it is and who comes',
  },
} as const;
type Kind = keyof typeof KINDS;

/** What a file is that is none of the kind wanted, told by the fields that every file of its kind has. */
export type OtherKind = {
  readonly found: Kind;
  /** The field that tells. */
  readonly field: string;
  /** What the wanted kind is. */
  readonly described: string;
};

/** The kind of a file that was given in the place of another; `undefined` where it may well be the one wanted. */
export function otherKind(input: unknown, wanted: Problem['of']): OtherKind | undefined {
  if (wanted === 'cases' || !isObject(input)) return undefined;
  const fieldOf = (kind: Kind): string | undefined => KINDS[kind].fields.find((field) => Object.hasOwn(input, field));
  if (fieldOf(wanted) !== undefined) return undefined;
  for (const found of Object.keys(KINDS) as Kind[]) {
    const field = fieldOf(found);
    if (field !== undefined) return { found, field, described: KINDS[wanted].is };
  }
  return undefined;
}
