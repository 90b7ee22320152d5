import type { Plan } from '@signalbox/engine';
import type { Path } from '@signalbox/engine/plan';
import type { Demand } from '../../play/index.js';
import { type Context, known, queueIds } from '../context.js';

type Queue = Plan['queues'][number];

/** The queue a demand, or a step of one, goes to; `undefined`: the plan has no such queue or channel. All that is wrong is reported. */
export function goesTo({ queue: id, channel }: Pick<Demand, 'queue' | 'channel'>, context: Context, path: Path): Queue | undefined {
  const { plan, read } = context;
  if (!known(context, 'queue', id, queueIds(context), [...path, 'queue'])) return undefined;
  if (!known(context, 'channel', channel, Object.keys(plan.channels), [...path, 'channel'])) return undefined;
  const queue = plan.queues.find((one) => one.id === id);
  if (queue?.channels.includes(channel) === false) read.findings.add('CHANNEL_NOT_TAKEN', [...path, 'channel'], { queue: id, channel });
  return queue;
}

/** Reports a transfer to a queue of another tenant. `written`: the transfer is said where the demand is, and not assumed of its channel. */
export function transferKept(
  demand: Pick<Demand, 'channel' | 'tenant' | 'transfer'>,
  written: boolean,
  context: Context,
  path: Path,
): void {
  const onto = context.plan.queues.find(({ id }) => id === demand.transfer?.to);
  if (onto === undefined || onto.tenant === demand.tenant) return;
  const said = [...(written ? path : ['behaviour', demand.channel]), 'transfer', 'to'];
  context.read.findings.add('QUEUE_OF_OTHER_TENANT', said, { queue: onto.id, tenant: onto.tenant });
}
