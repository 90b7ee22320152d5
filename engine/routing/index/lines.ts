import { enteringAs } from '../../core/entering.js';
import type { LiveContact, RouterState } from '../../core/state/state.js';
import type { ChannelId, QueueId } from '../../domain/ids.js';
import type { Plan } from '../../domain/plan.js';
import type { RoutingPolicy } from '../../domain/policy.js';
import type { Queue } from '../../domain/queue.js';
import type { Ms } from '../../domain/units.js';
import { type Routing, routingOf } from '../context.js';
import { AGENT_REASONS } from './scopes.js';

/**
 * A line of work: queues and channels that reasons about the agent alone cannot tell apart. Whether an agent is there for it, and free for
 * it, is one bit each, so a set of lines is one number.
 */
export interface Line {
  readonly number: number;
  /** 1 << number */
  readonly bit: number;
  readonly queue: QueueId;
  readonly channel: ChannelId;
  /** Whether it is the line of urgent contacts (band 0), which some reasons exempt. */
  readonly urgent: boolean;
}

export interface Lines {
  readonly all: readonly Line[];
  /** The line of a queue and channel, by `lineKey`. */
  readonly of: ReadonlyMap<string, Line>;
}

/** As many bits as shifts and sums handle without touching the sign. */
export const LINES_MAX = 30;

export const lineKey = (queue: QueueId, channel: ChannelId, urgent: boolean): string => `${queue}/${channel}${urgent ? '/urgent' : ''}`;

/** The lines of a plan; `undefined` if there are more than `LINES_MAX`. */
export function linesOf(plan: Plan): Lines | undefined {
  const kinds = new Map<string, Line>();
  const of = new Map<string, Line>();
  for (const queue of plan.queues)
    for (const channel of queue.channels) {
      const policy = queue.policies[channel];
      if (policy === undefined) continue;
      for (const urgent of [false, true]) {
        const kind = `${urgent}\n${kindOf(channel, policy)}`;
        const line = kinds.get(kind) ?? { number: kinds.size, bit: 1 << kinds.size, queue: queue.id, channel, urgent };
        kinds.set(kind, line);
        of.set(lineKey(queue.id, channel, urgent), line);
      }
    }
  return kinds.size > LINES_MAX ? undefined : { all: [...kinds.values()], of };
}

const kindOf = (channel: ChannelId, policy: RoutingPolicy): string =>
  [channel, ...AGENT_REASONS.map(({ reads }) => reads?.(policy) ?? '')].join('\n');

/**
 * The routing of a hypothetical contact without any wish that has just arrived on this line: all that reasons about the agent alone may
 * read.
 */
export function probeOf(state: Readonly<RouterState>, { queue, channel, urgent }: Line, atMs: Ms): Routing {
  const home = state.index?.queues.get(queue) as Queue;
  return routingOf(state, withoutWishes(home, channel, urgent ? 0 : 3, atMs), atMs) as Routing;
}

const withoutWishes = ({ id, tenant }: Queue, channel: ChannelId, band: number, atMs: Ms): LiveContact =>
  enteringAs(
    {
      type: 'contact.queued',
      tenant,
      contact: '',
      ordinal: 0,
      queue: id,
      channel,
      visit: 1,
      visitAtMs: atMs,
      band,
      priority: 0,
      rankFromMs: atMs,
      targetMs: 0,
      rankAtMs: atMs,
      requirement: { languages: [], skills: [], residency: null, requires: null, site: false },
      customer: null,
      attributes: {},
      adapter: null,
      affinity: null,
      link: null,
      meantFor: null,
      enteredClockMs: 0,
      nextStepClockMs: null,
    },
    atMs,
  );
