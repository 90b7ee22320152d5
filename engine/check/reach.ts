import type { AgentRecord } from '../core/state/state.js';
import type { ChannelId, JurisdictionId, LanguageTag, SkillId } from '../domain/ids.js';
import type { CefrLevel } from '../domain/language.js';
import type { RoutingPolicy, SkillNeed, Step } from '../domain/policy.js';
import type { Queue } from '../domain/queue.js';
import type { CapacityUnits } from '../domain/units.js';
import { costFor, roomWhenFree } from '../routing/capacity.js';
import { type Routing, routingOf } from '../routing/context.js';
import { REASON_NAMES, whyNot } from '../routing/eligible.js';
import { FIXED_REASONS, STEP_REASONS } from '../routing/lasting-reasons.js';
import type { AgentClass, Rehearsal } from './rehearsal.js';

/** What a contact might ask for, besides what its queue asks. */
export interface Demand {
  readonly queue: Queue;
  readonly channel: ChannelId;
  /** In order of preference; empty: any language will do. */
  readonly languages: readonly LanguageTag[];
  /** Minimum level; default: the plan's. */
  readonly atLeast?: CefrLevel;
  readonly skills?: readonly SkillNeed[];
  readonly residency?: JurisdictionId;
}

/** Agents who look alike to the rings of a queue and channel: one of them answers for all. */
export interface Lookalikes {
  readonly classes: readonly AgentClass[];
  readonly agents: number;
}

/** Agents and the steps of the policy they are in. */
export interface Member extends Lookalikes {
  /** The same object for every demand that asks for the same skills. */
  readonly among: Lookalikes;
  readonly steps: readonly number[];
}

/** Who could ever be given a contact, with everyone there and free. */
export interface Reach {
  readonly takers: readonly Member[];
  /**
   * The agents a step counts for its reserve: the takers, and those in a step whose capacity for the channel is too small even when free.
   */
  readonly members: readonly Member[];
  /**
   * The first step at which somebody is used; `null`: nobody is ever offered it. A step that keeps all of its agents in reserve uses
   * nobody.
   */
  readonly firstStep: number | null;
}

const NOBODY: Reach = { takers: [], members: [], firstStep: null };

/** Answers about one rehearsal, cached. */
export interface Reaches {
  reach(demand: Demand): Reach;
  /** The same question for one class after another. */
  taking(demand: Demand): (among: AgentClass) => boolean;
  /** The capacity that a contact of the queue and channel takes of an agent. */
  costOf(queue: Queue, channel: ChannelId, agent: AgentRecord): CapacityUnits;
  /** Why nobody can: how many agents each reason keeps out, and the sentence of the agent who came closest. */
  whyNobody(demand: Demand): string;
}

export function reachesIn(rehearsal: Rehearsal): Reaches {
  const known = new Map<string, Reach>();
  const candidates = candidatesIn(rehearsal);
  const speaking = speakersOf();
  const costs = new Map<string, Routing | undefined>();

  function measure(demand: Demand): Reach {
    const routing = routingFor(rehearsal, demand);
    if (routing === undefined) return NOBODY;
    // What else it asks for may rule out somebody among the candidates.
    const isAsked = demand.skills !== undefined || demand.residency !== undefined;
    const members = speaking(routing, candidates(routing)).flatMap((among): Member[] => {
      const [first] = among.classes as readonly [AgentClass, ...AgentClass[]];
      const steps = isAsked ? stepsOf(routing, first) : stepsIn(routing, first);
      return steps.length === 0 ? [] : [{ among, classes: among.classes, agents: among.agents, steps }];
    });
    const takers = members.filter(({ classes: [first] }) => first !== undefined && roomWhenFree(routing, first.agent));
    // As in the reason `reserve`.
    const keeps = (step: number): boolean => {
      const reserve = routing.policy.steps[step]?.reserve ?? 0;
      return reserve > 0 && agentsIn(members, step) <= reserve;
    };
    const draws = (number: number): boolean =>
      takers.some(({ steps }) => steps.some((step) => step <= number && (isUrgentBy(routing.policy, number) || !keeps(step))));
    const firstStep = routing.policy.steps.findIndex((_, number) => draws(number));
    return { takers, members, firstStep: firstStep < 0 ? null : firstStep };
  }

  return {
    reach(demand) {
      const { queue, channel, languages, skills, residency } = demand;
      // Without a language there is no level to ask for.
      const atLeast = languages.length === 0 ? undefined : demand.atLeast;
      const key = JSON.stringify([queue.id, channel, languages, atLeast, skills, residency]);
      const found = known.get(key) ?? measure(demand);
      known.set(key, found);
      return found;
    },
    taking(demand) {
      const routing = routingFor(rehearsal, demand);
      if (routing === undefined) return () => false;
      return (among) => roomWhenFree(routing, among.agent) && stepsOf(routing, among).length > 0;
    },
    costOf(queue, channel, agent) {
      const key = JSON.stringify([queue.id, channel]);
      if (!costs.has(key)) costs.set(key, routingFor(rehearsal, { queue, channel, languages: [] }));
      const routing = costs.get(key);
      return routing === undefined ? 0 : costFor(routing, agent);
    },
    whyNobody: (demand) => whyNobody(rehearsal, demand),
  };
}

