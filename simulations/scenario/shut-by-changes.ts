import type { Stretch } from './stretches.js';
import type { Trial } from './trial.js';

/** When changes keep a queue closed. */
export function shutByChanges({ changes, toMs }: Pick<Trial, 'changes' | 'toMs'>): ReadonlyMap<string, readonly Stretch[]> {
  const shut = new Map<string, Stretch[]>();
  for (const { atMs, command } of changes) {
    if (command.type !== 'queue.close' && command.type !== 'queue.restore') continue;
    const own = shut.get(command.queue) ?? [];
    const last = own.at(-1);
    if (command.type === 'queue.close') own.push({ fromMs: atMs, toMs });
    else if (last !== undefined) own[own.length - 1] = { ...last, toMs: Math.min(last.toMs, atMs) };
    shut.set(command.queue, own);
  }
  return shut;
}
