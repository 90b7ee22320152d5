import type { AgentRecord } from '../../core/state/state.js';
import type { ChannelId } from '../../domain/ids.js';
import { type Problem, problem } from '../../domain/plan-file/problems.js';
import type { RoutingPolicy } from '../../domain/policy.js';
import type { Queue } from '../../domain/queue.js';
import type { CapacityUnits } from '../../domain/units.js';
import { channelMaxOf } from '../../routing/capacity.js';
import { type Examine, type House, languageDemands, policiesOf, policyPath } from '../house.js';
import type { Lookalikes } from '../reach.js';
import type { AgentClass } from '../rehearsal.js';

interface Work {
  readonly queue: Queue;
  readonly channel: ChannelId;
  readonly policy: RoutingPolicy;
}

/** Agents with the same work and the same capacity for it. */
interface Hands {
  readonly agent: AgentRecord;
  agents: number;
  readonly work: readonly Work[];
  /** The part of it for which they are used through a step without a reserve. */
  readonly drawn: readonly Work[];
  /** What of that is more urgent than a band, and the most that a contact of each channel of it takes of them; by band, as asked. */
  readonly urgent: Map<number, Urgent>;
}

interface Urgent {
  readonly work: readonly Work[];
  readonly dearest: ReadonlyMap<ChannelId, CapacityUnits>;
}

/** Whose work it is: with hundreds of queues and thousands of agents, looking through all of them for each would take minutes. */
type Takers = ReadonlyMap<Work, readonly Hands[]>;

/**
 * Work taken only by agents who may always have something more urgent to take first: bands are strict, so it waits as long as that lasts. A
 * dedicated agent, capacity that the more urgent channels leave, a reserve kept from them, or a step that raises the band resolves it.
 */
export const starvation: Examine = (house) => {
  const all: readonly Work[] = [...policiesOf(house)];
  const takers = takersIn(handsOf(house, all));
  return house.plan.queues.flatMap((queue): Problem[] => {
    const starving = all.flatMap((one) => {
      const others = one.queue === queue ? keptBusyBy(house, one, all, takers) : [];
      return others.length === 0 ? [] : [{ one, others }];
    });
    const [first] = starving;
    if (first === undefined) return [];
    const busy = new Set(starving.flatMap((found) => found.others));
    const others = all.filter((one) => busy.has(one)).map((other) => `${other.queue.id} (${other.channel})`);
    const count = Math.max(...starving.map(({ one }) => (takers.get(one) ?? []).reduce((sum, { agents }) => sum + agents, 0)));
    const channels = starving.map(({ one }) => one.channel).join(', ');
    const shown = others.length > OTHERS_SHOWN ? [...others.slice(0, OTHERS_SHOWN), `${others.length - OTHERS_SHOWN} more`] : others;
    const details = { queue: queue.id, channel: channels, others: shown, count };
    return [problem('STARVATION_POSSIBLE', 'plan', policyPath(queue, first.one.channel, 'band'), details)];
  });
};

const OTHERS_SHOWN = 4;

function handsOf(house: House, all: readonly Work[]): readonly Hands[] {
  const work = new Map<AgentClass, number[]>();
  const drawn = new Map<AgentClass, number[]>();
  for (const [number, { queue, channel, policy }] of all.entries()) {
    const steps = new Map<Lookalikes, Set<number>>();
    for (const demand of languageDemands(house, queue, channel))
      for (const { among, steps: of } of house.reach({ ...demand, atLeast: 'A1' }).takers)
        steps.set(among, new Set([...(steps.get(among) ?? []), ...of]));
    for (const [{ classes }, of] of steps) {
      const draws = policy.band === 0 || [...of].some((step) => policy.steps[step]?.reserve === 0);
      for (const one of classes) {
        add(work, one, number);
        if (draws) add(drawn, one, number);
      }
    }
  }
  const found = new Map<string, Hands>();
  for (const [one, numbers] of work) {
    const { capacity, channelMax, channelCost } = one.agent.profile;
    const key = JSON.stringify([numbers, drawn.get(one), capacity, channelMax, channelCost]);
    const named = (of: readonly number[] = []): readonly Work[] => of.map((number) => all[number] as Work);
    const hands = found.get(key) ?? { agent: one.agent, agents: 0, work: named(numbers), drawn: named(drawn.get(one)), urgent: new Map() };
    found.set(key, hands);
    hands.agents += one.ids.length;
  }
  return [...found.values()];
}

function add(lists: Map<AgentClass, number[]>, one: AgentClass, number: number): void {
  const list = lists.get(one);
  if (list === undefined) lists.set(one, [number]);
  else list.push(number);
}

function takersIn(hands: readonly Hands[]): Takers {
  const takers = new Map<Work, Hands[]>();
  for (const those of hands)
    for (const one of those.work) {
      const list = takers.get(one);
      if (list === undefined) takers.set(one, [those]);
      else list.push(those);
    }
  return takers;
}

/** The more urgent work that can keep everybody from this one; empty: somebody is always left for it, or nobody takes it. */
function keptBusyBy(house: House, one: Work, all: readonly Work[], takers: Takers): readonly Work[] {
  const risesTo = Math.min(one.policy.band, ...one.policy.steps.slice(1).map(({ raiseBand }) => raiseBand ?? one.policy.band));
  const countMax = all.filter(({ policy }) => policy.band < risesTo).length;
  const busy = new Set<Work>();
  for (const those of takers.get(one) ?? []) {
    const urgent = urgentOf(house, those, risesTo);
    if (urgent.work.length === 0 || leavesRoom(house, those.agent, one, urgent)) return [];
    if (busy.size < countMax) for (const other of urgent.work) busy.add(other);
  }
  return [...busy];
}

function urgentOf(house: House, { urgent, drawn, agent }: Hands, band: number): Urgent {
  const known = urgent.get(band);
  if (known !== undefined) return known;
  const work = drawn.filter(({ policy }) => policy.band < band);
  const dearest = new Map<ChannelId, CapacityUnits>();
  for (const { queue, channel } of work) dearest.set(channel, Math.max(dearest.get(channel) ?? 0, house.costOf(queue, channel, agent)));
  const found = { work, dearest };
  urgent.set(band, found);
  return found;
}

/** Whether an agent has capacity for the work even with the maximum of the more urgent channels in hand. */
function leavesRoom(house: House, agent: AgentRecord, one: Work, { dearest }: Urgent): boolean {
  if (dearest.has(one.channel)) return false;
  let left = agent.profile.capacity;
  for (const [id, cost] of dearest) {
    const channel = house.plan.channels[id];
    if (channel !== undefined) left -= cost * channelMaxOf(channel, agent);
  }
  return left >= house.costOf(one.queue, one.channel, agent);
}