/**
 * Agents who take the channel in a queue at all, whatever else a contact asks for, grouped by what a ring or a residency looks at: hub,
 * workplace, capacity, languages, and the required skills. A reason that reads anything else of an agent must be added here.
 */
function candidatesIn({ classes }: Rehearsal): (routing: Routing) => readonly Lookalikes[] {
  const looks = numbered(classes, lookOf);
  const willing = new Map<string, readonly AgentClass[]>();
  const grouped = new Map<string, readonly Lookalikes[]>();
  return ({ contact, ...routing }) => {
    const unasking = { contact: { ...contact, requirement: { ...contact.requirement, residency: null } }, ...routing };
    const skills = contact.requirement.skills.map(({ skill }) => skill);
    const key = JSON.stringify([contact.queue, contact.channel, skills]);
    const found = grouped.get(key);
    if (found !== undefined) return found;
    const door = JSON.stringify([contact.queue, contact.channel]);
    const own = {
      ...unasking,
      contact: { ...unasking.contact, requirement: { ...unasking.contact.requirement, skills: routing.policy.skills } },
    };
    const those = willing.get(door) ?? classes.filter((one) => one.instantsMs.some((atMs) => takesAtAll({ ...own, atMs }, one.agent)));
    willing.set(door, those);
    const groups = new Map<string, { classes: AgentClass[]; agents: number }>();
    for (const one of those) {
      const look = `${looks.get(one)} ${heldOf(one, skills)}`;
      const group = groups.get(look) ?? { classes: [], agents: 0 };
      groups.set(look, group);
      group.classes.push(one);
      group.agents += one.ids.length;
    }
    const together = [...groups.values()];
    grouped.set(key, together);
    return together;
  };
}

/**
 * Of those who take the channel, the ones who speak one of the languages a contact asks for, in the same order: forty languages would ask
 * everybody forty times. Where a step has machines translate, whoever speaks none of them may take it as well.
 */
function speakersOf(): (routing: Routing, those: readonly Lookalikes[]) => readonly Lookalikes[] {
  const known = new Map<readonly Lookalikes[], ReadonlyMap<LanguageTag, readonly Lookalikes[]>>();
  return ({ contact, policy }, those) => {
    const wanted = new Set(contact.requirement.languages.map(({ language }) => language));
    if (wanted.size === 0 || policy.steps.some(({ machineAssisted }) => machineAssisted)) return those;
    const [only] = wanted;
    if (wanted.size > 1 || only === undefined) return those.filter((one) => spokenBy(one).some((language) => wanted.has(language)));
    const speakers = known.get(those) ?? byLanguage(those);
    known.set(those, speakers);
    return speakers.get(only) ?? [];
  };
}

function byLanguage(those: readonly Lookalikes[]): ReadonlyMap<LanguageTag, readonly Lookalikes[]> {
  const speakers = new Map<LanguageTag, Lookalikes[]>();
  for (const one of those)
    for (const language of new Set(spokenBy(one))) {
      const list = speakers.get(language);
      if (list === undefined) speakers.set(language, [one]);
      else list.push(one);
    }
  return speakers;
}

/** Who looks alike speaks alike. */
const spokenBy = ({ classes: [first] }: Lookalikes): readonly LanguageTag[] =>
  first?.agent.profile.languages.map(({ language }) => language) ?? [];

/** A number for each text, so that comparing them later compares no long ones. */
function numbered<T>(all: readonly T[], textOf: (one: T) => string): ReadonlyMap<T, number> {
  const numbers = new Map<string, number>();
  return new Map(
    all.map((one) => {
      const text = textOf(one);
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return [one, number];
    }),
  );
}

function lookOf({ agent: { profile } }: AgentClass): string {
  const { hub, workplace, languages, capacity, channelMax, channelCost } = profile;
  return JSON.stringify([hub, workplace, languages, capacity, channelMax, channelCost]);
}

const heldOf = ({ agent: { profile } }: AgentClass, skills: readonly SkillId[]): string =>
  skills.length === 0 ? '' : JSON.stringify(profile.skills.filter(({ skill }) => skills.includes(skill)));

