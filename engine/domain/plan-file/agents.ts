import type { AgentProfile, AgentSkill, TierRule, Workplace } from '../agent.js';
import type { Hub } from '../hub.js';
import type { LanguageTag } from '../ids.js';
import type { AgentLanguage } from '../language.js';
import type { Plan } from '../plan.js';
import type { CapacityUnits, Ms } from '../units.js';
import { instantMs } from './date.js';
import { AGENT_DEFAULTS, BOT_DEFAULTS } from './defaults.js';
import { durationMs } from './duration.js';
import type { Entry } from './entry.js';
import { canonicalTag } from './languages.js';
import { Names } from './names.js';
import type { Findings, Path } from './problems.js';
import type { Shifts } from './shifts.js';

/** What a roster is checked against. */
export interface RosterContext {
  readonly plan: Plan;
  readonly nowMs: Ms | null;
  readonly resolve: (tag: string) => LanguageTag | undefined;
  readonly hubs: ReadonlyMap<string, Hub>;
  readonly authorisations: ReadonlySet<string>;
  readonly usedChannels: readonly string[];
  /** The least that a contact of each channel takes of an agent of whom nothing else is said, in whatever queue. */
  readonly leastCosts: Readonly<Record<string, CapacityUnits>>;
  readonly shifts: Shifts;
  readonly names: Readonly<Record<'hubs' | 'tenants' | 'channels' | 'queues' | 'skills' | 'languages', Names>>;
}

export function agentOf(entry: Entry, context: RosterContext, findings: Findings): AgentProfile | undefined {
  const { id, agent, path } = entry;
  const { names, plan } = context;
  names.hubs.check(agent.hub, [...path, 'hub'], findings);
  const hub = context.hubs.get(agent.hub);
  if (hub === undefined) return undefined;
  const kind = agent.kind ?? 'person';
  const capacity = agent.capacity ?? (kind === 'bot' ? BOT_DEFAULTS : AGENT_DEFAULTS).capacity;
  if (kind === 'bot' && agent.shift !== undefined) findings.add('BOT_SHIFT', [...path, 'shift'], { agent: whoOf(entry) });
  const channels =
    agent.channels === undefined ? context.usedChannels : names.channels.checkAll(agent.channels, [...path, 'channels'], findings);
  for (const channel of channels) {
    const cost = agent.channelCost?.[channel] ?? context.leastCosts[channel] ?? 0;
    if (cost > capacity) findings.add('CAPACITY_TOO_SMALL', [...path, 'capacity'], { agent: whoOf(entry), capacity, channel, cost });
  }
  for (const field of ['channelMax', 'channelCost'] as const)
    for (const channel of Object.keys(agent[field] ?? {})) names.channels.check(channel, [...path, field, channel], findings);
  const tenants = agent.tenants === undefined ? plan.tenants : names.tenants.checkAll(agent.tenants, [...path, 'tenants'], findings);
  if (kind === 'bot' && agent.queues === undefined) {
    const beside = besidePeople({ channels, tenants }, plan);
    if (beside.length > 0) findings.add('BOT_EVERYWHERE', path, { agent: whoOf(entry), names: beside });
  }
  return {
    id,
    kind,
    hub: hub.id,
    tenants,
    channels,
    queues: agent.queues === undefined ? null : names.queues.checkAll(agent.queues, [...path, 'queues'], findings),
    languages: languagesOf(entry, hub, context, findings),
    skills: skillsOf(entry, context, findings),
    capacity,
    channelMax: { ...(kind === 'bot' && manyOf(channels)), ...agent.channelMax },
    channelCost: agent.channelCost ?? {},
    workplace: workplaceOf(agent.workplace, hub),
    attributes: attributesOf(entry, context, findings),
    tiers: tiersOf(entry, context, findings),
    shift: kind === 'bot' ? null : context.shifts.idOf(entry, hub),
    handlingPercent: agent.handlingPercent ?? AGENT_DEFAULTS.handlingPercent,
    costPerHour: agent.costPerHour ?? null,
  };
}

/** Where a bot that names no queues is asked as if it were one of the people, because no step says otherwise: `calls (voice)`. */
function besidePeople({ channels, tenants }: Pick<AgentProfile, 'channels' | 'tenants'>, { queues }: Plan): readonly string[] {
  const own = queues.filter(({ tenant }) => tenants.includes(tenant));
  return own.flatMap(({ id, policies }) => {
    const unsaid = channels.filter((channel) => policies[channel]?.steps.every(({ bots }) => bots === 'any') === true);
    return unsaid.length === 0 ? [] : [`${id} (${unsaid.join(', ')})`];
  });
}

