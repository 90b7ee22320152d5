import type { AgentRecord, LiveContact, RouterState } from '../../core/state/state.js';
import type { RankKeyName } from '../../domain/policy.js';
import { aheadOfShare, atWork, costOf, levelNow, loadOf, planOf, policyFor, rulesFor, service } from './eligible.js';
import { mayHave } from './turn.js';
import { isWaiting } from './waiting.js';

/** What the next offer would be, decided a second time from the design's words (§6 "Contact order", "Agent choice", "Matching"). */
export interface Choice {
  readonly contact: string;
  readonly agent: string;
  readonly ring: number;
  readonly tier: number;
  readonly language: string | null;
  readonly cost: number;
}

/** The best of the roster's rules that apply to the contact and have begun; 1 where none applies. */
export function tierFor(contact: LiveContact, agent: AgentRecord): number {
  const applying = rulesFor(contact, agent);
  const begun = applying.filter(({ afterMs }) => afterMs <= contact.tiersOpenMs);
  return Math.min(...(begun.length > 0 ? begun : applying.length > 0 ? applying : [{ tier: 1 }]).map(({ tier }) => tier));
}

/** What each key compares; lower is better. */
function keyed(
  key: RankKeyName,
  state: Readonly<RouterState>,
  contact: LiveContact,
  agent: AgentRecord,
  ring: number,
  atMs: number,
): number[] {
  const { profile } = agent;
  const misses = contact.requirement.skills.map(({ skill, level }) => level - levelNow(agent, skill, atMs));
  const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + Math.max(0, one), 0);
  switch (key) {
    case 'ring':
      return [ring];
    case 'tier':
      return [tierFor(contact, agent)];
    case 'language-fit': {
      const step = policyFor(state, contact)?.steps[ring];
      const served = step && service(state, contact, agent, step);
      return served === undefined ? [0, 0, 0] : [served.preference, served.region, served.short];
    }
    case 'skill-fit':
      return [total(misses), total(misses.map((miss) => -miss))];
    case 'longest-idle':
      return [agent.idleSinceMs];
    case 'least-loaded':
      return [Math.floor((loadOf(state, agent) * 1000) / profile.capacity)];
    case 'least-versatile':
      return [profile.languages.length + profile.skills.length];
    case 'lowest-cost':
      return [profile.costPerHour ?? planOf(state).hubs.find(({ id }) => id === profile.hub)?.costPerHour ?? 0];
    case 'round-robin':
      return [agent.lastOfferSeq.get(contact.queue) ?? agent.signedInSeq];
    case 'fastest':
      return [profile.handlingPercent];
    case 'share':
      return [aheadOfShare(state, contact, agent)];
    case 'schedule':
      return [atWork(state, agent, atMs) ? 0 : 1];
    case 'random':
      return [lot([planOf(state).seed, contact.ordinal, contact.offersMade, agent.ordinal])];
  }
}

/** One lot: each number is scattered by the golden ratio, added to what there is and mixed, all in 32 bits (MurmurHash3's last steps). */
function lot(numbers: readonly number[]): number {
  let all = 0;
  for (const number of numbers) {
    const words = Uint32Array.of(all + Math.imul(number, 0x9e3779b1));
    words[0] = Math.imul((words[0] as number) ^ ((words[0] as number) >>> 16), 0x85ebca6b);
    words[0] = Math.imul((words[0] as number) ^ ((words[0] as number) >>> 13), 0xc2b2ae35);
    words[0] = (words[0] as number) ^ ((words[0] as number) >>> 16);
    all = words[0] as number;
  }
  return all;
}

const inOrder = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((one, place) => one !== b[place]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
};

/** Who of those that may take the contact is asked. */
export function asked(state: Readonly<RouterState>, contact: LiveContact, atMs: number): AgentRecord | undefined {
  const keys = policyFor(state, contact)?.rank ?? [];
  const { affinity } = contact;
  const candidates = [...state.agents.values()].flatMap((agent) => {
    const ring = mayHave(state, contact, agent, atMs);
    if (ring === undefined) return [];
    const chain = affinity === null || atMs >= affinity.untilMs ? [] : [affinity.agent, ...affinity.deputies.map((deputy) => deputy.agent)];
    const own = chain.includes(agent.id) ? chain.indexOf(agent.id) : chain.length;
    return [{ agent, rank: [own, ...keys.flatMap((key) => keyed(key, state, contact, agent, ring, atMs)), agent.ordinal] }];
  });
  return candidates.sort((a, b) => inOrder(a.rank, b.rank))[0]?.agent;
}

/** The next offer; `undefined`: every waiting contact has nobody who may take it. */
export function choose(state: Readonly<RouterState>, atMs: number): Choice | undefined {
  const waiting = [...state.contacts.values()]
    .filter((contact) => isWaiting(state, contact, atMs))
    .sort((a, b) => inOrder([a.band, a.rankAtMs, a.ordinal], [b.band, b.rankAtMs, b.ordinal]));
  for (const first of waiting) {
    const agent = asked(state, first, atMs);
    if (agent === undefined) continue;
    const own = waiting.filter((contact) => mayHave(state, contact, agent, atMs) !== undefined);
    const place = (contact: LiveContact) => [contact.band, tierFor(contact, agent), contact.rankAtMs, contact.ordinal];
    const contact = own.sort((a, b) => inOrder(place(a), place(b)))[0] as LiveContact;
    const ring = mayHave(state, contact, agent, atMs) as number;
    const step = policyFor(state, contact)?.steps[ring];
    const language = (step && service(state, contact, agent, step)?.language) ?? null;
    return {
      contact: contact.contact,
      agent: agent.id,
      ring,
      tier: tierFor(contact, agent),
      language,
      cost: costOf(state, contact, agent),
    };
  }
  return undefined;
}
