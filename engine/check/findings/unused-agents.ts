import { problem } from '../../domain/plan-file/problems.js';
import { type Examine, languageDemands, namesOf, policiesOf } from '../house.js';

/** Agents who can be given nothing at all, however little the contact asks. */
export const unusedAgents: Examine = (house) => {
  const groups = new Set(
    [...policiesOf(house)].flatMap(({ queue, channel }) =>
      languageDemands(house, queue, channel).flatMap((demand) =>
        house.reach({ ...demand, atLeast: 'A1' }).takers.map(({ among }) => among),
      ),
    ),
  );
  const used = new Set([...groups].flatMap(({ classes }) => classes));
  return house.classes
    .filter((one) => !used.has(one))
    .map(({ ids, agent: { profile } }) => {
      const queues = house.plan.queues.filter(
        ({ tenant, id }) => profile.tenants.includes(tenant) && (profile.queues?.includes(id) ?? true),
      );
      const channels = new Set(queues.flatMap((queue) => queue.channels.filter((channel) => profile.channels.includes(channel))));
      const reason =
        queues.length === 0
          ? 'no queue is of its tenants and queues'
          : channels.size === 0
            ? `its queues take none of its channels (${profile.channels.join(', ') || 'none'})`
            : `capacity ${profile.capacity}, hub ${profile.hub}, languages and skills fit no step of them`;
      return problem('AGENT_UNUSED', 'roster', ['agents', ids[0] as string], { agents: namesOf(ids), reason });
    });
};