/** A bot is limited by its capacity, not by what people can keep apart. */
const manyOf = (channels: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(channels.map((channel) => [channel, BOT_DEFAULTS.channelMax]));

/** In messages a group stands for its agents, so that forty of them are told once. */
const whoOf = ({ id, agent }: Entry): string => ('group' in agent ? `Each of group ${String(agent.group)}` : `Agent ${id}`);

const workplaceOf = (written: Entry['agent']['workplace'], hub: Hub): Workplace => {
  const { kind, country } = typeof written === 'object' ? written : { kind: written ?? ('site' as const), country: undefined };
  return { kind, country: country ?? hub.country };
};

function languagesOf(entry: Entry, hub: Hub, context: RosterContext, findings: Findings): readonly AgentLanguage[] {
  const path = [...entry.path, 'languages'];
  const written = entry.agent.languages ?? (hub.languages.length === 1 ? hub.languages : undefined);
  if (written === undefined) {
    findings.add('LANGUAGES_MISSING', entry.path, { agent: whoOf(entry), hub: hub.id });
    return [];
  }
  const seen = new Set<LanguageTag>();
  return written.flatMap((one, index): AgentLanguage[] => {
    const { tag: text, level, spoken, written: inWriting } = typeof one === 'string' ? { tag: one } : one;
    const tag = canonicalTag(text);
    const language = context.resolve(tag);
    if (seen.has(tag)) findings.add('NAME_TWICE', [...path, index], { what: 'language', name: tag });
    seen.add(tag);
    if (language === undefined) {
      context.names.languages.check(tag, [...path, index], findings);
      return [];
    }
    if (!hub.languages.includes(language))
      findings.add('HUB_LANGUAGE_UNLISTED', [...path, index], { agent: whoOf(entry), language, hub: hub.id });
    const both = level ?? AGENT_DEFAULTS.languageLevel;
    return [{ language, tag, spoken: spoken ?? both, written: inWriting ?? both }];
  });
}

function attributesOf({ agent, path }: Entry, { plan }: RosterContext, findings: Findings): Readonly<Record<string, string>> {
  const names = new Names('agent attribute', Object.keys(plan.agentAttributes));
  for (const [attribute, value] of Object.entries(agent.attributes ?? {})) {
    const at = [...path, 'attributes', attribute];
    if (names.check(attribute, at, findings))
      new Names(`value of ${attribute}`, plan.agentAttributes[attribute] ?? []).check(value, at, findings);
  }
  return agent.attributes ?? {};
}

function skillsOf(entry: Entry, context: RosterContext, findings: Findings): readonly AgentSkill[] {
  const path = [...entry.path, 'skills'];
  const written = entry.agent.skills ?? [];
  const listed = Array.isArray(written)
    ? context.names.skills.checkAll(written, path, findings).map((skill) => ({ skill, terms: AGENT_DEFAULTS.skillLevel, at: path }))
    : Object.entries(written).flatMap(([skill, terms]) => {
        const at = [...path, skill];
        return context.names.skills.check(skill, at, findings) ? [{ skill, terms, at }] : [];
      });
  return listed.map(({ skill, terms, at }) => {
    const { level, from, until } = typeof terms === 'number' ? { level: terms } : terms;
    const validFromMs = readInstant(from, [...at, 'from'], findings);
    const validUntilMs = readInstant(until, [...at, 'until'], findings);
    if (validFromMs !== null && validUntilMs !== null && validUntilMs <= validFromMs) findings.add('VALIDITY_EMPTY', at, { skill });
    if (context.authorisations.has(skill)) {
      if (until === undefined) findings.add('AUTHORISATION_UNDATED', at, { agent: whoOf(entry), skill });
      else if (validUntilMs !== null && context.nowMs !== null && validUntilMs <= context.nowMs) {
        findings.add('AUTHORISATION_OVER', at, { agent: whoOf(entry), skill });
      }
    }
    return { skill, level: level ?? AGENT_DEFAULTS.skillLevel, validFromMs, validUntilMs };
  });
}

function readInstant(text: string | undefined, path: Path, findings: Findings): Ms | null {
  if (text === undefined) return null;
  const atMs = instantMs(text);
  if (atMs === null) findings.add('VALUE_INVALID', path, { field: text, expected: 'is no day or time of the calendar' });
  return atMs;
}

function tiersOf({ agent, path }: Entry, context: RosterContext, findings: Findings): readonly TierRule[] {
  return (agent.tiers ?? []).map(({ tier, after, queue, skill, language: tag }, index) => {
    const at = [...path, 'tiers', index];
    if (queue !== undefined) context.names.queues.check(queue, [...at, 'queue'], findings);
    if (skill !== undefined) context.names.skills.check(skill, [...at, 'skill'], findings);
    const language = tag === undefined ? null : context.resolve(tag);
    if (language === undefined) context.names.languages.check(canonicalTag(tag as string), [...at, 'language'], findings);
    return { tier, afterMs: durationMs(after ?? 0), queue: queue ?? null, skill: skill ?? null, language: language ?? null };
  });
}
