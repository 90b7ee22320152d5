import type { Channel } from '../channel.js';
import type { AffinityPolicy, OfferPolicy, RankKeyName, RoutingPolicy, SchedulePolicy, SkillNeed, Target } from '../policy.js';
import { type Requires, requiresOf, termsIn, type WrittenRequires } from '../requires.js';
import type { Ms } from '../units.js';
import type { ChannelTemplate } from './channels.js';
import { BANDS, type Full, LAST_AGENT_TURNED_ON, PLAN_DEFAULTS, RANKS } from './defaults.js';
import { durationMs } from './duration.js';
import { idleOf } from './idle.js';
import type { Layer } from './layer.js';
import { checkOnce, Names } from './names.js';
import { callbackOf, maxWaitOf } from './overflow.js';
import type { OfferFile, PolicyFile, SkillNeedsFile } from './policy-file.js';
import type { Findings, Path } from './problems.js';
import { type StepContext, stepsOf } from './steps.js';
import { wrapUpOf } from './wrap-up.js';

/** Field by field, what the narrowest layer says. */
function merged<K extends 'target' | 'offer'>(layers: readonly Layer[], key: K, template: ChannelTemplate[K]): ChannelTemplate[K] {
  const said = layers.flatMap(({ policy }) => Object.entries(policy[key] ?? {}).filter(([, value]) => value !== undefined));
  return { ...template, ...Object.fromEntries(said) };
}

/** The narrowest layer that says something about a field. */
function narrowest<K extends keyof PolicyFile>(
  layers: readonly Layer[],
  key: K,
): { value: NonNullable<PolicyFile[K]>; path: Path | null } | undefined {
  const layer = layers.findLast(({ policy }) => policy[key] !== undefined);
  if (layer === undefined) return undefined;
  return { value: layer.policy[key] as NonNullable<PolicyFile[K]>, path: layer.path === null ? null : [...layer.path, key] };
}

function targetOf(layers: readonly Layer[], template: ChannelTemplate): Target {
  const { percent, within, end, clock, risk } = merged(layers, 'target', template.target);
  return { percent, withinMs: durationMs(within), end, clock, riskPercent: risk === 'none' ? null : Number.parseInt(risk, 10) };
}

function offerOf(layers: readonly Layer[], template: ChannelTemplate, findings: Findings): OfferPolicy {
  const offer = merged(layers, 'offer', template.offer) as Full<OfferFile>;
  const { mode, to, within, strikes, reofferExpired, reofferRejected, transferReturn } = offer;
  const counted = layers.findLast(({ policy }) => policy.offer?.to !== undefined);
  if (mode !== 'broadcast' && counted?.path) findings.add('OFFER_TO_UNUSED', [...counted.path, 'offer', 'to'], { mode });
  return {
    mode,
    to: mode === 'broadcast' ? to : 1,
    ttlMs: durationMs(within),
    strikesMax: strikes,
    backOffMs: durationMs(offer.backOff),
    backOffMaxMs: durationMs(offer.backOffMax),
    coolDownMs: durationMs(offer.coolDown),
    coolDownOf: offer.coolDownOf,
    reofferExpiredMs: durationMs(reofferExpired),
    reofferRejectedMs: durationMs(reofferRejected),
    transferReturnMs: durationMs(transferReturn),
  };
}

function lastAgentOf(layers: readonly Layer[]): AffinityPolicy | null {
  let outcome: AffinityPolicy | null = null;
  for (const { policy } of layers) {
    if (policy.lastAgent === undefined) continue;
    if (policy.lastAgent === 'off') {
      outcome = null;
      continue;
    }
    const { mode, limit, clock } = policy.lastAgent;
    const base: AffinityPolicy = outcome ?? LAST_AGENT_TURNED_ON;
    outcome = { mode: mode ?? base.mode, limitMs: limit === undefined ? base.limitMs : durationMs(limit), clock: clock ?? base.clock };
  }
  return outcome;
}

function leaseOf(layers: readonly Layer[]): Ms | null {
  const lease = narrowest(layers, 'lease')?.value ?? 'none';
  return lease === 'none' ? null : durationMs(lease);
}

