import type { Campaign } from '../campaign.js';
import type { Queue } from '../queue.js';
import type { CampaignFile } from './campaign-file.js';
import { CAMPAIGN_DEFAULTS } from './defaults.js';
import { durationMs } from './duration.js';
import type { Names } from './names.js';
import type { PlanFile } from './plan-schema.js';
import type { Findings } from './problems.js';

export interface CampaignContext {
  readonly queues: readonly Queue[];
  readonly queueNames: Names;
  readonly windowNames: Names;
}

/** The campaigns of a plan, their defaults filled in and their names checked. */
export const campaignsOf = (file: PlanFile, context: CampaignContext, findings: Findings): readonly Campaign[] =>
  Object.entries(file.campaigns ?? {}).flatMap(([id, written]) => campaignOf(id, written, context, findings) ?? []);

function campaignOf(id: string, written: CampaignFile, context: CampaignContext, findings: Findings): Campaign | undefined {
  const path = ['campaigns', id];
  context.windowNames.check(written.window, [...path, 'window'], findings);
  if (!context.queueNames.check(written.queue, [...path, 'queue'], findings)) return undefined;
  const queue = context.queues.find((one) => one.id === written.queue);
  const channel = written.channel ?? queue?.channels[0];
  if (queue === undefined || channel === undefined) return undefined;
  if (!queue.channels.includes(channel)) findings.add('CHANNEL_NOT_TAKEN', [...path, 'channel'], { queue: queue.id, channel });
  const retryMs = (outcome: keyof typeof CAMPAIGN_DEFAULTS.retry) =>
    durationMs(written.retry?.[outcome] ?? CAMPAIGN_DEFAULTS.retry[outcome]);
  return {
    id,
    queue: queue.id,
    channel,
    band: written.band ?? CAMPAIGN_DEFAULTS.band,
    window: written.window,
    attemptsMax: written.attempts ?? CAMPAIGN_DEFAULTS.attempts,
    attemptsPerDay: written.attemptsPerDay ?? CAMPAIGN_DEFAULTS.attemptsPerDay,
    retryMs: { 'no-answer': retryMs('noAnswer'), busy: retryMs('busy'), machine: retryMs('machine'), failed: retryMs('failed') },
    signalAfter: written.signalAfter ?? null,
    signalWithinMs: durationMs(written.signalWithin ?? CAMPAIGN_DEFAULTS.signalWithin),
  };
}
