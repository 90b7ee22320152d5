import type { Channel } from '../channel.js';
import type { HubId, LanguageTag } from '../ids.js';
import type { RoutingPolicy } from '../policy.js';
import type { Queue } from '../queue.js';
import type { Channels } from './channels.js';
import type { Layer } from './layer.js';
import { Names } from './names.js';
import { checkWays, overflowOf } from './overflow.js';
import type { PlanFile, QueueFile } from './plan-schema.js';
import { policyOf } from './policies.js';
import type { PolicyFile } from './policy-file.js';
import type { Findings, Path } from './problems.js';
import { sharesOf } from './shares.js';
import { slotsOf } from './slots.js';
import { hubsByLanguage, type StepContext } from './steps.js';
import { thresholdsOf } from './thresholds.js';

export interface QueueContext extends Pick<StepContext, 'hubs' | 'hubNames' | 'skillNames' | 'attributes' | 'authorisations' | 'resolve'> {
  readonly channels: Channels;
  readonly tenants: Names;
  /** Also of queues that had to be left out. */
  readonly queueNames: readonly string[];
  readonly calendars: Names;
}

export function queuesOf(file: PlanFile, context: QueueContext, findings: Findings): readonly Queue[] {
  const queues = Object.entries(file.queues).map(([id, queue]) => queueOf(id, queue, file, context, findings));
  checkWays(queues, file.queues, new Names('queue', context.queueNames), findings);
  return queues;
}

function queueOf(id: string, queue: QueueFile, file: PlanFile, context: QueueContext, findings: Findings): Queue {
  const path = ['queues', id];
  const channels = context.channels.names.checkAll(queue.channels, [...path, 'channels'], findings);
  const { home, homeByLanguage } = homeOf(id, queue, context, findings);
  const lead = leadOf(queue, home, homeByLanguage, path, context, findings);
  if (queue.calendar !== undefined) context.calendars.check(queue.calendar, [...path, 'calendar'], findings);
  for (const channel of Object.keys(queue.byChannel ?? {})) {
    if (context.channels.names.check(channel, [...path, 'byChannel', channel], findings) && !channels.includes(channel)) {
      findings.add('CHANNEL_NOT_TAKEN', [...path, 'byChannel', channel], { queue: id, channel });
    }
  }
  const policies: Record<string, RoutingPolicy> = {};
  for (const channel of channels) {
    const known = context.channels.channels[channel];
    const template = context.channels.templates.get(channel);
    if (known === undefined || template === undefined) continue;
    policies[channel] = policyOf(
      known,
      template,
      layersOf(id, channel, queue, file),
      { queue: id, home, homeByLanguage, lead, ...context },
      findings,
    );
  }
  return {
    id,
    tenant: tenantOf(id, queue, context.tenants, findings),
    programme: queue.programme ?? null,
    channels,
    home,
    homeByLanguage,
    lead,
    calendar: queue.calendar ?? null,
    whenClosed:
      queue.whenClosed ??
      whenClosedOf(
        channels.flatMap((channel) => context.channels.channels[channel] ?? []),
        isCalledFrom(id, file),
      ),
    waitingMax: queue.waitingMax ?? null,
    thresholds: thresholdsOf(queue.thresholds, [...path, 'thresholds'], findings),
    whenFull: queue.whenFull === undefined || queue.whenFull === 'reject' ? null : queue.whenFull.queue,
    overflow: overflowOf(queue.overflow, [...path, 'overflow'], findings),
    dispositions: queue.dispositions ?? file.dispositions ?? null,
    slots: slotsOf(id, queue.slots, [...path, 'slots'], context.calendars, findings),
    shares: sharesOf(id, queue.shares, [...path, 'shares'], context.hubNames, findings),
    policies,
  };
}

/** Somebody who holds the line is told that the shop is closed; somebody who has written, or is to be called, waits until it opens. */
const whenClosedOf = (channels: readonly Channel[], called: boolean): Queue['whenClosed'] =>
  called || channels.some((channel) => channel.urgency === 'deferrable') ? 'keep' : 'reject';

const isCalledFrom = (id: string, { campaigns = {} }: PlanFile): boolean => Object.values(campaigns).some(({ queue }) => queue === id);

function layersOf(id: string, channel: string, queue: QueueFile, file: PlanFile): readonly Layer[] {
  const layers: readonly (readonly [PolicyFile | undefined, Path])[] = [
    [file.schedule && { schedule: file.schedule }, []],
    [file.channels?.[channel], ['channels', channel]],
    [queue, ['queues', id]],
    [queue.byChannel?.[channel], ['queues', id, 'byChannel', channel]],
  ];
  return layers.flatMap(([policy, path]) => (policy === undefined ? [] : [{ policy, path }]));
}

function tenantOf(id: string, queue: QueueFile, tenants: Names, findings: Findings): string {
  if (queue.tenant !== undefined) tenants.check(queue.tenant, ['queues', id, 'tenant'], findings);
  else if (tenants.all.length > 1) findings.add('TENANT_MISSING', ['queues', id], { queue: id });
  return queue.tenant ?? (tenants.all[0] as string);
}

function homeOf(
  id: string,
  queue: QueueFile,
  context: QueueContext,
  findings: Findings,
): { home: readonly HubId[]; homeByLanguage: Readonly<Record<LanguageTag, readonly HubId[]>> } {
  const path = ['queues', id, 'home'];
  if (queue.home === undefined) return { home: [], homeByLanguage: {} };
  if (Array.isArray(queue.home)) return { home: context.hubNames.checkAll(queue.home, path, findings), homeByLanguage: {} };
  const written = queue.home as Readonly<Record<string, readonly string[]>>;
  const { fallback, byLanguage } = hubsByLanguage(written, path, context, findings);
  for (const [tag, hubs] of Object.entries(written)) {
    const language = tag === 'default' ? undefined : context.resolve(tag, [...path, tag]);
    hubs.forEach((name, index) => {
      const hub = context.hubs.find((one) => one.id === name);
      if (hub && language && !hub.languages.includes(language)) {
        findings.add('HOME_WITHOUT_LANGUAGE', [...path, tag, index], { hub: name, language, queue: id });
      }
    });
  }
  return { home: fallback, homeByLanguage: byLanguage };
}

function leadOf(
  queue: QueueFile,
  home: readonly HubId[],
  homeByLanguage: Readonly<Record<LanguageTag, readonly HubId[]>>,
  path: Path,
  context: QueueContext,
  findings: Findings,
): HubId | null {
  if (queue.lead !== undefined) {
    context.hubNames.check(queue.lead, [...path, 'lead'], findings);
    return queue.lead;
  }
  const first = home[0] ?? Object.values(homeByLanguage)[0]?.[0];
  return context.hubs.find((hub) => hub.id === first)?.lead ?? null;
}
