import type { AgentRecord, LiveContact, LiveOffer, RouterState } from '../../core/state/state.js';
import type { Plan } from '../../domain/plan.js';
import type { RoutingPolicy, Step } from '../../domain/policy.js';
import type { Requires } from '../../domain/requires.js';

/**
 * Who may be given which contact, written a second time from the design's words (§6) and from nothing in `engine/routing`:
 * what both say is what was meant, what they say differently is a mistake in one of them. Slow and literal on purpose.
 */
const SCALE = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'];
const height = (level: string): number => SCALE.indexOf(level === 'native' ? 'C2' : level);

export const planOf = (state: Readonly<RouterState>): Plan => {
  if (state.plan === null) throw new Error('nothing is matched without a plan');
  return state.plan;
};

export function policyFor(state: Readonly<RouterState>, contact: LiveContact): RoutingPolicy | undefined {
  return planOf(state).queues.find(({ id }) => id === contact.queue)?.policies[contact.channel];
}

/** The level an agent has in a skill now, 0 for none: an entry counts from its first millisecond to the one before its last. */
export function levelNow(agent: AgentRecord, skill: string, atMs: number): number {
  const valid = agent.profile.skills.filter(
    (held) => held.skill === skill && atMs >= (held.validFromMs ?? 0) && atMs < (held.validUntilMs ?? Number.MAX_SAFE_INTEGER),
  );
  return Math.max(0, ...valid.map(({ level }) => level));
}

/** Of the contact's languages that a step accepts, the first one the agent serves, with how well it fits. */
export function service(state: Readonly<RouterState>, contact: LiveContact, agent: AgentRecord, step: Step) {
  const mode = planOf(state).channels[contact.channel]?.mode ?? 'written';
  const named = step.languageAtLeast === null ? null : step.languageAtLeast[mode];
  const enough = named === null ? SCALE.length : height(named);
  for (const [preference, wanted] of contact.requirement.languages.entries()) {
    if (preference >= step.preferences) break;
    const hubs = step.hubsByLanguage[wanted.language] ?? step.hubs;
    if (hubs !== null && !hubs.includes(agent.profile.hub)) continue;
    const fits = agent.profile.languages
      .filter(({ language }) => language === wanted.language)
      .map((spoken) => ({
        // A contact that asks for the language as such has no region to miss.
        region: wanted.tag === wanted.language || wanted.tag === spoken.tag ? 0 : 1,
        short: Math.max(0, height(wanted.atLeast) - height(spoken[mode])),
        level: height(spoken[mode]),
      }))
      .filter(({ region, short, level }) => (short <= step.languageTolerance || level >= enough) && !(wanted.exact && region === 1))
      .sort((a, b) => a.region - b.region || a.short - b.short);
    if (fits[0] !== undefined) return { language: wanted.language, preference, ...fits[0] };
  }
  if (!step.machineAssisted || mode !== 'written') return undefined;
  const { languages } = contact.requirement;
  const translated = languages
    .slice(0, step.preferences)
    .find(({ language }) => (step.hubsByLanguage[language] ?? step.hubs ?? [agent.profile.hub]).includes(agent.profile.hub));
  return translated && { language: translated.language, preference: languages.length, region: 1, short: 0, level: 0 };
}

const isAuthorisation = (state: Readonly<RouterState>, skill: string): boolean =>
  planOf(state).skills.some(({ id, authorisation }) => id === skill && authorisation);

function inRing(state: Readonly<RouterState>, contact: LiveContact, agent: AgentRecord, step: Step, atMs: number): boolean {
  const { languages, skills } = contact.requirement;
  const placed =
    languages.length > 0
      ? service(state, contact, agent, step) !== undefined
      : (step.hubs ?? [agent.profile.hub]).includes(agent.profile.hub);
  const bot = agent.profile.kind === 'bot';
  return (
    placed &&
    { any: true, only: bot, none: !bot }[step.bots] &&
    skills.every(
      ({ skill, level }) =>
        isAuthorisation(state, skill) ||
        step.skillsDropped.includes(skill) ||
        levelNow(agent, skill, atMs) >= Math.max(1, level - step.skillTolerance),
    )
  );
}

/** The lowest step open to the contact whose ring holds the agent. */
export function ringFor(state: Readonly<RouterState>, contact: LiveContact, agent: AgentRecord, atMs: number): number | undefined {
  const steps = policyFor(state, contact)?.steps ?? [];
  return [...contact.openSteps]
    .sort((a, b) => a - b)
    .find((at) => steps[at] !== undefined && inRing(state, contact, agent, steps[at], atMs));
}

/** Every list counts by its own rule; a list within a list likewise. */
function isAsRequired(state: Readonly<RouterState>, contact: LiveContact, agent: AgentRecord, atMs: number): boolean {
  const truth = (item: Requires['all'][number]): boolean => {
    if ('skill' in item) return levelNow(agent, item.skill, atMs) >= item.level;
    if ('attribute' in item) return item.is.some((value) => agent.profile.attributes[item.attribute] === value);
    return expressed(item);
  };
  const expressed = ({ all, any, none }: Requires): boolean => {
    if (all.some((item) => !truth(item)) || none.some((item) => truth(item))) return false;
    return any.length === 0 || any.filter((item) => truth(item)).length > 0;
  };
  return [policyFor(state, contact)?.requires ?? null, contact.requirement.requires].every((one) => one === null || expressed(one));
}

