import type { Problem } from '@signalbox/engine';
import { type Path, problem } from '@signalbox/engine/plan';
import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type Scalar, visit, type YAMLMap } from 'yaml';
import { pairsWith, wrongMerge } from './merges.js';
import type { LocatedProblem, Position } from './position.js';

/** A file with more aliases than this is not a plan but an attempt to fill the memory. */
const ALIASES_MAX = 100;
/** A maximal roster written agent by agent stays below this. */
const CHARACTERS_MAX = 64 * 1024 * 1024;

/** A YAML or JSON text, its content as plain values, and where in the text each of them is. */
export interface PlanText {
  readonly file: string;
  readonly of: Problem['of'];
  readonly value: unknown;
  readonly problems: readonly LocatedProblem[];
  locate(path: Path, at: 'key' | 'value'): Position;
  line(line: number): string;
}

/** Reads a text. If it is not well formed, `problems` says so and `value` is undefined. */
export function readText(text: string, file: string, of: Problem['of']): PlanText {
  const lineCounter = new LineCounter();
  const lines = text.split(/\r\n|\n|\r/);
  const line = (number: number): string => lines[number - 1] ?? '';
  const located = (detail: string, offset: number): LocatedProblem => {
    const position = positionAt(lineCounter, offset);
    return { file, excerpt: line(position.line), ...problem('YAML_INVALID', of, [], { detail }), ...position };
  };
  const failed = (problems: readonly LocatedProblem[]): PlanText => ({
    file,
    of,
    value: undefined,
    problems,
    line,
    locate: () => ({ line: 1, column: 1 }),
  });

  if (text.length > CHARACTERS_MAX) return failed([located(`it has ${text.length} characters, the most is ${CHARACTERS_MAX}`, 0)]);
  // The library compares every two keys of a mapping, which takes minutes for a large roster; duplicates are looked for here instead.
  const document = parseDocument(text, { lineCounter, stringKeys: true, prettyErrors: false, uniqueKeys: false, merge: true });
  const complaints = [...document.errors, ...document.warnings].map(({ message, pos }) => located(sentence(message), pos[0]));
  const twins =
    complaints.length > 0 ? [] : twinKeys(document).map((key) => located(`the key ${key.value} is given twice`, startOf(key) ?? 0));
  if (complaints.length + twins.length > 0) return failed(oncePerLine([...complaints, ...twins]));
  const merge = wrongMerge(document);
  if (merge !== undefined) return failed([located(merge.detail, startOf(merge.key) ?? 0)]);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: ALIASES_MAX });
  } catch (error) {
    return failed([located(sentence(error instanceof Error ? error.message : String(error)), 0)]);
  }
  const locate = (path: Path, at: 'key' | 'value'): Position =>
    positionAt(
      lineCounter,
      offsetOf(document.contents, path, at, (node) => resolved(node, document)),
    );
  return { file, of, value, problems: [], locate, line };
}

/** A single slip often breaks several rules of the grammar. */
function oncePerLine(problems: readonly LocatedProblem[]): readonly LocatedProblem[] {
  const lines = new Set<number>();
  return problems.filter(({ line }) => !lines.has(line) && lines.add(line));
}

/** The library's message as the middle of one of our sentences. */
const sentence = (message: string): string => message.split('\n')[0]?.replace(/[.:;]?\s*$/, '') ?? message;

function positionAt(lineCounter: LineCounter, offset: number): Position {
  const { line, col } = lineCounter.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

type Document = ReturnType<typeof parseDocument>;

/** Keys that occur a second time in their mapping: the value of one of them would be lost. */
function twinKeys(document: Document): readonly Scalar[] {
  const twins: Scalar[] = [];
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) twins.push(key);
        seen.add(key.value);
      }
    },
  });
  return twins;
}

const resolved = (node: unknown, document: Document): unknown =>
  isNode(node) && 'resolve' in node && typeof node.resolve === 'function' ? (node.resolve(document) as unknown) : node;

const startOf = (node: unknown): number | undefined => (isNode(node) ? (node as Node).range?.[0] : undefined);

/** Pairs by key, computed once: a roster of thousands of agents may have as many mistakes. */
const PAIRS = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();
function pairsOf(node: YAMLMap, resolve: (node: unknown) => unknown): ReadonlyMap<string, Pair> {
  const known = PAIRS.get(node);
  if (known !== undefined) return known;
  const pairs = pairsWith(node, resolve);
  PAIRS.set(node, pairs);
  return pairs;
}

/**
 * Where the value at a path begins; for a mapping or list, and for a mistaken name, where its key does (the value's first line says
 * little). A missing value is reported at what should contain it.
 */
function offsetOf(root: unknown, path: Path, at: 'key' | 'value', resolve: (node: unknown) => unknown): number {
  let node: unknown = resolve(root);
  let offset = startOf(node) ?? 0;
  for (const [index, key] of path.entries()) {
    if (isMap(node)) {
      const pair = pairsOf(node, resolve).get(String(key));
      if (pair === undefined) return offset;
      const wantsKey = (index === path.length - 1 && at === 'key') || !isScalar(pair.value) || startOf(pair.value) === undefined;
      offset = startOf(wantsKey ? pair.key : pair.value) ?? offset;
      node = resolve(pair.value);
    } else if (isSeq(node) && typeof key === 'number') {
      const item: unknown = node.items[key];
      if (item === undefined) return offset;
      offset = startOf(item) ?? offset;
      node = resolve(item);
    } else return offset;
  }
  return offset;
}

/** The value of one key of a text as a file of its own, for instance a plan written inside a scenario. */
export const partOf = (text: PlanText, key: string, of: Problem['of']): PlanText => ({
  file: text.file,
  of,
  value: typeof text.value === 'object' && text.value !== null ? (text.value as Readonly<Record<string, unknown>>)[key] : undefined,
  problems: [],
  line: text.line,
  locate: (path, at) => text.locate([key, ...path], path.length === 0 ? 'key' : at),
});
