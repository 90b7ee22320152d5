import type { z } from 'zod';
import { nearestName } from '../nearest.js';
import { otherKind } from './file-kind.js';
import { Findings, type Path } from './problems.js';
import { knownKeys } from './schema-keys.js';
import { copyTree, isObject, prune, valueAt } from './tree.js';

type Issue = z.core.$ZodIssue;

/** What the kinds of values are called by the format they are written in. */
type TypeWords = Readonly<Record<string, string>>;

const YAML_WORDS: TypeWords = {
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a mapping',
  record: 'a mapping',
};
export const JSON_WORDS: TypeWords = { ...YAML_WORDS, object: 'an object', record: 'an object', nonoptional: 'given' };

const quoted = (path: Path): string => (path.length === 0 ? 'the file' : path.join('.'));
const pathOf = (issue: Issue): Path => issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
const listed = (values: readonly unknown[]): string => (values.length === 1 ? String(values[0]) : `one of ${values.join(', ')}`);

/** Zod's own words for a limit, where a schema has none of ours. */
const ZODS_LIMIT = /^Too (small|big):/;

/** What a value must be, as the end of a sentence. Where a schema says it in its own words, those are told. */
export function expectation(issue: Issue, words: TypeWords = YAML_WORDS): string {
  if ((issue.code === 'too_small' || issue.code === 'too_big') && !ZODS_LIMIT.test(issue.message)) return issue.message;
  if (issue.code === 'invalid_type' && !issue.message.startsWith('Invalid input')) return issue.message;
  if (issue.code === 'invalid_type') return `must be ${words[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return `must be ${listed(issue.values)}`;
  if (issue.code === 'too_small')
    return issue.origin === 'array' || issue.origin === 'string'
      ? 'must not be empty'
      : `must be ${issue.inclusive === false ? 'above' : 'at least'} ${issue.minimum}`;
  if (issue.code === 'too_big') {
    return issue.origin === 'array' || issue.origin === 'string'
      ? `must be at most ${issue.maximum} long`
      : `must be at most ${issue.maximum}`;
  }
  if (issue.code === 'unrecognized_keys') return `has no field ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_union' && issue.message.startsWith('Invalid')) return 'is none of those there are';
  if (issue.code === 'invalid_format' && issue.message.startsWith('Invalid')) return 'is not written as it has to be';
  return issue.message;
}

/**
 * Of the branches of a union, the one the author was writing: the only one whose outermost type fits.
 * `undefined` where none or several fit; the union's own message says it then.
 */
function meantBranch(errors: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const fitting = errors.filter(
    (issues) =>
      !issues.some((issue) => issue.path.length === 0 && ['invalid_type', 'invalid_value', 'invalid_format'].includes(issue.code)),
  );
  if (fitting.length <= 1) return fitting[0];
  const named = fitting.filter((issues) => !issues.some((issue) => issue.path.length === 0 || issue.code === 'invalid_key'));
  return named.length === 1 ? named[0] : undefined;
}

function translate(issue: Issue, schema: z.ZodType, input: unknown, findings: Findings): Path[] {
  const path = pathOf(issue);
  if (issue.code === 'unrecognized_keys') {
    const names = knownKeys(schema, path);
    return issue.keys.map((key) => {
      findings.add('FIELD_UNKNOWN', [...path, key], { owner: quoted(path), name: key, names }, nearestName(key, names));
      return [...path, key];
    });
  }
  if (issue.code === 'invalid_union') {
    const meant = meantBranch(issue.errors);
    if (meant !== undefined)
      return meant.flatMap((inner) => translate({ ...inner, path: [...issue.path, ...inner.path] } as Issue, schema, input, findings));
  }
  if (issue.code === 'invalid_key') {
    const inner = issue.issues[0];
    findings.add('NAME_INVALID', path, {
      name: String(path.at(-1)),
      expected: inner === undefined ? issue.message : expectation(inner as Issue),
    });
    return [path];
  }
  const value = valueAt(input, path);
  if (value === undefined) findings.add('FIELD_MISSING', path, { field: quoted(path), expected: expectation(issue) });
  else {
    const nearest = issue.code === 'invalid_value' && typeof value === 'string' ? nearestName(value, issue.values.map(String)) : null;
    findings.add('VALUE_INVALID', path, { field: quoted(path), expected: expectation(issue) }, nearest);
  }
  return [path];
}

/**
 * Reads an input by a schema and tells everything that does not fit. So that what refers to other parts can be checked as well,
 * the parts that do not fit are left out and the rest is returned; `undefined` where nothing is left.
 */
export function readShape<S extends z.ZodType>(schema: S, input: unknown, findings: Findings): z.infer<S> | undefined {
  const first = schema.safeParse(input);
  const tree = copyTree(input, findings);
  if (first.success) return first.data;
  const other = otherKind(input, findings.of);
  if (other !== undefined) {
    // Field by field it would be told that everything is missing, and nothing of what it has is known.
    findings.add('FILE_OF_OTHER_KIND', [other.field], { ...other, wanted: findings.of, name: other.field });
    return undefined;
  }
  if (!isObject(tree)) {
    findings.add('VALUE_INVALID', [], { field: 'The file', expected: 'must be a mapping' });
    return undefined;
  }
  let error: z.ZodError = first.error;
  const told = new Findings('plan');
  for (let round = 0; round < 64; round += 1) {
    // Later rounds meet what the leaving out has caused (a hub without its kind); only the first speaks of the author's own file.
    const bad = error.issues.flatMap((issue) => translate(issue, schema, tree, round === 0 ? findings : told));
    findings.judgeAroundMalformed();
    if (!prune(tree, bad)) return undefined;
    const next = schema.safeParse(tree);
    if (next.success) return next.data;
    error = next.error;
  }
  return undefined;
}