/**
 * Whether a contact is urgent once the step is open, so that reserves no longer apply. The first step is open on arrival and raises
 * nothing.
 */
export const isUrgentBy = ({ band, steps }: RoutingPolicy, number: number): boolean =>
  band === 0 || steps.slice(1, number + 1).some(({ raiseBand }) => raiseBand === 0);

/** How many agents are in a step. */
export const agentsIn = (members: readonly Member[], step: number): number =>
  members.reduce((sum, { agents, steps }) => sum + (steps.includes(step) ? agents : 0), 0);

/** Whether only a ring, or capacity, could be in the agent's way. */
const takesAtAll = (routing: Routing, agent: AgentRecord): boolean => FIXED_REASONS.every((reason) => !reason.blocks(routing, agent));

/** The routing of a demand's contact, with every step open. */
function routingFor(rehearsal: Rehearsal, demand: Demand): Routing | undefined {
  const { queue, channel, languages, atLeast = rehearsal.plan.languageAtLeast, skills = [], residency = null } = demand;
  const contact = rehearsal.contactOf(queue, channel);
  const steps = queue.policies[channel]?.steps ?? [];
  if (contact === undefined) return undefined;
  const { requirement } = contact;
  const atLeastAsQueue = ({ skill, level }: SkillNeed): SkillNeed => ({
    skill,
    level: Math.max(level, requirement.skills.find((own) => own.skill === skill)?.level ?? 0),
  });
  return routingOf(
    rehearsal.state,
    {
      ...contact,
      contact: spoken(demand),
      openSteps: steps.map((_, step) => step),
      requirement: {
        ...requirement,
        languages: languages.map((language) => ({ language, tag: language, atLeast, exact: false })),
        skills: [...requirement.skills.filter((own) => !skills.some((need) => need.skill === own.skill)), ...skills.map(atLeastAsQueue)],
        residency,
      },
    },
    rehearsal.nowMs,
  );
}

/** The contact as sentences call it. */
const spoken = ({ channel, languages, residency }: Demand): string =>
  `a contact by ${channel}${languages.length === 0 ? '' : ` in ${languages.join(', else ')}`}${residency === undefined ? '' : ` to be handled in ${residency}`}`;

/** The steps whose ring includes the class at one of its instants at least. */
function stepsOf(routing: Routing, { agent, instantsMs }: AgentClass): readonly number[] {
  const found: number[] = [];
  for (const atMs of instantsMs) {
    const then = atMs === routing.atMs ? routing : { ...routing, atMs };
    if (!takesAtAll(then, agent)) continue;
    for (const { number, step } of then.steps) if (!found.includes(number) && isInRing(then, agent, step)) found.push(number);
  }
  return instantsMs.length === 1 ? found : found.sort((a, b) => a - b);
}

/** The same of a candidate who takes the contact at all: that is known, and asks three times as many reasons as the rings do. */
function stepsIn(routing: Routing, one: AgentClass): readonly number[] {
  if (one.instantsMs.length > 1) return stepsOf(routing, one);
  const found: number[] = [];
  for (const { number, step } of routing.steps) if (isInRing(routing, one.agent, step)) found.push(number);
  return found;
}

function isInRing(routing: Routing, agent: AgentRecord, step: Step): boolean {
  for (const reason of STEP_REASONS) if (reason.blocks(routing, agent, step)) return false;
  return true;
}

function whyNobody(rehearsal: Rehearsal, demand: Demand): string {
  const routing = routingFor(rehearsal, demand);
  if (routing === undefined || rehearsal.classes.length === 0) return 'the roster is empty';
  const counts = new Map<string, { agents: number; because: string }>();
  for (const { agent, ids, instantsMs } of rehearsal.classes) {
    const told = whyNot({ ...routing, atMs: instantsMs.at(-1) ?? routing.atMs }, agent) ?? {
      reason: 'reserve',
      because: 'its steps keep all who could in reserve, except from urgent contacts',
    };
    const sum = counts.get(told.reason);
    counts.set(told.reason, { agents: (sum?.agents ?? 0) + ids.length, because: sum?.because ?? told.because });
  }
  const inOrder = [...counts].sort(([, a], [, b]) => b.agents - a.agents);
  const total = rehearsal.roster.agents.length;
  const each = inOrder.map(([reason, { agents }]) => `${reason} ${agents}`).join(', ');
  const nearest = REASON_NAMES.findLast((reason) => counts.has(reason)) ?? '';
  return `of ${total} agents, by first reason: ${each} (${counts.get(nearest)?.because})`;
}
