/** With more edits than this, one name is not taken for a misspelling of the other. */
const farthest = (length: number): number => Math.max(1, Math.min(3, Math.floor(length / 3)));

/**
 * Edits between two words: insertions, deletions, replacements and swaps of neighbours
 * (optimal string alignment, after Damerau, "A technique for computer detection and correction of spelling errors", 1964).
 */
export function editDistance(a: string, b: string): number {
  let older: number[] = [];
  let old: number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (old[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(replaced, (old[j] as number) + 1, (row[j - 1] as number) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (older[j - 2] as number) + 1);
      row.push(best);
    }
    older = old;
    old = row;
  }
  return old[b.length] as number;
}

/** Longer names are not compared: the work grows with the product of the lengths, and the sender chooses one of them. */
const COMPARED_MAX = 64;

/** The name among `names` that was most likely meant, the first of equals; `null` if none is near. Case is ignored. */
export function nearestName(name: string, names: Iterable<string>): string | null {
  if (name.length > COMPARED_MAX) return null;
  const wanted = name.toLowerCase();
  let nearest: string | null = null;
  let best = farthest(wanted.length) + 1;
  for (const candidate of names) {
    if (candidate === name || candidate.length > COMPARED_MAX || Math.abs(candidate.length - wanted.length) >= best) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest;
}
