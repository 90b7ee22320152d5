import type { Plan } from '@signalbox/engine';
import {
  type Campaign,
  type Channel,
  type Cover,
  formatDuration,
  type Hub,
  isOfCampaigns,
  type Queue,
  type RoutingPolicy,
  windowCalendar,
} from '@signalbox/engine/plan';
import { Document, isCollection, isPair, isScalar } from 'yaml';
import { hubsFile, requiresFile, stepFile } from './effective-steps.js';

export interface EffectiveOptions {
  /** The calendars as written (`readPlan` returns them); others are printed as instants. */
  readonly calendars?: Readonly<Record<string, unknown>>;
  /** Calling windows as written, likewise. */
  readonly callingWindows?: Readonly<Record<string, unknown>>;
}

const LINE_MAX = 140;
/** Longest JSON, with its quotes, that is written on one line. */
const ON_ONE_LINE = 130;

/** The plan with every default filled in, as a plan file that reads back to the same plan. */
export function effectivePlanText(plan: Plan, options: EffectiveOptions = {}): string {
  const document = new Document(effectiveFile(plan, options), { aliasDuplicateObjects: false });
  for (const value of valuesIn(document.contents)) putOnOneLine(value);
  return document.toString({ lineWidth: LINE_MAX });
}

const valuesIn = (node: unknown): readonly unknown[] =>
  isCollection(node) ? node.items.map((item) => (isPair(item) ? item.value : item)) : [];

/** Writes a collection on one line if it is short or holds no other one, or else those in it that are. */
function putOnOneLine(node: unknown): void {
  if (!isCollection(node)) return;
  const values = valuesIn(node);
  if (values.every(isScalar) || JSON.stringify(node.toJSON()).length <= ON_ONE_LINE) node.flow = true;
  else for (const value of values) putOnOneLine(value);
}

function effectiveFile(plan: Plan, { calendars = {}, callingWindows = {} }: EffectiveOptions): Record<string, unknown> {
  return {
    plan: plan.name,
    tenants: plan.tenants,
    languages: plan.languages,
    languageAtLeast: plan.languageAtLeast,
    priorityPoint: formatDuration(plan.pointMs),
    disconnectGrace: formatDuration(plan.disconnectGraceMs),
    seed: plan.seed,
    jurisdictions: plan.jurisdictions,
    skills: plan.skills.map(({ id, authorisation }) => (authorisation ? { id, authorisation } : id)),
    agentAttributes: plan.agentAttributes,
    presenceReasons: Object.fromEntries(
      plan.presenceReasons.map(({ id, paid, countsAsOccupied, maxMs }) => [
        id,
        { paid, countsAsOccupied, max: maxMs === null ? 'none' : formatDuration(maxMs) },
      ]),
    ),
    calendars: Object.fromEntries(
      Object.values(plan.calendars).flatMap(({ id, instantsMs, horizonMs, tzdata }) =>
        isOfCampaigns(id) ? [] : [[id, Object.hasOwn(calendars, id) ? calendars[id] : { instantsMs, horizonMs, tzdata }]],
      ),
    ),
    ...(plan.callingWindows.length > 0 && {
      callingWindows: Object.fromEntries(
        plan.callingWindows.map((id) => [id, Object.hasOwn(callingWindows, id) ? callingWindows[id] : windowFile(plan, id)]),
      ),
      customerZones: plan.customerZones,
    }),
    channels: Object.fromEntries(Object.values(plan.channels).map((channel) => [channel.id, channelFile(channel)])),
    hubs: Object.fromEntries(plan.hubs.map((hub) => [hub.id, hubFile(hub)])),
    queues: Object.fromEntries(plan.queues.map((queue) => [queue.id, queueFile(queue)])),
    ...(plan.campaigns.length > 0 && {
      campaigns: Object.fromEntries(plan.campaigns.map((campaign) => [campaign.id, campaignFile(campaign)])),
    }),
  };
}

function windowFile({ calendars, customerZones }: Plan, window: string): Record<string, unknown> {
  const compiled = customerZones.flatMap((zone) => {
    const calendar = calendars[windowCalendar(window, zone)];
    return calendar === undefined
      ? []
      : [[zone, { instantsMs: calendar.instantsMs, horizonMs: calendar.horizonMs, tzdata: calendar.tzdata }]];
  });
  return { zones: Object.fromEntries(compiled) };
}

const campaignFile = ({ queue, channel, window, band, attemptsMax, attemptsPerDay, retryMs, signalAfter, signalWithinMs }: Campaign) =>
  given({
    queue,
    channel,
    window,
    band,
    attempts: attemptsMax,
    attemptsPerDay,
    retry: {
      noAnswer: formatDuration(retryMs['no-answer']),
      busy: formatDuration(retryMs.busy),
      machine: formatDuration(retryMs.machine),
      failed: formatDuration(retryMs.failed),
    },
    signalAfter,
    signalWithin: formatDuration(signalWithinMs),
  });

const channelFile = ({ mode, urgency, cost, max, interruptibleBy, wrapUpMaxMs }: Channel): Record<string, unknown> => ({
  mode,
  urgency,
  cost,
  max,
  interruptibleBy,
  wrapUpMax: formatDuration(wrapUpMaxMs),
});

/** Leaves out fields that are absent. */
const given = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

