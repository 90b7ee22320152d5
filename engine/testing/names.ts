import fc from 'fast-check';

/** What generated plans, rosters and histories are made of: few names, so that they meet. */

/** The instant every generated history begins at: 2026-11-23T08:00Z. */
export const BEGIN_MS = 1_795_420_800_000;

export const TENANTS = ['acme', 'zeta'] as const;
export const HUBS = ['lisbon', 'lyon', 'bucharest', 'leeds'] as const;
export const QUEUES = ['sales', 'help', 'care'] as const;
export const CHANNELS = ['voice', 'chat', 'email', 'social'] as const;
export const LANGUAGES = ['en', 'fr', 'pt'] as const;
/** Tags contacts and agents use; each stands for one of the plan's languages. */
export const TAGS = ['en', 'en-GB', 'fr', 'pt', 'pt-PT', 'pt-BR'] as const;
export const LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'] as const;
export const SKILLS = ['billing', 'tech', 'cards'] as const;
/** The one skill that is an authorisation. */
export const AUTHORISATION = 'cards';
export const JURISDICTIONS = ['EU', 'UK'] as const;
export const AGENTS = ['ana', 'bruno', 'chloe', 'dan', 'eva', 'filip', 'gil'] as const;
export const ADAPTERS = ['phones', 'mail'] as const;
/** What campaigns are called and where their customers are. */
export const CAMPAIGNS = ['leads', 'renewals'] as const;
export const ZONES = ['Europe/Lisbon', 'Europe/Athens'] as const;
export const SENDERS = ['desk', 'adapter'] as const;

export const subset = <T>(all: readonly T[], minLength = 0): fc.Arbitrary<T[]> => fc.subarray([...all], { minLength });
/** A whole number of seconds, in milliseconds. */
export const seconds = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max }).map((s) => s * 1_000);
/** A field that is there or not. */
export const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });

/** A field that is there once in so many draws: for what would make most histories stand still if it came often. */
export const rarely = <T>(of: fc.Arbitrary<T>, inDraws = 5): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: inDraws - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: of });

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };
/** Without the fields that were drawn as absent: what is left out takes its default. */
export const present = <T extends object>(all: T): Present<T> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Present<T>;

const anyTerm = fc.oneof(
  fc.record({ skill: fc.constantFrom(...SKILLS), level: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ attribute: fc.constant('team'), is: fc.constantFrom('red', 'blue', ['red', 'blue']) }),
);
const groupOf = <T>(item: fc.Arbitrary<T>) => {
  const items = maybe(fc.array(item, { maxLength: 2 }));
  return fc.record({ all: items, any: items, none: items }).map(present);
};

/** What an agent must be, in one or two levels. */
export const anyRequires = groupOf(fc.oneof({ weight: 3, arbitrary: anyTerm }, { weight: 1, arbitrary: groupOf(anyTerm) }));
