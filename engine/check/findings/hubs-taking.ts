import type { ChannelId, HubId } from '../../domain/ids.js';
import type { Queue } from '../../domain/queue.js';
import { type House, languageDemands } from '../house.js';

/** Hubs with somebody who can be given some contact of the queue on this channel, however little it asks. */
export const hubsTaking = (house: House, queue: Queue, channel: ChannelId): ReadonlySet<HubId> =>
  new Set(
    languageDemands(house, queue, channel).flatMap((demand) =>
      house.reach({ ...demand, atLeast: 'A1' }).takers.flatMap(({ classes: [first] }) => first?.agent.profile.hub ?? []),
    ),
  );