const hubFile = ({
  kind,
  country,
  zone,
  languages,
  jurisdictions,
  costPerHour,
  calendar,
  lead,
  cover,
  blend,
}: Hub): Record<string, unknown> =>
  given({ kind, country, zone, languages, jurisdictions, costPerHour, calendar, lead, cover: cover && coverFile(cover), blend });

/** An empty list of languages is left out: it means anybody. */
const coverFile = ({ languages, presence }: Cover): Record<string, unknown> => ({ presence, ...(languages.length > 0 && { languages }) });

function thresholdsFile({ thresholds: { waiting, oldest } }: Queue): Record<string, unknown> | null {
  if (waiting === null && oldest === null) return null;
  return {
    ...(waiting && { waiting }),
    ...(oldest && { oldest: { over: formatDuration(oldest.over), until: formatDuration(oldest.until) } }),
  };
}

function sharesFile({ shares }: Queue): Record<string, unknown> | null {
  if (shares === null) return null;
  const { groups, window, tolerance, holdMs } = shares;
  return { groups, window, tolerance, hold: formatDuration(holdMs) };
}

function slotsFile({ calendar, everyMs, capacity, listed, band, aheadMs }: NonNullable<Queue['slots']>): Record<string, unknown> {
  const instant = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');
  return {
    ahead: formatDuration(aheadMs),
    ...(calendar !== null && { calendar, every: formatDuration(everyMs), capacity }),
    ...(listed.length > 0 && {
      list: listed.map((slot) => ({ from: instant(slot.fromMs), until: instant(slot.untilMs), capacity: slot.capacity })),
    }),
    ...(band !== null && { band }),
  };
}

function queueFile(queue: Queue): Record<string, unknown> {
  const { tenant, programme, channels, home, homeByLanguage, lead, calendar, whenClosed, waitingMax, whenFull, overflow, policies } = queue;
  return given({
    tenant,
    programme,
    channels,
    home: Object.keys(homeByLanguage).length === 0 ? home : hubsFile(home, homeByLanguage),
    lead,
    calendar,
    whenClosed,
    waitingMax,
    thresholds: thresholdsFile(queue),
    whenFull: whenFull === null ? 'reject' : { queue: whenFull },
    overflow: overflow.map(({ to, waitingOver, until }) => ({ to, when: { waitingOver, until } })),
    dispositions: queue.dispositions,
    slots: queue.slots === null ? null : slotsFile(queue.slots),
    shares: sharesFile(queue),
    byChannel: Object.fromEntries(Object.entries(policies).map(([channel, policy]) => [channel, policyFile(policy)])),
  });
}

const riskOf = ({ target }: RoutingPolicy): string => (target.riskPercent === null ? 'none' : `${target.riskPercent}%`);

function policyFile(policy: RoutingPolicy): Record<string, unknown> {
  const {
    target,
    band,
    steps,
    rank,
    offer,
    lastAgent,
    maxWait,
    callback,
    shortAbandonMs,
    returnWithinMs,
    cost,
    wrapUpMaxMs,
    wrapUp,
    idle,
    leaseMs,
    schedule,
    skills,
  } = policy;
  return {
    target: {
      percent: target.percent,
      within: formatDuration(target.withinMs),
      end: target.end,
      clock: target.clock,
      risk: riskOf(policy),
    },
    band,
    steps: steps.map(stepFile),
    rank,
    offer: {
      mode: offer.mode,
      ...(offer.mode === 'broadcast' && { to: offer.to }),
      within: formatDuration(offer.ttlMs),
      strikes: offer.strikesMax,
      backOff: formatDuration(offer.backOffMs),
      backOffMax: formatDuration(offer.backOffMaxMs),
      coolDown: formatDuration(offer.coolDownMs),
      coolDownOf: offer.coolDownOf,
      reofferExpired: formatDuration(offer.reofferExpiredMs),
      reofferRejected: formatDuration(offer.reofferRejectedMs),
      transferReturn: formatDuration(offer.transferReturnMs),
    },
    lastAgent: lastAgent === null ? 'off' : { mode: lastAgent.mode, limit: formatDuration(lastAgent.limitMs), clock: lastAgent.clock },
    callback: { retry: formatDuration(callback.retryMs), attempts: callback.attemptsMax },
    maxWait:
      maxWait === null
        ? 'off'
        : {
            after: formatDuration(maxWait.afterMs),
            to: maxWait.to === null ? (maxWait.callback ? 'callback' : 'reject') : `queue:${maxWait.to}`,
          },
    shortAbandon: formatDuration(shortAbandonMs),
    returnWithin: formatDuration(returnWithinMs),
    cost,
    wrapUpMax: formatDuration(wrapUpMaxMs),
    wrapUp: {
      mode: wrapUp.mode,
      ...(wrapUp.mode === 'mandatory' && { min: formatDuration(wrapUp.minMs) }),
      extendBy: formatDuration(wrapUp.extendByMs),
      extensions: wrapUp.extensionsMax,
    },
    schedule,
    ...(idle && {
      idle: {
        after: idle.afterMs === null ? 'none' : formatDuration(idle.afterMs),
        whenFull: idle.whenFull,
        wait: formatDuration(idle.waitMs),
      },
    }),
    lease: leaseMs === null ? 'none' : formatDuration(leaseMs),
    ...(policy.requires !== null && { requires: requiresFile(policy.requires) }),
    site: policy.site,
    skills: Object.fromEntries(skills.map(({ skill, level }) => [skill, level])),
  };
}
