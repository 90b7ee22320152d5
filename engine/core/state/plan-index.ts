import type { Campaign } from '../../domain/campaign.js';
import type { Hub } from '../../domain/hub.js';
import type { CampaignId, ChannelId, HubId, QueueId, SkillId } from '../../domain/ids.js';
import type { Plan } from '../../domain/plan.js';
import type { StepConditions } from '../../domain/policy.js';
import type { Queue } from '../../domain/queue.js';

/** A step that conditions can open early. */
export interface ConditionalStep {
  readonly queue: Queue;
  readonly channel: ChannelId;
  readonly step: number;
  readonly when: StepConditions;
}

/** Look-ups by name into a plan; derived from it, so never part of the hash. */
export interface PlanIndex {
  readonly queues: ReadonlyMap<QueueId, Queue>;
  /** Queues that call customers back who arrive while they are closed, or are waiting when they close. */
  readonly callbackQueues: readonly Queue[];
  /** Queues that may overflow. */
  readonly overflowing: readonly Queue[];
  readonly hubs: ReadonlyMap<HubId, Hub>;
  readonly campaigns: ReadonlyMap<CampaignId, Campaign>;
  readonly skills: ReadonlySet<SkillId>;
  readonly authorisations: ReadonlySet<SkillId>;
  /** Queues with thresholds and hubs that must be covered: alarms look at nothing else. */
  readonly thresholdQueues: readonly Queue[];
  readonly coveredHubs: readonly Hub[];
  /** Hubs whose agents are to have both directions; if there are none, nothing asks what else is waiting. */
  readonly blendedHubs: readonly Hub[];
  /** In the order of the plan; most plans have none. */
  readonly conditionalSteps: readonly ConditionalStep[];
}

export function indexPlan(plan: Plan): PlanIndex {
  return {
    queues: new Map(plan.queues.map((queue) => [queue.id, queue])),
    callbackQueues: plan.queues.filter(({ whenClosed }) => whenClosed === 'callback'),
    overflowing: plan.queues.filter(({ overflow }) => overflow.length > 0),
    hubs: new Map(plan.hubs.map((hub) => [hub.id, hub])),
    campaigns: new Map(plan.campaigns.map((campaign) => [campaign.id, campaign])),
    skills: new Set(plan.skills.map((skill) => skill.id)),
    authorisations: new Set(plan.skills.filter((skill) => skill.authorisation).map((skill) => skill.id)),
    thresholdQueues: plan.queues.filter(({ thresholds }) => thresholds.waiting !== null || thresholds.oldest !== null),
    coveredHubs: plan.hubs.filter(({ cover }) => cover !== null),
    blendedHubs: plan.hubs.filter(({ blend }) => blend !== null),
    conditionalSteps: plan.queues.flatMap((queue) =>
      queue.channels.flatMap((channel) =>
        (queue.policies[channel]?.steps ?? []).flatMap(({ when }, step) => (when === null ? [] : [{ queue, channel, step, when }])),
      ),
    ),
  };
}
