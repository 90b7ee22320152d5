import { readChannels } from '../../planner-files/index.js';
import type { Demand } from '../../play/index.js';
import { type Context, rowsOf } from '../context.js';
import { givenOnce } from '../given-once.js';

/** What planners' files assume of the customers of a channel. */
export type Assumed = Pick<Demand, 'concurrentPercent' | 'repeat' | 'variation'>;

const DAY_MS = 86_400_000;
/** Read once for all demands, so that a mistake is reported once. */
const KNOWN = new WeakMap<Context, ReadonlyMap<string, Assumed>>();

/** What the files assume of a channel; the scenario's own values take precedence. */
export function assumedOf(channel: string, context: Context): Assumed {
  const known = KNOWN.get(context) ?? byChannel(context);
  KNOWN.set(context, known);
  return known.get(channel) ?? {};
}

function byChannel(context: Context): ReadonlyMap<string, Assumed> {
  const channels = Object.keys(context.plan.channels);
  const found = new Map<string, Assumed>();
  for (const placed of givenOnce(context, rowsOf(context, 'channels', readChannels), ['channel'])) {
    const { channel, concurrent, repeat, repeatAfter, variation } = placed.row;
    if (!channels.includes(channel)) context.rowProblems.push(placed.unknown('channel', 'channel', channels));
    else
      found.set(channel, {
        ...(concurrent === null ? {} : { concurrentPercent: concurrent }),
        ...(repeat === null ? {} : { repeat: { share: repeat, after: { kind: 'exponential', meanMs: repeatAfter ?? DAY_MS } } }),
        ...(variation === null ? {} : { variation }),
      });
  }
  return found;
}
