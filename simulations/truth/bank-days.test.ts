// Recorded days of a bank's call centre, staffed with the agents seen at work, lose as many callers in the simulator as they did.
import { readFileSync } from 'node:fs';
import { definePlan, defineRoster } from '@signalbox/engine';
import { expect, test } from 'vitest';
import { nightly, runs, seed } from '../../scripts/testing/runs.js';
import { PROMPT, play, type Scenario, type Shift } from '../play/index.js';

type Points = readonly (readonly [share: number, seconds: number])[];

interface Day {
  readonly date: string;
  readonly answered: number;
  readonly abandoned: number;
  readonly handlingMeanSeconds: number;
  /** Per half-hour. */
  readonly arrived: readonly number[];
  readonly atWork: readonly number[];
}

interface Days {
  readonly patienceSeconds: Points;
  readonly wrapUpSeconds: Points;
  readonly handlingVariation: number;
  readonly days: readonly Day[];
}

const { patienceSeconds, wrapUpSeconds, handlingVariation, days }: Days = JSON.parse(
  readFileSync(new URL('bank-days/days.json', import.meta.url), 'utf8'),
);

const HALF_HOUR_MS = 30 * 60_000;
/**
 * How far the share that gives up may be off. A day: two standard deviations between days of one staffing (1.3 to 2.9 points) and what
 * is not known about who was at work (bank-days/README.md). All days: the latter alone, which a simulator cannot mend.
 */
const DAY_POINTS = 6;
const ALL_POINTS = 3;

const empirical = (points: Points) => ({ kind: 'empirical', points: points.map(([share, s]) => [share, s * 1_000] as const) }) as const;

/** Whoever is number k is at work in each half-hour in which at least k were. */
function shiftsOf({ atWork, date }: Day): readonly Shift[] {
  const startMs = Date.parse(`${date}T00:00Z`);
  const shifts: Shift[] = [];
  for (let k = 1; k <= Math.round(Math.max(...atWork)); k++)
    for (let half = 0; half < atWork.length; half++) {
      if (Math.round(atWork[half] ?? 0) < k) continue;
      const from = half;
      while (Math.round(atWork[half + 1] ?? 0) >= k) half++;
      shifts.push({ agent: `agent-${k}`, fromMs: startMs + from * HALF_HOUR_MS, toMs: startMs + (half + 1) * HALF_HOUR_MS });
    }
  return shifts;
}

function scenarioOf(day: Day): Scenario {
  const agents = Array.from({ length: Math.round(Math.max(...day.atWork)) }, (_, k) => [`agent-${k + 1}`, { hub: 'hall' }] as const);
  const rosterFile = { agents: Object.fromEntries(agents) };
  const planned = definePlan({
    plan: 'bank',
    hubs: { hall: { kind: 'monolingual', country: 'IL', zone: 'Asia/Jerusalem', languages: ['he'] } },
    queues: { calls: { channels: ['voice'], steps: [{}], offer: { mode: 'auto' }, wrapUpMax: '15m' } },
  });
  if (!planned.ok) throw new Error(planned.problems[0]?.message);
  const enrolled = defineRoster(rosterFile, planned.plan);
  if (!enrolled.ok) throw new Error(enrolled.problems[0]?.message);
  const startMs = Date.parse(`${day.date}T00:00Z`);
  const calls = {
    name: 'calls',
    queue: 'calls',
    channel: 'voice',
    tenant: 'bank',
    intervals: day.arrived.map((volume, half) => ({
      fromMs: startMs + half * HALF_HOUR_MS,
      toMs: startMs + (half + 1) * HALF_HOUR_MS,
      volume,
    })),
    handling: { kind: 'log-normal', meanMs: day.handlingMeanSeconds * 1_000, variation: handlingVariation },
    patience: empirical(patienceSeconds),
    wrapUp: empirical(wrapUpSeconds),
  } as const;
  const facts = { plan: planned.plan, roster: enrolled.roster, startMs, endMs: null, demand: [calls], manners: PROMPT };
  return { ...facts, shifts: shiftsOf(day) };
}

/** Percent of the callers who give up. */
async function simulated(day: Day, replication: number): Promise<number> {
  let [abandoned, all] = [0, 0];
  await play(scenarioOf(day), {
    chance: { seed, replication },
    settled: ({ outcome }) => {
      all++;
      if (outcome === 'abandoned') abandoned++;
    },
  });
  return (100 * abandoned) / all;
}

test('the share that gives up is that of the day, and on the average of the days', async () => {
  const replications = runs('simulations/truth bank days, replications', { fast: 2, nightly: 20 });
  const played = nightly ? days : days.slice(0, 3);
  const off: number[] = [];
  for (const day of played) {
    const shares: number[] = [];
    for (let n = 0; n < replications; n++) shares.push(await simulated(day, n));
    const own = (100 * day.abandoned) / (day.abandoned + day.answered);
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    off.push(mean - own);
  }
  process.stderr.write(`bank days: off by ${off.map((points) => points.toFixed(1)).join(', ')} points\n`);
  for (const points of off) expect(Math.abs(points)).toBeLessThan(DAY_POINTS);
  expect(Math.abs(off.reduce((sum, points) => sum + points, 0) / off.length)).toBeLessThan(ALL_POINTS);
}, 600_000);
