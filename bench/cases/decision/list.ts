import type { Variety } from '../../hall/world.js';
import type { BenchCase, Scale } from '../case.js';
import type { Operation } from './decide.js';

interface Point extends Variety {
  readonly agents: number;
  readonly waiting: number;
}

const WHAT: Readonly<Record<Operation, string>> = {
  enqueue: '`contact.enqueue` → `offer.made`',
  release: '`contact.release` → next `offer.made`',
};

const usual = { requirements: 300, profiles: 300 } as const;

/** The most informative combinations: growth with agents, with waiting contacts, and with their diversity. */
const SENSIBLE: readonly Point[] = [
  { agents: 100, waiting: 0, ...usual },
  { agents: 100, waiting: 10_000, ...usual },
  { agents: 1_000, waiting: 0, ...usual },
  { agents: 1_000, waiting: 1_000, ...usual },
  { agents: 1_000, waiting: 10_000, ...usual },
  { agents: 10_000, waiting: 10_000, ...usual },
  { agents: 1_000, waiting: 100_000, ...usual },
  { agents: 25_000, waiting: 1_000, ...usual },
  { agents: 25_000, waiting: 10_000, ...usual },
  { agents: 25_000, waiting: 100_000, ...usual },
  { agents: 25_000, waiting: 1_000_000, ...usual },
  { agents: 25_000, waiting: 100_000, requirements: 10, profiles: 10 },
  { agents: 25_000, waiting: 100_000, requirements: 3_000, profiles: 300 },
  { agents: 25_000, waiting: 100_000, requirements: 3_000, profiles: 'unique' },
];

const QUICK: readonly Point[] = [
  { agents: 100, waiting: 0, ...usual },
  { agents: 1_000, waiting: 0, ...usual },
  { agents: 1_000, waiting: 1_000, ...usual },
  { agents: 1_000, waiting: 10_000, ...usual },
];

function everyPoint(): readonly Point[] {
  const points: Point[] = [];
  for (const agents of [100, 1_000, 10_000, 25_000])
    for (const waiting of [0, 10_000, 100_000, 1_000_000])
      for (const requirements of [10, 300, 3_000])
        for (const profiles of [10, 300, 'unique'] as const) points.push({ agents, waiting, requirements, profiles });
  for (const agents of [1_000, 25_000]) points.push({ agents, waiting: 1_000, ...usual });
  return points;
}

const POINTS: Readonly<Record<Scale, () => readonly Point[]>> = { quick: () => QUICK, usual: () => SENSIBLE, full: everyPoint };

/** If everybody is busy and nobody waits, a release leads to no offer. */
const operationsAt = ({ waiting }: Point): readonly Operation[] => (waiting === 0 ? ['enqueue'] : ['enqueue', 'release']);

const short = ({ agents, waiting, requirements, profiles }: Point): string =>
  `${agents}-agents/${waiting}-waiting/${requirements}x${profiles}`;

const FLOOR_DOES = 'bare loop: ring of free agents, heap of waiting contacts, map of owners; no skills, deadlines, events or explanation';

export function decisionCases(scale: Scale): readonly BenchCase[] {
  const budgetMs = { quick: 10_000, usual: 120_000, full: 300_000 }[scale];
  const points = POINTS[scale]();
  const ours = points.flatMap((point) =>
    operationsAt(point).map(
      (operation): BenchCase => ({
        id: `decision/${operation}/${short(point)}`,
        part: 'decision',
        side: 'signalbox',
        title: WHAT[operation],
        does: 'due deadlines, decide, apply and match on the core; rings, capacity, last-agent affinity and shares in force',
        params: { operation, ...point },
        budgetMs,
        measure: async (pace) => (await import('./decide.js')).measureDecision(operation, point, pace),
      }),
    ),
  );
  const floors = [...new Set(points.map(({ agents, waiting }) => `${agents} ${waiting}`))].flatMap((pair) => {
    const [agents, waiting] = pair.split(' ').map(Number) as [number, number];
    return (waiting === 0 ? (['enqueue'] as const) : (['enqueue', 'release'] as const)).map(
      (operation): BenchCase => ({
        id: `decision/floor-${operation}/${agents}-agents/${waiting}-waiting`,
        part: 'decision',
        side: 'floor',
        title: WHAT[operation],
        does: FLOOR_DOES,
        params: { operation, agents, waiting },
        budgetMs,
        measure: async (pace) => (await import('./bare.js')).measureBare(operation, agents, waiting, pace),
      }),
    );
  });
  return [...ours, ...floors, ...spinCases(budgetMs), ...aroundCases(budgetMs)];
}

/** The bound of the p50 and what decisions take here: their p99 can be no less than that of a clock read for as long. */
const SPIN_US = [3, 25, 50];

const spinCases = (budgetMs: number): readonly BenchCase[] =>
  SPIN_US.map((us) => ({
    id: `decision/spin/${us}-us`,
    part: 'decision',
    side: 'floor',
    title: `reading the clock for ${us} µs`,
    does: 'no work at all; whatever it takes longer, the machine was elsewhere: no decision that takes as long can have a lower p99 here',
    // An operation of its own: without one it would be taken for the floor of every decision.
    params: { operation: `spin ${us}` },
    budgetMs,
    measure: async (pace) => (await import('./spin.js')).measureSpin(us / 1_000, pace),
  }));

function aroundCases(budgetMs: number): readonly BenchCase[] {
  const common = { part: 'decision', side: 'signalbox', params: {}, budgetMs } as const;
  return [
    {
      ...common,
      id: 'decision/admit',
      title: 'ADMIT of one `contact.enqueue`',
      does: 'checks shape and limits, fills in defaults, resolves languages',
      measure: async (pace) => (await import('./around.js')).measureAdmit(pace),
    },
    {
      ...common,
      id: 'decision/append',
      title: 'APPEND of one decision',
      does: 'append: to the journal that keeps nothing; encode: into the durable form, with its checksum',
      measure: async (pace) => (await import('./around.js')).measureAppend(pace),
    },
  ];
}
