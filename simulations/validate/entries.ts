import type { Problem } from '@signalbox/engine';
import { nearestName, type Path, problem } from '@signalbox/engine/plan';

/** A case as it is written, and its place in the file. */
export interface Entry {
  readonly written: unknown;
  readonly path: Path;
}

/** The parts of a file that is no plain list, by what they hold. */
const LISTS = ['cases', 'erlang_b', 'nonpreemptive_priority', 'wallace_whitt_replication'];
const NAMED = ['wallace_whitt_endpoints'];
/** What is explained in such a file, and is passed over. Text is passed over whatever it is called. */
const EXPLAINED = ['definitions', 'note', 'notes'];

/**
 * The cases of a file: a list, parts with lists of their own, or a single case.
 * @param isCase whether an object that is no such file is meant as a case
 */
export function entriesOf(
  input: unknown,
  isCase: (written: object) => boolean,
): { readonly entries: readonly Entry[]; readonly problems: readonly Problem[] } {
  const told = (path: Path, field: string, expected: string): Problem => problem('VALUE_INVALID', 'cases', path, { field, expected });
  if (Array.isArray(input)) return { entries: listed(input, []), problems: [] };
  const names = [...LISTS, ...NAMED];
  if (typeof input === 'object' && input !== null && !names.some((name) => name in input) && isCase(input))
    return { entries: [{ written: input, path: [] }], problems: [] };
  if (typeof input !== 'object' || input === null || !names.some((name) => name in input))
    return { entries: [], problems: [told([], 'The file', 'must be a list of cases')] };
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  for (const [name, part] of Object.entries(input)) {
    if (EXPLAINED.includes(name) || typeof part === 'string') continue;
    if (LISTS.includes(name) && Array.isArray(part)) entries.push(...listed(part, [name]));
    else if (LISTS.includes(name)) problems.push(told([name], name, 'must be a list of cases'));
    else if (NAMED.includes(name) && typeof part === 'object' && part !== null && !Array.isArray(part))
      entries.push(...Object.entries(part).map(([key, written]): Entry => ({ written, path: [name, key] })));
    else if (NAMED.includes(name)) problems.push(told([name], name, 'must be cases by their names'));
    else problems.push(problem('FIELD_UNKNOWN', 'cases', [name], { owner: 'The file', name, names }, nearestName(name, names)));
  }
  return { entries, problems };
}

const listed = (list: readonly unknown[], path: Path): readonly Entry[] =>
  list.map((written, place) => ({ written, path: [...path, place] }));
