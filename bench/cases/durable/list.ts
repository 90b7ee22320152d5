import type { BenchCase, Scale } from '../case.js';

const RATES: Readonly<Record<Scale, readonly number[]>> = { quick: [1_000], usual: [1_000, 5_000], full: [1_000, 2_000, 5_000, 10_000] };

export function durableCases(scale: Scale): readonly BenchCase[] {
  const common = { part: 'durable', budgetMs: { quick: 15_000, usual: 60_000, full: 120_000 }[scale] } as const;
  const single: readonly BenchCase[] = [
    {
      ...common,
      id: 'durable/single',
      side: 'signalbox',
      title: 'one decision at a time',
      does: 'a router on the embedded journal: command, decision, record on the disk, answer',
      params: { load: 'single' },
      measure: async (pace) => (await import('./single.js')).measureSingle(pace),
    },
    {
      ...common,
      id: 'durable/lmdb-single',
      side: 'floor',
      title: 'one record at a time, lmdb alone',
      does: 'the same bytes, encoded beforehand; one transaction each',
      params: { load: 'single' },
      measure: async (pace) => (await import('./single.js')).measureRawSingle(pace),
    },
    {
      ...common,
      id: 'durable/fdatasync',
      side: 'floor',
      title: 'one record at a time, file and fdatasync',
      does: 'the same bytes appended to a file, then fdatasync on the same thread',
      params: { load: 'single' },
      measure: async (pace) => (await import('./single.js')).measureDisk(pace),
    },
    {
      ...common,
      id: 'durable/grouped',
      side: 'signalbox',
      title: 'as many decisions as possible, 256 in flight',
      does: 'whatever is decided during one commit is written by the next',
      params: { load: 'grouped' },
      measure: async (pace) => (await import('./grouped.js')).measureGrouped(pace),
    },
    {
      ...common,
      id: 'durable/lmdb-grouped',
      side: 'floor',
      title: 'lmdb alone, 256 records per commit',
      does: 'the same bytes, encoded beforehand',
      params: { load: 'grouped' },
      measure: async (pace) => (await import('./grouped.js')).measureRawGrouped(pace),
    },
  ];
  const offered = RATES[scale].flatMap((perSecond): readonly BenchCase[] => [
    {
      ...common,
      id: `durable/offered/${perSecond}-per-s`,
      side: 'signalbox',
      title: `decisions offered at ${perSecond}/s`,
      does: 'open loop: from the instant a command was due until its answer',
      params: { load: 'offered', perSecond },
      measure: async (pace) => (await import('./offered.js')).measureOffered(perSecond, pace),
    },
    {
      ...common,
      id: `durable/lmdb-offered/${perSecond}-per-s`,
      side: 'floor',
      title: `records offered at ${perSecond}/s, lmdb alone`,
      does: 'open loop; what arrives during one commit is written by the next',
      params: { load: 'offered', perSecond },
      measure: async (pace) => (await import('./offered.js')).measureRawOffered(perSecond, pace),
    },
  ]);
  return [...single, ...offered];
}
