import type { RouterState } from '../core/state/state.js';
import type { Event } from '../domain/events.js';
import type { AgentId, HubId, OfferId } from '../domain/ids.js';
import type { PresenceReason } from '../domain/plan.js';
import type { Ms } from '../domain/units.js';
import type { Counts } from './counts.js';
import type { Ledger } from './ledger.js';

/** What one agent has been doing since the last change. */
interface Activity {
  hub: HubId;
  presence: 'ready' | 'notReady' | 'offline';
  reason: string | null;
  /** Assignments and wrap-ups. */
  inHand: number;
  sinceMs: Ms;
}

/**
 * Time of agents: signed in, ready for work, occupied. An agent with several contacts in hand is occupied once. Time while the router is
 * down is counted for nobody.
 */
export function countStaffing(ledger: Ledger): {
  take(event: Event, atMs: Ms): void;
  begin(state: Readonly<RouterState>): void;
  /** Counts the time passed up to now. */
  settle(atMs: Ms): void;
} {
  const agents = new Map<AgentId, Activity>();
  /** Conversations whose customers are silent. */
  const idle = new Set<OfferId>();
  let occupiedReasons: ReadonlySet<string> = new Set();

  function settleOne(agent: AgentId, activity: Activity, atMs: Ms): void {
    const { hub, presence, reason, inHand, sinceMs } = activity;
    activity.sinceMs = Math.max(sinceMs, atMs);
    if (presence === 'offline' && inHand === 0) return;
    const occupied = inHand > 0 || (presence === 'notReady' && occupiedReasons.has(reason ?? ''));
    const add = (row: Counts, partMs: Ms): void => {
      row.staffedMs += partMs;
      if (occupied) row.occupiedMs += partMs;
      else if (presence === 'ready') row.readyMs += partMs;
    };
    ledger.spread({ fromMs: sinceMs, untilMs: atMs }, { agent, hub }, add);
  }

  /** Counts the time up to now under the old activity, then changes the activity. */
  function turn({ agent, hub }: { agent: AgentId; hub: HubId }, atMs: Ms, change: (activity: Activity) => void): void {
    const activity = agents.get(agent) ?? { hub, presence: 'offline', reason: null, inHand: 0, sinceMs: atMs };
    agents.set(agent, activity);
    settleOne(agent, activity, atMs);
    activity.hub = hub;
    change(activity);
    if (activity.presence === 'offline' && activity.inHand === 0) agents.delete(agent);
  }

  const settle = (atMs: Ms): void => {
    for (const [agent, activity] of agents) settleOne(agent, activity, atMs);
  };

  const readReasons = (reasons: readonly PresenceReason[]): void => {
    occupiedReasons = new Set(reasons.filter(({ countsAsOccupied }) => countsAsOccupied).map(({ id }) => id));
  };

  function take(event: Event, atMs: Ms): void {
    switch (event.type) {
      case 'agent.signed-in':
        turn(event, atMs, (activity) => {
          activity.presence = 'notReady';
          activity.reason = null;
        });
        break;
      case 'agent.ready':
        turn(event, atMs, (activity) => {
          activity.presence = 'ready';
        });
        break;
      case 'agent.not-ready':
        turn(event, atMs, (activity) => {
          activity.presence = 'notReady';
          activity.reason = event.reason;
        });
        break;
      case 'agent.signed-out':
        turn(event, atMs, (activity) => {
          activity.presence = 'offline';
        });
        break;
      case 'offer.accepted':
        turn(event, atMs, (activity) => {
          activity.inHand++;
        });
        break;
      case 'assignment.idled':
        idle.add(event.offer);
        turn(event, atMs, (activity) => {
          activity.inHand--;
        });
        break;
      case 'assignment.resumed':
      case 'assignment.ended':
      case 'contact.released':
        // An idle conversation counts as work again, even if only for being ended.
        if (idle.delete(event.offer))
          turn(event, atMs, (activity) => {
            activity.inHand++;
          });
        break;
      case 'wrap-up.finished':
        turn(event, atMs, (activity) => {
          activity.inHand--;
        });
        break;
      case 'plan.published':
        settle(atMs);
        readReasons(event.plan.presenceReasons);
        break;
      case 'router.resumed':
        settle(atMs - event.downMs);
        for (const activity of agents.values()) activity.sinceMs = Math.max(activity.sinceMs, atMs);
        break;
      default:
    }
  }

  function begin(state: Readonly<RouterState>): void {
    readReasons(state.plan?.presenceReasons ?? []);
    for (const { id, profile, presence, reason, offers } of state.agentsInOrder) {
      for (const offer of offers) if (state.offers.get(offer)?.state === 'idle') idle.add(offer);
      const inHand = offers.filter((offer) => !['live', 'idle'].includes(state.offers.get(offer)?.state ?? 'live')).length;
      if (presence === 'offline' && inHand === 0) continue;
      agents.set(id, { hub: profile.hub, presence, reason, inHand, sinceMs: state.atMs });
    }
  }

  return { take, begin, settle };
}
