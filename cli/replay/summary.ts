import { type Measured, measured, type OtherQueues, type Outcome, type Pair } from '@signalbox/simulations/what-if';

/** The two histories side by side, for all contacts and for those of one channel, queue or hub. */
export interface Row {
  readonly of: string;
  /** On which its contacts were answered, in either history: a wait of several is nobody's. */
  readonly channels: readonly string[];
  readonly recorded: Measured;
  readonly replayed: Measured;
}

/** @param queues those of the record whose contacts went to another one, beside which they are told */
export function summary(pairs: readonly Pair[], queues: OtherQueues): readonly Row[] {
  const then = present(pairs.map(({ recorded }) => recorded));
  const sides = {
    recorded: then.map((one) => ({ ...one, queue: queues.get(one.queue) ?? one.queue })),
    replayed: present(pairs.map(({ replayed }) => replayed)),
  };
  const all = [...sides.recorded, ...sides.replayed];
  const names = (of: (one: Outcome) => string | null, among = all): readonly string[] => [...new Set(present(among.map(of)))].sort();
  const row = (of: string, counts: (one: Outcome) => boolean): Row => ({
    of,
    channels: names(
      ({ channel }) => channel,
      all.filter((one) => one.outcome === 'answered' && counts(one)),
    ),
    recorded: measured(sides.recorded.filter(counts)),
    replayed: measured(sides.replayed.filter(counts)),
  });
  const channels = names(({ channel }) => channel);
  return [
    row('all', () => true),
    ...(channels.length > 1 ? channels.map((channel) => row(`channel ${channel}`, (one) => one.channel === channel)) : []),
    ...names(({ queue }) => queue).map((queue) => row(`queue ${queue}`, (one) => one.queue === queue)),
    // Of a hub it is only known what it answered: that says nothing about a service level.
    ...names(({ hub }) => hub).map((hub) => {
      const { recorded, replayed, ...named } = row(`hub ${hub}`, (one) => one.hub === hub);
      return { ...named, recorded: { ...recorded, serviceLevel: null }, replayed: { ...replayed, serviceLevel: null } };
    }),
  ];
}

const present = <T>(all: readonly (T | null)[]): readonly T[] => all.filter((one) => one !== null);
