import type { Results } from '../results.js';
import { findRow, onlySpan } from './find.js';
import type { Target } from './target.js';
import { plain, span, times } from './words.js';

type Quantile = 'p50Us' | 'p99Us';

const quantile = (results: Results, id: string, params: Readonly<Record<string, number | string>>, which: Quantile): number | undefined =>
  onlySpan(findRow(results, id, params))?.[which] ?? undefined;

const figure = (results: Results, id: string, name: string): number | undefined => findRow(results, id)?.figures[name]?.median;

const over = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined || b === undefined ? undefined : a / b);

const large = { agents: 25_000, waiting: 100_000, requirements: 300, profiles: 300 } as const;

const decisions = (['enqueue', 'release'] as const).flatMap((operation): readonly Target[] => {
  const id = `decision/${operation}`;
  const common = { part: 'decision', shown: span } as const;
  return [
    {
      ...common,
      words: `${operation}, 25,000 agents, 100,000 waiting, 300 × 300: p50`,
      atMost: 3,
      value: (results) => quantile(results, id, large, 'p50Us'),
    },
    { ...common, words: `${operation}, the same: p99`, atMost: 10, value: (results) => quantile(results, id, large, 'p99Us') },
    {
      ...common,
      words: `${operation}, p50 growth from 1,000 to 25,000 agents (100,000 waiting)`,
      atMost: 2,
      shown: times,
      value: (results) => over(quantile(results, id, large, 'p50Us'), quantile(results, id, { ...large, agents: 1_000 }, 'p50Us')),
    },
    {
      ...common,
      words: `${operation}, p50 growth from 1,000 to 1,000,000 waiting (25,000 agents)`,
      atMost: 2,
      shown: times,
      value: (results) =>
        over(
          quantile(results, id, { ...large, waiting: 1_000_000 }, 'p50Us'),
          quantile(results, id, { ...large, waiting: 1_000 }, 'p50Us'),
        ),
    },
    {
      ...common,
      words: `${operation}, every agent unique, 25,000 and 100,000 waiting: p99`,
      atMost: 100,
      value: (results) => quantile(results, id, { agents: 25_000, waiting: 100_000, profiles: 'unique' }, 'p99Us'),
    },
  ];
});

const lives: Target = {
  part: 'lives',
  words: 'whole lives per second, 1,000 agents, relative to the bare loop',
  atLeast: 0.1,
  shown: plain,
  value: (results) => over(figure(results, 'lives/core/1000-agents', 'livesPerS'), figure(results, 'lives/bare/1000-agents', 'livesPerS')),
};

const durable: readonly Target[] = [
  {
    part: 'durable',
    words: 'one durable decision: p50 relative to a bare fdatasync',
    atMost: 2.5,
    shown: times,
    value: (results) => over(quantile(results, 'durable/single', {}, 'p50Us'), quantile(results, 'durable/fdatasync', {}, 'p50Us')),
  },
  {
    part: 'durable',
    words: 'grouped: records per second relative to raw batched appends',
    atLeast: 0.3,
    shown: plain,
    value: (results) => over(figure(results, 'durable/grouped', 'recordsPerS'), figure(results, 'durable/lmdb-grouped', 'recordsPerS')),
  },
  {
    part: 'durable',
    words: 'open loop at 5,000/s: p99 relative to raw appends',
    atMost: 3,
    shown: times,
    value: (results) =>
      over(
        quantile(results, 'durable/offered', { perSecond: 5_000 }, 'p99Us'),
        quantile(results, 'durable/lmdb-offered', { perSecond: 5_000 }, 'p99Us'),
      ),
  },
];

const desks = (['memory', 'durable'] as const).flatMap((journal) =>
  (['p50Us', 'p99Us'] as const).map(
    (which): Target => ({
      part: 'desk',
      words: `adapter to desk, 5,000 desks, journal ${journal === 'memory' ? 'in memory' : 'on disk'}: ${which.slice(0, -2)} relative to the echo`,
      atMost: 3,
      shown: times,
      value: (results) =>
        over(quantile(results, `desk/${journal}`, { desks: 5_000 }, which), quantile(results, 'desk/echo', { desks: 5_000 }, which)),
    }),
  ),
);

/** With a journal on disk the answer waits for the disk, so the fair floor is an echo that waits for it too. */
const durableDesks = (['p50Us', 'p99Us'] as const).map(
  (which): Target => ({
    part: 'desk',
    words: `adapter to desk, 5,000 desks, journal on disk: ${which.slice(0, -2)} relative to the echo behind an fdatasync`,
    atMost: 3,
    shown: times,
    value: (results) =>
      over(quantile(results, 'desk/durable', { desks: 5_000 }, which), quantile(results, 'desk/synced-echo', { desks: 5_000 }, which)),
  }),
);

const restoring: readonly Target[] = [
  {
    part: 'restore',
    words: 'events folded per second',
    atLeast: 300_000,
    shown: plain,
    value: (results) => figure(results, 'restore/fold', 'eventsPerS'),
  },
  {
    part: 'restore',
    words: "longest time a snapshot blocked the router's thread",
    atMost: 20_000,
    shown: span,
    value: (results) => heldUpUs(results, 'heldUpMaxMs'),
  },
  {
    part: 'restore',
    words: 'the same, not counting waits for a core',
    atMost: 20_000,
    shown: span,
    value: (results) => heldUpUs(results, 'heldUpWithCoreMaxMs'),
  },
  {
    part: 'memory',
    words: 'bytes per waiting contact',
    atMost: 600,
    shown: plain,
    value: (results) => figure(results, 'memory', 'bytesPerWaiting'),
  },
  { part: 'memory', words: 'bytes per agent', atMost: 2_048, shown: plain, value: (results) => figure(results, 'memory', 'bytesPerAgent') },
];

function heldUpUs(results: Results, name: string): number | undefined {
  const heldUpMs = figure(results, 'restore/snapshot', name);
  return heldUpMs === undefined ? undefined : heldUpMs * 1_000;
}

const days: readonly Target[] = [
  {
    part: 'day',
    words: 'M/M/100+M: contacts per second relative to the bare loop',
    atLeast: 0.1,
    shown: plain,
    value: (results) => over(figure(results, 'day/hall', 'contactsPerS'), figure(results, 'day/bare-hall', 'contactsPerS')),
  },
  {
    part: 'day',
    words: 'the R1 network: time relative to the bare loop',
    atMost: 10,
    shown: times,
    value: (results) => over(figure(results, 'day/network', 'elapsedS'), figure(results, 'day/bare-network', 'elapsedS')),
  },
];

/** The targets of this project on its build machine, which has two cores. Ratios should hold on other machines. */
export const TARGETS: readonly Target[] = [...decisions, lives, ...durable, ...desks, ...durableDesks, ...restoring, ...days];
