import type { Outcome, Pair } from '@signalbox/simulations/what-if';
import { csvText } from '../csv.js';

const FIELDS = ['outcome', 'waitedMs', 'agent', 'hub', 'ring', 'language'] as const satisfies readonly (keyof Outcome)[];

/** Every contact, as it was and as it would have been. */
export const asCsv = (pairs: readonly Pair[]): string =>
  csvText([
    [
      'contact',
      'queue',
      'channel',
      'arrivedAt',
      ...FIELDS.map((name) => `recorded.${name}`),
      ...FIELDS.map((name) => `replayed.${name}`),
      'differs',
    ],
    ...pairs.map(({ recorded, replayed, differs }) => {
      const { contact, queue, channel, arrivedMs } = (recorded ?? replayed) as Outcome;
      const fields = (one: Outcome | null) => FIELDS.map((name) => String(one?.[name] ?? ''));
      return [contact, queue, channel, new Date(arrivedMs).toISOString(), ...fields(recorded), ...fields(replayed), differs.join(' ')];
    }),
  ]);
