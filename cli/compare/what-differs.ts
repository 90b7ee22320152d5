import { isDeepStrictEqual } from 'node:util';
import type { Trial } from '@signalbox/simulations/scenario';

type Demands = Trial['demand'];
type Demand = Demands[number];

export const DEMAND = 'demand';

/** What a customer brings and does, apart from who comes when and for what. */
const KINDS = {
  'handling times': ({ handling, levelPercent, languagePercent, concurrentPercent, wrapUp, falseAlerts, transfer, ...of }: Demand) => [
    ...[handling, levelPercent, languagePercent, concurrentPercent, wrapUp, falseAlerts, transfer?.handling],
    of.intervals.map(({ handlingMeanMs }) => handlingMeanMs),
    of.recorded?.map(({ handlingMs }) => handlingMs),
  ],
  patience: ({ patience, transfer, recorded }: Demand) => [patience, transfer?.patience, recorded?.map(({ patienceMs }) => patienceMs)],
  'coming again': ({ retry, repeat, transfer }: Demand) => [retry, repeat, transfer?.retry],
} as const;

/** Everything else of a demand: who comes when, and for what. */
function whoComes({
  handling,
  levelPercent,
  languagePercent,
  concurrentPercent,
  wrapUp,
  falseAlerts,
  patience,
  retry,
  repeat,
  ...of
}: Demand) {
  return {
    ...of,
    transfer: of.transfer == null ? null : { ...of.transfer, handling: null, patience: null, retry: null },
    intervals: of.intervals.map(({ handlingMeanMs, ...interval }) => interval),
    recorded: of.recorded?.map(({ handlingMs, patienceMs, ...customer }) => customer),
  };
}

/** In what the customers of two scenarios differ, in words; nothing: they are the same people. */
export function whatDiffers(one: Demands, other: Demands): readonly string[] {
  const differs = (of: (demand: Demand) => unknown): boolean => !isDeepStrictEqual(one.map(of), other.map(of));
  if (one.length !== other.length) return [DEMAND];
  const kinds = Object.entries(KINDS).flatMap(([name, of]) => (differs(of) ? [name] : []));
  return [...(differs(whoComes) ? [DEMAND] : []), ...kinds];
}
