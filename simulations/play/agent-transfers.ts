import type { UserCommand } from '@signalbox/engine';
import { type Stream, spans } from '../chance/index.js';
import { type Customer, chanceOf } from './customers.js';
import type { Scenario } from './scenario.js';

/** What agents hand on who have a share of their own. */
export interface AgentTransfers {
  /** Whether the agent hands this customer's contact on; `undefined`: the demand says so. */
  handsOn(customer: Customer, agent: string): boolean | undefined;
  /** How that is done: bots hand off to people. `undefined`: the queue takes no such contacts, and the contact ends here. */
  command(customer: Customer, agent: string): UserCommand | undefined;
  /** The work that is left for whoever has it next, in milliseconds. */
  leavesMs(customer: Customer, agent: string): number;
  /** How a customer waits for the next agent whom this one hands on, by its own share or as the demand says. */
  onward(customer: Customer, agent: string, byAgent: boolean): Required<Pick<Customer, 'onwardPatienceMs' | 'onwardRetry'>>;
}

/** Each customer is drawn from numbers of their own: who comes to such an agent moves nobody else. */
export function openAgentTransfers({ plan, roster, transfers = {} }: Scenario, streamOf: (name: string) => Stream): AgentTransfers {
  const bots = new Set(roster.agents.flatMap(({ id, kind }) => (kind === 'bot' ? [id] : [])));
  const drawn = ({ demand, id }: Customer, what: string): Stream => streamOf(`${demand.name}/${what}/${id}`);
  return {
    handsOn(customer, agent) {
      const own = transfers[agent];
      return own === undefined ? undefined : chanceOf(own.share, drawn(customer, 'agent-transfer'))();
    },
    command({ id: contact, demand: { tenant, channel } }, agent) {
      const to = transfers[agent]?.to ?? null;
      const queue = plan.queues.find(({ id }) => id === to);
      if (queue !== undefined && (!queue.channels.includes(channel) || queue.tenant !== tenant)) return undefined;
      if (bots.has(agent)) return { type: 'contact.hand-off', tenant, contact, rings: 'arrival', ...(to === null ? {} : { queue: to }) };
      if (to === null) return undefined;
      return { type: 'contact.transfer', tenant, contact, to: { queue: to }, place: 'keep', kind: 'blind', because: null, by: null };
    },
    leavesMs(customer, agent) {
      const own = transfers[agent]?.handling ?? null;
      return own === null ? customer.handlingMs : spans(own, drawn(customer, 'agent-transfer-handling'))();
    },
    onward(customer, agent, byAgent) {
      const { patience = null, retry = null } = (byAgent ? transfers[agent] : customer.demand.transfer) ?? {};
      const stream = byAgent ? 'agent-transfer-patience' : 'transfer-patience';
      return { onwardPatienceMs: patience === null ? null : spans(patience, drawn(customer, stream))(), onwardRetry: retry };
    },
  };
}
