import type { BenchCase, Scale } from '../case.js';

const AGENTS: Readonly<Record<Scale, readonly number[]>> = {
  quick: [100],
  usual: [100, 1_000, 10_000],
  full: [100, 1_000, 10_000, 25_000],
};

export function livesCases(scale: Scale): readonly BenchCase[] {
  const budgetMs = { quick: 10_000, usual: 90_000, full: 180_000 }[scale];
  return AGENTS[scale].flatMap((agents): readonly BenchCase[] => {
    const common = { part: 'lives', params: { agents }, budgetMs } as const;
    return [
      {
        ...common,
        id: `lives/core/${agents}-agents`,
        side: 'signalbox',
        title: 'whole lives on the core',
        does: 'enqueue, offer, accept, release; agents 95 % occupied, 300 requirements, 300 profiles, all features in force',
        measure: async (pace) => (await import('./lives.js')).measureLives({ agents, waiting: 0, requirements: 300, profiles: 300 }, pace),
      },
      {
        ...common,
        id: `lives/bare/${agents}-agents`,
        side: 'floor',
        title: 'the same arrivals on the bare loop',
        does: 'heap, ring and map; no features',
        measure: async (pace) => (await import('./lives.js')).measureBareLives(agents, pace),
      },
    ];
  });
}