/** Skills a queue asks for, each once. */
export function skillNeedsOf(written: SkillNeedsFile, path: Path, skills: Names, findings: Findings): readonly SkillNeed[] {
  if (Array.isArray(written)) {
    return skills.checkAll(written, path, findings).map((skill) => ({ skill, level: PLAN_DEFAULTS.skillNeedLevel }));
  }
  return Object.entries(written).flatMap(([skill, level]) => (skills.check(skill, [...path, skill], findings) ? [{ skill, level }] : []));
}

/** A requirement with its names checked against the plan. */
function requirementOf(
  written: { value: WrittenRequires; path: Path | null } | undefined,
  { skillNames, attributes }: Pick<StepContext, 'skillNames' | 'attributes'>,
  findings: Findings,
): Requires | null {
  if (written === undefined) return null;
  const requires = requiresOf(written.value);
  const path = written.path ?? [];
  const names = new Names('agent attribute', Object.keys(attributes));
  for (const term of termsIn(requires)) {
    if ('skill' in term) skillNames.check(term.skill, path, findings);
    else if (names.check(term.attribute, path, findings))
      new Names(`value of ${term.attribute}`, attributes[term.attribute] ?? []).checkAll(term.is, path, findings);
  }
  return requires;
}

/** Who is on shift comes first of all, unless the plan says where in the order that counts. */
const rankOf = (keys: readonly RankKeyName[], schedule: SchedulePolicy): readonly RankKeyName[] => [
  ...new Set<RankKeyName>(schedule === 'prefer' && !keys.includes('schedule') ? ['schedule', ...keys] : keys),
];

/** The policy of one queue for one channel. `layers` run from the channel's template to the queue's own words for the channel. */
export function policyOf(
  channel: Channel,
  template: ChannelTemplate,
  written: readonly Layer[],
  context: Omit<StepContext, 'targetMs'>,
  findings: Findings,
): RoutingPolicy {
  const { lastAgent, steps: builtInSteps } = template;
  const layers: readonly Layer[] = [{ policy: { lastAgent, steps: [...builtInSteps] }, path: null }, ...written];
  const target = targetOf(layers, template);
  const steps = narrowest(layers, 'steps') as { value: NonNullable<PolicyFile['steps']>; path: Path | null };
  const rank = narrowest(layers, 'rank');
  if (rank?.path) checkOnce('rank key', rank.value, rank.path, findings);
  const skills = narrowest(layers, 'skills');
  const schedule = narrowest(layers, 'schedule')?.value ?? 'ignore';
  const wrapUpMaxMs = durationMs(narrowest(layers, 'wrapUpMax')?.value ?? template.wrapUpMax);
  return {
    target,
    band: narrowest(layers, 'band')?.value ?? BANDS[channel.urgency],
    steps: stepsOf(steps.value, steps.path, { targetMs: target.withinMs, ...context }, findings),
    rank: rankOf(rank?.value ?? RANKS[channel.urgency], schedule),
    offer: offerOf(layers, template, findings),
    lastAgent: lastAgentOf(layers),
    callback: callbackOf(narrowest(layers, 'callback')?.value),
    maxWait: maxWaitOf(narrowest(layers, 'maxWait')?.value),
    shortAbandonMs: durationMs(narrowest(layers, 'shortAbandon')?.value ?? template.shortAbandon),
    returnWithinMs: durationMs(narrowest(layers, 'returnWithin')?.value ?? 0),
    cost: narrowest(layers, 'cost')?.value ?? channel.cost,
    wrapUpMaxMs,
    wrapUp: wrapUpOf(layers, wrapUpMaxMs, findings),
    idle: channel.mode === 'spoken' ? null : idleOf(layers),
    leaseMs: leaseOf(layers),
    requires: requirementOf(narrowest(layers, 'requires'), context, findings),
    site: narrowest(layers, 'site')?.value ?? false,
    schedule,
    skills: skills === undefined ? [] : skillNeedsOf(skills.value, skills.path ?? [], context.skillNames, findings),
  };
}
