import type { DetailsOf, Given, HasDetails } from './errors/details.js';
import { FAULTS } from './errors/faults.js';
import { withWhatIsKnown } from './errors/if-known.js';
import { REJECTIONS } from './errors/rejections.js';
import { WARNINGS } from './errors/warnings.js';

/**
 * Everything that can go wrong; the codes are in the tables of `errors/`. A `Rejection` is an expected failure: returned, counted, never
 * thrown, never journaled; the command had no effect. A `Fault` is a broken assumption: thrown, and the router stops and recovers from its
 * journal. Each code has a heading in docs/errors.md; a test counts them.
 */
export type RejectionCode = keyof typeof REJECTIONS;

/** What the names in the sentences of a refusal stand for: `null` where nothing does, instants and spans in milliseconds, lists as lists. */
export type RejectionDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

interface Refusal<Code extends RejectionCode> {
  readonly code: Code;
  readonly message: string;
  /** What happens next, or what to do. */
  readonly next: string;
  /** Whether the same command may succeed later. */
  readonly retriable: boolean;
}

/** A refusal with this code. */
export type RejectionOf<Code extends RejectionCode> = Refusal<Code> &
  (HasDetails<Code> extends true
    ? {
        /** By the names of docs/errors.md, for programs: no client need read a sentence. */
        readonly details: DetailsOf<Code>;
      }
    : { readonly details?: never });

/** An expected failure, as data. Its `code` tells which `details` it has. */
export type Rejection = { [Code in RejectionCode]: RejectionOf<Code> }[RejectionCode];

export type WarningCode = keyof typeof WARNINGS;

/** Something that will not work as its author seems to expect, as data. */
export interface Warning {
  readonly code: WarningCode;
  readonly message: string;
  /** What happens next, or what to do. */
  readonly next: string;
}

export type FaultCode = keyof typeof FAULTS;
export type Details = Readonly<Record<string, unknown>>;

const fill = (text: string, details: Details): string =>
  withWhatIsKnown(text, details).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = details[name];
    if (value === undefined || value === null) return 'nobody';
    return Array.isArray(value) ? value.join(', ') : String(value);
  });

/** What `rejection` is to be given with a code: nothing where its sentences name nothing. */
export type GivenWith<Code extends RejectionCode> =
  Record<never, never> extends Given<Code> ? [details?: Given<Code>] : [details: Given<Code>];

/** Makes the rejection of a code, its sentences filled in. */
export function rejection<Code extends RejectionCode>(code: Code, ...[given]: GivenWith<Code>): RejectionOf<Code> {
  const { message, next, retriable } = REJECTIONS[code];
  const details: Details = given ?? {};
  const named = detailsOf(`${message} ${next}`, details);
  return {
    code,
    message: fill(message, details),
    next: fill(next, details),
    retriable,
    ...(named === undefined ? {} : { details: named }),
  } as unknown as RejectionOf<Code>;
}

/** The details that those sentences name, and no others: what nobody is told in words is not told to programs either. */
function detailsOf(sentences: string, details: Details): RejectionDetails | undefined {
  const named = [...sentences.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, plain(details[name])] as const);
  return named.length === 0 ? undefined : Object.fromEntries(named);
}

function plain(value: unknown): RejectionDetails[string] {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

/** Makes the warning of a code, its sentences filled in. */
export function warning(code: WarningCode, details: Details): Warning {
  const { message, next } = WARNINGS[code];
  return { code, message: fill(message, details), next: fill(next, details) };
}

/** A broken assumption. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;
  readonly next: string;
  readonly details: Details;

  constructor(code: FaultCode, details: Details = {}, cause?: unknown) {
    super(`${fill(FAULTS[code].message, details)} ${fill(FAULTS[code].next, details)}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.next = fill(FAULTS[code].next, details);
    this.details = details;
  }
}
