/** A stretch of time, its end excluded. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** All that is covered by any of them, in order and without overlaps. */
function together(all: readonly Stretch[]): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const { fromMs, toMs } of [...all].sort((one, other) => one.fromMs - other.fromMs)) {
    const last = found.at(-1);
    if (last !== undefined && fromMs <= last.toMs) found[found.length - 1] = { ...last, toMs: Math.max(last.toMs, toMs) };
    else found.push({ fromMs, toMs });
  }
  return found;
}

/** What is left of some when others are taken away. */
export function less(all: readonly Stretch[], taken: readonly Stretch[]): readonly Stretch[] {
  const away = together(taken);
  return all.flatMap(({ fromMs, toMs }): readonly Stretch[] => {
    const left: Stretch[] = [];
    let atMs = fromMs;
    for (const gone of away) {
      if (gone.toMs <= atMs) continue;
      if (gone.fromMs >= toMs) break;
      if (gone.fromMs > atMs) left.push({ fromMs: atMs, toMs: gone.fromMs });
      atMs = gone.toMs;
    }
    return atMs < toMs ? [...left, { fromMs: atMs, toMs }] : left;
  });
}

/** How long one lies within the other. */
export const within = (one: Stretch, other: Stretch): number =>
  Math.max(0, Math.min(one.toMs, other.toMs) - Math.max(one.fromMs, other.fromMs));
