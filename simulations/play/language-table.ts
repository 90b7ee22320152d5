import { canonicalTag, type LanguageResolver } from '@signalbox/engine/plan';

/** Which language of a plan each tag resolves to, computed before the run. Plain data that can be sent to a thread. */
export interface LanguageTable {
  /** The plan's languages. */
  readonly available: readonly string[];
  /** By canonical tag; `null`: none, so the router rejects the contact. */
  readonly standsFor: Readonly<Record<string, string | null>>;
}

/** One table for each different list of languages. */
export function languageTables(
  lists: Iterable<readonly string[]>,
  tags: Iterable<string>,
  resolve: LanguageResolver,
): readonly LanguageTable[] {
  const wanted = [...new Set([...tags].map(canonicalTag))];
  const tables: LanguageTable[] = [];
  for (const available of lists)
    if (tableOf(tables, available) === undefined)
      tables.push({ available, standsFor: Object.fromEntries(wanted.map((tag) => [tag, resolve(tag, available) ?? null])) });
  return tables;
}

/** Resolves tags by one look-up in the tables; anything not in them is passed to `otherwise`. */
export function tabledResolver(tables: readonly LanguageTable[], otherwise: LanguageResolver): LanguageResolver {
  const known = new WeakMap<readonly string[], ReadonlyMap<string, string | null>>();
  function answersFor(available: readonly string[]): ReadonlyMap<string, string | null> {
    const answers = new Map(Object.entries(tableOf(tables, available)?.standsFor ?? {}));
    known.set(available, answers);
    return answers;
  }
  return (tag, available) => {
    const language = (known.get(available) ?? answersFor(available)).get(tag);
    return language === undefined ? otherwise(tag, available) : (language ?? undefined);
  };
}

const tableOf = (tables: readonly LanguageTable[], available: readonly string[]): LanguageTable | undefined =>
  tables.find((table) => table.available.length === available.length && table.available.every((one, n) => one === available[n]));
