import type { Roster } from '@signalbox/engine';
import type { TierRule } from '@signalbox/engine/plan';

/** Queues of the record, each with the queue that gets its contacts instead. */
export type OtherQueues = ReadonlyMap<string, string>;

/** The command with queues replaced wherever commands name one: its own, the target of a transfer, and the queues agents may work in. */
export function toOtherQueues(command: unknown, queues: OtherQueues): unknown {
  if (queues.size === 0) return command;
  const other = (name: string): string => queues.get(name) ?? name;
  const { queue, to, set } = command as Named;
  return {
    ...(command as object),
    ...(typeof queue === 'string' ? { queue: other(queue) } : {}),
    ...(typeof to === 'string' ? { to: other(to) } : {}),
    ...(to != null && typeof to === 'object' && to.queue !== undefined ? { to: { ...to, queue: other(to.queue) } } : {}),
    ...(set === undefined ? {} : { set: { ...set, ...withOthers(set, queues) } }),
  };
}

/** The same for agents who are limited to queues, or prefer one to another. */
export const rosterOfOtherQueues = ({ agents, shifts }: Roster, queues: OtherQueues): Roster => ({
  agents: agents.map((agent) => ({ ...agent, ...withOthers(agent, queues) })),
  shifts,
});

interface Places {
  readonly queues?: readonly string[] | null;
  readonly tiers?: readonly TierRule[];
}

function withOthers<P extends Places>({ queues: limits, tiers }: P, others: OtherQueues): Partial<Places> {
  const other = (name: string): string => others.get(name) ?? name;
  return {
    ...(limits == null ? {} : { queues: [...new Set(limits.map(other))] }),
    ...(tiers === undefined ? {} : { tiers: tiers.map((rule) => (rule.queue === null ? rule : { ...rule, queue: other(rule.queue) })) }),
  };
}

interface Named {
  readonly queue?: unknown;
  readonly to?: string | { readonly queue?: string } | null;
  readonly set?: Places;
}
