import type { HallSize } from '../../hall/live-hall.js';
import type { BenchCase, Scale } from '../case.js';

const SIZES: Readonly<Record<Scale, HallSize>> = {
  quick: { agents: 1_000, waiting: 5_000, requirements: 300, profiles: 300 },
  usual: { agents: 25_000, waiting: 100_000, requirements: 300, profiles: 300 },
  full: { agents: 25_000, waiting: 100_000, requirements: 3_000, profiles: 'unique' },
};

export function restoreCases(scale: Scale): readonly BenchCase[] {
  const size = SIZES[scale];
  const common = { side: 'signalbox', params: { ...size }, budgetMs: { quick: 15_000, usual: 180_000, full: 300_000 }[scale] } as const;
  const at = `${size.agents}-agents/${size.waiting}-waiting`;
  return [
    {
      ...common,
      id: `restore/fold/${at}`,
      part: 'restore',
      title: 'folding a journal, writing and reading a snapshot',
      does: 'records applied one after the other; then the state encoded as a snapshot and decoded again, hashes compared',
      measure: async () => (await import('./restore.js')).measureRestore(size),
    },
    {
      ...common,
      id: `restore/snapshot/${at}`,
      part: 'restore',
      title: 'a follower writes a snapshot',
      does: "folds the journal in its own thread; measured: how long the router's thread was blocked meanwhile, with and without the time it waited for a core",
      measure: async () => (await import('./restore.js')).measureSnapshot(size),
    },
    {
      ...common,
      id: `memory/${at}`,
      part: 'memory',
      title: 'heap per waiting contact and per signed-in agent',
      does: 'the difference between two halls, each measured after garbage collection',
      measure: async () => (await import('./memory.js')).measureMemory(size),
    },
  ];
}
