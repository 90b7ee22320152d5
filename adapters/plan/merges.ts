import { isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair, type parseDocument, visit, type YAMLMap } from 'yaml';

type Document = ReturnType<typeof parseDocument>;

/** A plan never produces more pairs than this by merging; an attempt to fill the memory does. */
const MERGED_PAIRS_MAX = 100_000;

/** `<<: *anchor`, the merge key of YAML 1.1: the fields of the anchor's mapping apply here too, unless they are written here. */
export const isMerge = ({ key }: Pair): boolean => isScalar(key) && key.value === '<<' && (key.type === undefined || key.type === 'PLAIN');

/** The mappings a merge key names, the first before the others. */
export function mergedMaps({ value }: Pair, resolve: (node: unknown) => unknown): readonly unknown[] {
  const named = resolve(value);
  return isSeq(named) ? named.items.map(resolve) : [named];
}

/** What is wrong with the merge keys of a document, with the key it is wrong with; `undefined`: nothing. */
export function wrongMerge(document: Document): { readonly key: unknown; readonly detail: string } | undefined {
  const merges: Pair[] = [];
  visit(document, {
    Pair: (_, pair) => {
      if (isMerge(pair)) merges.push(pair);
    },
  });
  if (merges.length === 0) return undefined;
  const resolve = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
  const other = merges.find((pair) => mergedMaps(pair, resolve).some((map) => !isMap(map)));
  if (other !== undefined) return { key: other.key, detail: 'the merge key << takes a mapping, or a list of mappings, by their anchors' };
  const pairs = pairsCounted(resolve);
  const open = merges.find((pair) => !Number.isFinite(mergedMaps(pair, resolve).reduce((sum: number, map) => sum + pairs(map), 0)));
  if (open !== undefined) return { key: open.key, detail: 'the merge key << names a mapping that holds it' };
  const many = merges.find((pair) => mergedMaps(pair, resolve).reduce((sum: number, map) => sum + pairs(map), 0) > MERGED_PAIRS_MAX);
  return many === undefined ? undefined : { key: many.key, detail: `the merge key << brings more than ${MERGED_PAIRS_MAX} pairs` };
}

/** How many pairs a node has once everything in it is merged; infinite if it contains itself. */
function pairsCounted(resolve: (node: unknown) => unknown): (node: unknown) => number {
  const known = new Map<Node, number>();
  const count = (unresolved: unknown): number => {
    const node = resolve(unresolved);
    if (!isNode(node) || isScalar(node)) return 0;
    const before = known.get(node);
    if (before !== undefined) return before;
    known.set(node, Number.POSITIVE_INFINITY);
    let pairs = 0;
    if (isSeq(node)) for (const item of node.items) pairs += count(item);
    if (isMap(node))
      for (const pair of node.items) {
        if (isMerge(pair)) for (const map of mergedMaps(pair, resolve)) pairs += count(map);
        else pairs += 1 + count(pair.value);
      }
    known.set(node, pairs);
    return pairs;
  };
  return count;
}

/** Pairs by key: those written in the mapping, then those that are merged into it. */
export function pairsWith(node: YAMLMap, resolve: (node: unknown) => unknown): ReadonlyMap<string, Pair> {
  const pairs = new Map<string, Pair>();
  for (const item of node.items) if (isScalar(item.key) && !isMerge(item)) pairs.set(String(item.key.value), item);
  for (const item of node.items.filter(isMerge))
    for (const map of mergedMaps(item, resolve))
      if (isMap(map)) for (const [key, pair] of pairsWith(map, resolve)) if (!pairs.has(key)) pairs.set(key, pair);
  return pairs;
}
