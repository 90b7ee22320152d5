import type { REJECTIONS } from './rejections.js';

/**
 * What the names in the sentences of a refusal stand for, worked out by the compiler from the sentences themselves: whoever asks for the
 * code is told which details there are, and whoever refuses has to give each of them.
 */
type Code = keyof typeof REJECTIONS;
type Sentences<C extends Code> = `${(typeof REJECTIONS)[C]['message']} ${(typeof REJECTIONS)[C]['next']}`;

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
/** A sentence without the parts in `[…]`, which are left out where what they name is not known. */
type AlwaysSaid<Text extends string> = Text extends `${infer Before}[${string}]${infer After}` ? `${Before}${AlwaysSaid<After>}` : Text;

/** Names that stand for a number, an instant or a span. */
type Numbers =
  | (
      | 'attempts'
      | 'bytes'
      | 'bytesMax'
      | 'capacity'
      | 'changes'
      | 'count'
      | 'extensions'
      | 'holdsMax'
      | 'kept'
      | 'most'
      | 'n'
      | 'perSecond'
      | 'sum'
    )
  | ('forMs' | 'latestMs' | 'mostMs' | 'next' | 'slot' | 'untilMs' | 'waitMs');
type Lists = 'channels' | 'dispositions' | 'endings' | 'groups' | 'languages' | 'reasons' | 'values' | 'zones';

type Said<Name extends string> = Name extends Numbers ? number : Name extends Lists ? readonly string[] : string;
/** The sentences say "nobody" then. */
type OrNobody<Name extends string> = Name extends 'owner' | 'expected' ? null : never;

type Always<C extends Code> = NamesIn<AlwaysSaid<Sentences<C>>>;
type Names<C extends Code> = NamesIn<Sentences<C>>;

/** The details of a refusal with this code; `null`: nothing, or nobody. */
export type DetailsOf<C extends Code> = {
  readonly [Name in Names<C>]: Name extends Always<C> ? Said<Name> | OrNobody<Name> : Said<Name> | null;
};

/** Whether its sentences name anything. */
export type HasDetails<C extends Code> = [Names<C>] extends [never] ? false : true;

/** What a refusal with this code is made of. Numbers and others in lists are told as text. */
export type Given<C extends Code> = {
  readonly [Name in Always<C>]: Taken<Name> | OrNobody<Name>;
} & { readonly [Name in Exclude<Names<C>, Always<C>>]?: Taken<Name> | null | undefined };

type Taken<Name extends string> = Name extends Lists ? readonly unknown[] : Said<Name>;