/** By the roster: within one of the shift's half-open spans, or bound to no shift. */
export function atWork(state: Readonly<RouterState>, { profile }: AgentRecord, atMs: number): boolean {
  if (profile.shift === null) return true;
  const { instantsMs = [], horizonMs = 0 } = planOf(state).calendars[profile.shift] ?? {};
  return (
    atMs < horizonMs && instantsMs.some((from, place) => place % 2 === 0 && from <= atMs && atMs < (instantsMs[place + 1] ?? horizonMs))
  );
}

/** The roster's rules of preference that speak of such a contact. */
export const rulesFor = ({ queue: at, requirement }: LiveContact, { profile }: AgentRecord) =>
  profile.tiers.filter(({ queue, skill, language }) => {
    const needs = skill === null || requirement.skills.some((need) => need.skill === skill);
    const speaks = language === null || requirement.languages.some((wanted) => wanted.language === language);
    return (queue === null || queue === at) && needs && speaks;
  });

/** Every rule that speaks of the contact begins later, and it is not this agent the contact wants. */
function comesLater(contact: LiveContact, agent: AgentRecord, atMs: number): boolean {
  const wanted = contact.affinity !== null && contact.affinity.agent === agent.id && contact.affinity.untilMs > atMs;
  const rules = rulesFor(contact, agent);
  return !wanted && rules.length > 0 && rules.every(({ afterMs }) => afterMs > contact.tiersOpenMs);
}

/** What holds whatever is in hand, beside the rings: who the agent is, where, and whether there at all. */
function admitted(state: Readonly<RouterState>, contact: LiveContact, agent: AgentRecord, atMs: number): boolean {
  const { profile } = agent;
  const { residency, skills } = contact.requirement;
  const plan = planOf(state);
  const hub = plan.hubs.find(({ id }) => id === profile.hub);
  const resides =
    residency === null ||
    (profile.workplace.kind === 'home'
      ? (plan.jurisdictions[residency] ?? []).includes(profile.workplace.country)
      : (hub?.jurisdictions.includes(residency) ?? false));
  return (
    agent.inRoster &&
    agent.presence === 'ready' &&
    agent.next === null &&
    (agent.readyFor ?? [contact.channel]).includes(contact.channel) &&
    agent.connection === 'connected' &&
    (policyFor(state, contact)?.schedule !== 'require' || atWork(state, agent, atMs)) &&
    profile.tenants.includes(contact.tenant) &&
    (profile.queues ?? [contact.queue]).includes(contact.queue) &&
    profile.channels.includes(contact.channel) &&
    contact.link?.agent !== agent.id &&
    !comesLater(contact, agent, atMs) &&
    (contact.handedOffBy === null || profile.kind === 'person') &&
    state.hubs.get(profile.hub)?.state === 'open' &&
    resides &&
    isAsRequired(state, contact, agent, atMs) &&
    !((policyFor(state, contact)?.site || contact.requirement.site) && profile.workplace.kind === 'home') &&
    skills.every(({ skill, level }) => !isAuthorisation(state, skill) || levelNow(agent, skill, atMs) >= level)
  );
}

export const workOf = (state: Readonly<RouterState>, agent: AgentRecord): readonly LiveOffer[] =>
  [...state.offers.values()].filter((offer) => offer.agent === agent.id);

/** Suspended work, and that of customers who are silent, costs nothing. */
const costs = ({ state: at }: LiveOffer): boolean => !['suspended', 'idle'].includes(at);

const sum = (offers: readonly LiveOffer[]): number => offers.reduce((total, { cost }) => total + cost, 0);
export const loadOf = (state: Readonly<RouterState>, agent: AgentRecord): number => sum(workOf(state, agent).filter(costs));

/** What one contact takes of the agent: as the agent's own line of the roster says, else as the queue does. */
export const costOf = (state: Readonly<RouterState>, contact: LiveContact, agent: AgentRecord): number =>
  agent.profile.channelCost[contact.channel] ?? policyFor(state, contact)?.cost ?? 0;

function hasRoom(state: Readonly<RouterState>, contact: LiveContact, agent: AgentRecord): boolean {
  const { channels } = planOf(state);
  const channel = channels[contact.channel];
  if (channel === undefined) return false;
  const work = workOf(state, agent);
  const most = agent.profile.channelMax[channel.id] ?? channel.max;
  const spared = (offer: LiveOffer) => offer.state === 'assigned' && channels[offer.channel]?.interruptibleBy.includes(channel.id);
  // Whose customer is back comes first, but for what is urgent.
  if (contact.band > 0 && work.some(({ resumeDueMs }) => resumeDueMs !== null)) return false;
  const standing = work.filter((offer) => costs(offer) && !spared(offer));
  const aside = work.some(({ state: at }) => at === 'suspended');
  return (
    work.filter((offer) => offer.channel === channel.id && offer.state !== 'idle').length < most &&
    sum(standing) + costOf(state, contact, agent) <= agent.profile.capacity &&
    !(aside && channel.interruptibleBy.length > 0)
  );
}

