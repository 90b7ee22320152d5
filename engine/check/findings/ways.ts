import type { ChannelId, QueueId } from '../../domain/ids.js';
import { type Path, type Problem, problem } from '../../domain/plan-file/problems.js';
import type { Queue } from '../../domain/queue.js';
import { type Examine, type House, inWords, languageDemands, policyPath } from '../house.js';

/** Queues to which contacts are sent that nobody there can take, although somebody can where they come from. */
export const ways: Examine = (house) =>
  house.plan.queues.flatMap((queue) =>
    waysFrom(queue).flatMap(({ to, path, channels }): Problem[] => {
      const target = house.plan.queues.find(({ id }) => id === to);
      return target === undefined ? [] : channels.flatMap((channel) => stranded(house, queue, target, channel, path));
    }),
  );

interface Way {
  readonly to: QueueId;
  readonly path: Path;
  readonly channels: readonly ChannelId[];
}

function waysFrom(queue: Queue): readonly Way[] {
  const { id, channels, whenFull, overflow } = queue;
  const found: Way[] = overflow.map(({ to }, place) => ({ to, channels, path: ['queues', id, 'overflow', place, 'to'] }));
  if (whenFull !== null) found.push({ to: whenFull, channels, path: ['queues', id, 'whenFull', 'queue'] });
  for (const channel of channels) {
    const to = queue.policies[channel]?.maxWait?.to ?? null;
    if (to !== null) found.push({ to, channels: [channel], path: policyPath(queue, channel, 'maxWait', 'to') });
  }
  return found;
}

function stranded(house: House, queue: Queue, target: Queue, channel: ChannelId, path: Path): readonly Problem[] {
  const demands = languageDemands(house, queue, channel);
  const lost = demands.filter(
    (demand) => house.reach(demand).firstStep !== null && house.reach({ ...demand, queue: target }).firstStep === null,
  );
  if (lost.length === 0) return [];
  const languages =
    lost.length === demands.length
      ? 'any language'
      : inWords(
          lost.flatMap((demand) => demand.languages),
          house.plan.languages,
        );
  return [problem('WAY_UNSERVED', 'plan', path, { queue: queue.id, to: target.id, channel, languages })];
}
