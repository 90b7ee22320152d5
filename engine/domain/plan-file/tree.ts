import { type Findings, isPrefix, type Path } from './problems.js';

const DEPTH_MAX = 24;

export type Mapping = Record<string, unknown>;
export const isObject = (value: unknown): value is Mapping => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path of an input of unknown shape; only own fields are looked at. */
export function valueAt(input: unknown, path: Path): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Mapping)[key];
  }
  return value;
}

/** The names of the mapping at a path, also of those entries that do not fit the schema: they exist, whatever else is wrong with them. */
export function namesAt(input: unknown, ...path: Path): readonly string[] {
  const value = valueAt(input, path);
  return isObject(value) ? Object.keys(value) : [];
}

/** A copy that may be pruned. What is nested deeper than any plan, or holds itself (YAML aliases can), is cut off. */
export function copyTree(input: unknown, findings: Findings): unknown {
  const around: unknown[] = [];
  const copy = (value: unknown, path: Path): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (path.length > DEPTH_MAX || around.includes(value)) return undefined;
    around.push(value);
    const copied = Array.isArray(value) ? value.map((item, index) => copy(item, [...path, index])) : copyMapping(value, path);
    around.pop();
    return copied;
  };
  const copyMapping = (value: object, path: Path): Mapping => {
    const result: Mapping = {};
    for (const key of Object.keys(value)) {
      // Setting it would change the object's prototype instead of adding a field.
      if (key === '__proto__') findings.add('NAME_INVALID', [...path, key], { name: key, expected: 'must be a name of your own' });
      else result[key] = copy((value as Mapping)[key], [...path, key]);
    }
    return result;
  };
  return copy(input, []);
}

/**
 * Takes out what does not fit: a field, the whole list of a bad element (so that no position shifts), or the owner of a missing
 * field. False where only the whole file would be left to take out.
 */
export function prune(tree: Mapping, bad: readonly Path[]): boolean {
  const taken: Path[] = [];
  return bad.every((path) => {
    if (taken.some((prefix) => isPrefix(prefix, path))) return true;
    for (let length = path.length; length > 0; length -= 1) {
      const owner = valueAt(tree, path.slice(0, length - 1));
      const key = path[length - 1] as string | number;
      if (isObject(owner) && Object.hasOwn(owner, key)) {
        delete owner[key];
        taken.push(path.slice(0, length));
        return true;
      }
    }
    return false;
  });
}
