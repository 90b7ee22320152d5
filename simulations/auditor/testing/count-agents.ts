import type { Event } from '@signalbox/engine';
import type { Sums } from './sums.js';
import type { Window } from './window.js';

export type AgentField = 'staffedMs' | 'readyMs' | 'occupiedMs';

/** What an agent has been doing since `sinceMs`. */
interface Doing {
  readonly hub: string;
  presence: 'ready' | 'notReady' | 'offline';
  /** Reason for being not ready counts as work. */
  busyReason: boolean;
  readonly inHand: Set<string>;
  sinceMs: number;
  readyMs: number;
  occupiedMs: number;
}

/** Time of agents, told from events: occupied as long as anything accepted is not wrapped up, ready where the agent says so and is not. */
export function openAgentCount(window: Window, sums: Sums<AgentField>) {
  const agents = new Map<string, Doing>();
  let busyReasons: readonly string[] = [];

  function pass(agent: string, doing: Doing, atMs: number): void {
    const occupied = doing.inHand.size > 0 || (doing.presence === 'notReady' && doing.busyReason);
    const there = doing.presence !== 'offline' || doing.inHand.size > 0;
    const names = [`group ${window.groupOf(agent)}`, `hub ${doing.hub}`, 'all all'];
    if (there)
      for (const { interval, spanMs } of window.parts(doing.sinceMs, atMs)) {
        sums.add(names, interval, 'staffedMs', spanMs);
        if (occupied) sums.add(names, interval, 'occupiedMs', spanMs);
        else if (doing.presence === 'ready') sums.add(names, interval, 'readyMs', spanMs);
        if (occupied) doing.occupiedMs += spanMs;
        else if (doing.presence === 'ready') doing.readyMs += spanMs;
      }
    doing.sinceMs = atMs;
  }

  function change(doing: Doing, event: Event): void {
    switch (event.type) {
      case 'agent.signed-in':
        doing.presence = 'notReady';
        doing.busyReason = false;
        return;
      case 'agent.ready':
        doing.presence = 'ready';
        return;
      case 'agent.not-ready':
        doing.presence = 'notReady';
        doing.busyReason = busyReasons.includes(event.reason);
        return;
      case 'agent.signed-out':
        doing.presence = 'offline';
        return;
      case 'offer.accepted':
      case 'assignment.resumed':
        doing.inHand.add(event.offer);
        return;
      // The customer is silent: who has nothing else in hand is free for others meanwhile.
      case 'assignment.idled':
      case 'wrap-up.finished':
        doing.inHand.delete(event.offer);
    }
  }

  return {
    take(event: Event, atMs: number): void {
      if (event.type === 'plan.published')
        busyReasons = event.plan.presenceReasons.filter(({ countsAsOccupied }) => countsAsOccupied).map(({ id }) => id);
      if (!('agent' in event) || event.agent === null || !('hub' in event) || typeof event.hub !== 'string') return;
      const fresh: Doing = {
        hub: event.hub,
        presence: 'offline',
        busyReason: false,
        inHand: new Set(),
        sinceMs: atMs,
        readyMs: 0,
        occupiedMs: 0,
      };
      const doing = agents.get(event.agent) ?? fresh;
      agents.set(event.agent, doing);
      pass(event.agent, doing, atMs);
      change(doing, event);
    },
    /** Everything up to the end has passed. */
    close(atMs: number): void {
      for (const [agent, doing] of agents) pass(agent, doing, atMs);
    },
    /** Groups of whom anybody was there, in alphabetical order. */
    groupsThere(): readonly string[] {
      const there = [...agents].filter(([, { readyMs, occupiedMs }]) => readyMs + occupiedMs > 0);
      return [...new Set(there.map(([agent]) => window.groupOf(agent)))].sort();
    },
    /** Jain's index of the occupancy of a group's agents, those who were there. */
    fairness(group: string): number {
      const shares = [...agents]
        .filter(([agent, { readyMs, occupiedMs }]) => window.groupOf(agent) === group && readyMs + occupiedMs > 0)
        .map(([, { readyMs, occupiedMs }]) => occupiedMs / (readyMs + occupiedMs));
      const [sum, squares] = shares.reduce(([all, squared], one) => [all + one, squared + one * one], [0, 0]);
      return squares === 0 ? 1 : (sum * sum) / (shares.length * squares);
    },
  };
}
