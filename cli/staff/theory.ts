import { type Pool, type PoolInterval, poolRequirement, presenceOf, type Staffed } from '@signalbox/simulations/staffing';

/** A pool in its busiest interval, and over all intervals: the agents found beside theory's requirement. In agents who take contacts. */
export interface Beside {
  readonly pool: Pool;
  readonly fromMs: number;
  readonly arrivals: number;
  readonly handlingMs: number;
  readonly required: number;
  readonly erlangC: number | null;
  readonly erlangA: number | null;
  /** Erlang A if nothing were shared between kinds of contacts. */
  readonly erlangAApart: number | null;
  /** Agent hours of all intervals in which anybody comes. */
  readonly hours: { readonly required: number } & Pick<PoolInterval, 'erlangC' | 'erlangA' | 'erlangAApart'>;
}

const HOUR_MS = 3_600_000;

/** The agents of a pool found for each interval with a requirement, net of breaks, absence and shrinkage. */
export function netOf({ answer, lines, found }: Staffed, pool: Pool, asked: readonly unknown[]): readonly number[] {
  const net = asked.map(() => 0);
  for (const [place, line] of lines.entries())
    if (pool.groups.includes(line.group))
      for (const [interval, share] of presenceOf(line, answer).entries())
        net[interval] = (net[interval] as number) + share * (found.counts[place] as number);
  return net;
}

export function besideTheory(staffed: Staffed): readonly Beside[] {
  const { answer, pools } = staffed;
  const { countFromMs, intervalMs } = answer;
  return pools.flatMap((pool): readonly Beside[] => {
    const asked = poolRequirement(pool, answer);
    const net = netOf(staffed, pool, asked);
    const busy = [...asked.keys()].filter((interval) => (asked[interval]?.arrivals ?? 0) > 0);
    const load = (interval: number): number => (asked[interval]?.arrivals ?? 0) * (asked[interval]?.handlingMs ?? 0);
    const [first] = busy;
    if (first === undefined) return [];
    const peak = busy.reduce((one, other) => (load(other) > load(one) ? other : one), first);
    const { arrivals, handlingMs, erlangC, erlangA, erlangAApart } = asked[peak] as (typeof asked)[number];
    const hours = (value: (interval: number) => number | null): number | null =>
      busy.reduce<number | null>((sum, interval) => {
        const heads = value(interval);
        return sum === null || heads === null ? null : sum + (heads * intervalMs) / HOUR_MS;
      }, 0);
    return [
      {
        pool,
        arrivals,
        handlingMs,
        erlangC,
        erlangA,
        erlangAApart,
        fromMs: countFromMs + peak * intervalMs,
        required: net[peak] as number,
        hours: {
          required: hours((interval) => net[interval] as number) ?? 0,
          erlangC: hours((interval) => asked[interval]?.erlangC ?? null),
          erlangA: hours((interval) => asked[interval]?.erlangA ?? null),
          erlangAApart: hours((interval) => asked[interval]?.erlangAApart ?? null),
        },
      },
    ];
  });
}

/** What the figures of theory stand for, in sentences. */
export const THEORY_STANDS_FOR: readonly string[] = [
  'A pool is the groups that share contacts in the first ring. Erlang C: nobody gives up. Erlang A: customers give up.',
  'Both take each interval as if it lasted for ever, count first attempts only, and let every agent of the pool take all of its contacts, under the hardest of its targets.',
  '“Apart” is the sum of Erlang A for each kind of contact with its own target and agents who take nothing else.',
  'Where agents take some kinds only, theory has no formula: it lies between.',
];

/** What theory leaves out of a pool: groups asked in later rings, and work without a target. */
export const leftOut = ({ name, later, besides }: Pool): readonly string[] => [
  ...(later.length === 0
    ? []
    : [`${name}: ${later.join(', ')} may take these contacts too, in later rings. Theory leaves that out: fewer agents may be enough.`]),
  ...(besides.length === 0
    ? []
    : [`${name}: these agents also handle ${besides.join(', ')}, which has no target. Theory leaves that out: more agents may be needed.`]),
];
