import { readQueueClock } from '../../core/due/clock.js';
import { shareGroupOf } from '../../core/shares.js';
import type { ShareRecord } from '../../core/state/share-record.js';
import type { AgentRecord } from '../../core/state/state.js';
import type { Queue } from '../../domain/queue.js';
import { anyCouldTake, once } from '../census.js';
import type { Reason, Routing } from '../context.js';
import { aheadOf } from '../shares.js';

/** Whether a group below its share has an agent signed in who could take the contact once free and has not lately refused it. */
const owed = (routing: Routing): boolean =>
  once(routing, 'owed', () => {
    const { refusals } = routing.contact;
    return anyCouldTake(routing, {
      hub: (hub) => aheadOf(routing, hub) < 0,
      agent: refusals.size === 0 ? undefined : ({ id }) => (refusals.get(id) ?? 0) <= routing.atMs,
    });
  });

/** Whether the contact is still held for the groups that have had less. */
function held({ contact, queue, state, atMs }: Routing): boolean {
  if (queue.shares === null || contact.band === 0) return false;
  const record = state.queues.get(queue.id);
  return record !== undefined && readQueueClock(record, atMs) < contact.enteredClockMs + queue.shares.holdMs;
}

/**
 * Group standings packed into one number, a digit in base 3 each. Computed after every assignment for every queue, where text would be too
 * slow.
 */
const GROUPS_IN_A_NUMBER = 19;

/** Each group's standing: ahead of its share beyond tolerance, behind it, or neither. */
function mood(queue: Queue, record: ShareRecord | null): string | number {
  if (queue.shares === null || record === null) return 0;
  const limit = queue.shares.tolerance * queue.shares.window;
  if (record.percents.length > GROUPS_IN_A_NUMBER) return record.percents.map((_, group) => standing(record, group, limit)).join('');
  let moods = 0;
  for (let group = 0; group < record.percents.length; group++) moods = 3 * moods + standing(record, group, limit);
  return moods;
}

/** 2: ahead of its share by more than `limit`, 1: behind, 0: neither. */
function standing({ counts, percents, recent }: ShareRecord, group: number, limit: number): 0 | 1 | 2 {
  const by = (counts[group] ?? 0) * 100 - (percents[group] ?? 0) * recent.length;
  return by > limit ? 2 : by < 0 ? 1 : 0;
}

/**
 * The groups of the agent's hub have had more than their share of the queue's last assignments, tolerance included, while others who are
 * present have had less. Ends when the others get an assignment, when none of them is present, and after the queue's `hold` of routable
 * time. Urgent contacts (band 0) are exempt, and so are agents whom the contact prefers.
 */
export const share: Reason = {
  name: 'share',
  dependsOn: 'crowd',
  alike: 'hub',
  concerns: held,
  mood,
  blocks: (routing, agent) => {
    const { contact, queue, atMs } = routing;
    if (queue.shares === null || !held(routing)) return false;
    const { window, tolerance } = queue.shares;
    if (aheadOf(routing, agent.profile.hub) <= tolerance * window) return false;
    if (contact.affinity?.agent === agent.id && atMs < contact.affinity.untilMs) return false;
    return owed(routing);
  },
  explains: (routing, agent) => {
    const { queue, state } = routing;
    const [had, of, percent] = figures(routing, agent, state.queues.get(queue.id)?.shares ?? null);
    return `${agent.profile.hub} has had ${had} of the last ${of} of ${queue.id}, ${percent} % are its share, and others are below theirs`;
  },
};

type Record = NonNullable<ReturnType<Routing['state']['queues']['get']>>['shares'];

function figures({ queue }: Routing, { profile }: AgentRecord, record: Record): readonly [number, number, number] {
  const group = queue.shares === null ? -1 : shareGroupOf(queue.shares, profile.hub);
  return [record?.counts[group] ?? 0, record?.recent.length ?? 0, record?.percents[group] ?? 0];
}