/** Could take the contact, were the hands empty. */
function couldTake(state: Readonly<RouterState>, contact: LiveContact, agent: AgentRecord, atMs: number): boolean {
  const channel = planOf(state).channels[contact.channel];
  if (channel === undefined || (agent.profile.channelMax[channel.id] ?? channel.max) < 1) return false;
  if (costOf(state, contact, agent) > agent.profile.capacity) return false;
  return admitted(state, contact, agent, atMs) && ringFor(state, contact, agent, atMs) !== undefined;
}

const refused = (contact: LiveContact, agent: AgentRecord, atMs: number): boolean => (contact.refusals.get(agent.id) ?? 0) > atMs;

/** The ring in which the agent may be given the contact now, whatever else waits; `undefined`: not at all. */
export function mayTake(state: Readonly<RouterState>, contact: LiveContact, agent: AgentRecord, atMs: number): number | undefined {
  if (!admitted(state, contact, agent, atMs) || !hasRoom(state, contact, agent)) return undefined;
  const rests = agent.coolDowns.some(({ channel, untilMs }) => untilMs > atMs && (channel ?? contact.channel) === contact.channel);
  if (rests && contact.band > 0) return undefined;
  if (workOf(state, agent).some(({ ordinal, state: at }) => ordinal === contact.ordinal && at === 'live')) return undefined;
  const everybody = [...state.agents.values()];
  const others = everybody.filter((other) => other !== agent && !refused(contact, other, atMs));
  if (refused(contact, agent, atMs) && others.some((other) => couldTake(state, contact, other, atMs))) return undefined;
  const { affinity } = contact;
  if (affinity?.mode === 'reserve' && atMs < affinity.untilMs) {
    const chain = [affinity.agent, ...affinity.deputies.map((deputy) => deputy.agent)];
    const there = chain.map((id) => everybody.find((one) => one.id === id));
    const wanted = there.find((one) => one !== undefined && !refused(contact, one, atMs) && couldTake(state, contact, one, atMs));
    if (wanted !== undefined && wanted !== agent && affinity.agent !== agent.id) return undefined;
  }
  return isKept(state, contact, agent, atMs) || waitsForShare(state, contact, agent, atMs)
    ? undefined
    : ringFor(state, contact, agent, atMs);
}

/** Every open step that would draw the agent keeps as many idle agents back as there are. */
function isKept(state: Readonly<RouterState>, contact: LiveContact, agent: AgentRecord, atMs: number): boolean {
  if (contact.band === 0) return false;
  const steps = contact.openSteps.flatMap((number) => policyFor(state, contact)?.steps[number] ?? []);
  const idle = [...state.agents.values()].filter(
    (other) => admitted(state, contact, other, atMs) && workOf(state, other).filter(costs).length === 0,
  );
  return steps
    .filter((step) => inRing(state, contact, agent, step, atMs))
    .every((step) => step.reserve > 0 && idle.filter((other) => inRing(state, contact, other, step, atMs)).length <= step.reserve);
}

/** Assignments by which the agent's group is ahead of its share of those the queue remembers, times 100. */
export function aheadOfShare(state: Readonly<RouterState>, contact: LiveContact, agent: AgentRecord): number {
  const groups = planOf(state).queues.find(({ id }) => id === contact.queue)?.shares?.groups ?? [];
  const { recent = [], percents = [] } = state.queues.get(contact.queue)?.shares ?? {};
  const own = groups.findIndex(({ hubs }) => hubs.includes(agent.profile.hub));
  return own < 0 ? 0 : recent.reduce((ahead, group) => ahead + (group === own ? 100 : 0) - (percents[own] as number), 0);
}

/** The agent's group has had too much, and somebody who could take the contact belongs to one that has had too little. */
function waitsForShare(state: Readonly<RouterState>, contact: LiveContact, agent: AgentRecord, atMs: number): boolean {
  const shares = planOf(state).queues.find(({ id }) => id === contact.queue)?.shares ?? null;
  const queue = state.queues.get(contact.queue);
  if (shares === null || queue === undefined || contact.band === 0) return false;
  const clockMs = queue.clockMs + (queue.clockSinceMs === null ? 0 : atMs - queue.clockSinceMs);
  if (clockMs - contact.enteredClockMs >= shares.holdMs) return false;
  if (contact.affinity !== null && contact.affinity.agent === agent.id && contact.affinity.untilMs > atMs) return false;
  return (
    aheadOfShare(state, contact, agent) > shares.window * shares.tolerance &&
    [...state.agents.values()].some(
      (other) => aheadOfShare(state, contact, other) < 0 && !refused(contact, other, atMs) && couldTake(state, contact, other, atMs),
    )
  );
}
