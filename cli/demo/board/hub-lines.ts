import type { Event, EventOf, Plan } from '@signalbox/engine';

/** What the board shows of one hub, besides what its agents are doing at the moment. */
export interface HubLine {
  readonly hub: string;
  /** Contacts of this hub's home that another hub took, and the other way round. */
  overflowOut: number;
  overflowIn: number;
  /** Agents with work in hand or wrapping up, and agents who are ready: occupancy is the ratio of busy time to both. */
  busyAgents: number;
  staffedAgents: number;
  busyMs: number;
  staffedMs: number;
}

/** Contacts accepted, by the customer's first language and the hub that took them. */
export type Flow = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Computes the hubs' lines from the events. */
export function hubLines(plan: Plan): {
  readonly lines: readonly HubLine[];
  readonly flow: Flow;
  readonly suspended: ReadonlySet<string>;
  hear(event: Event): void;
  passTime(atMs: number): void;
} {
  const lines = new Map(
    plan.hubs.map(({ id }): [string, HubLine] => [
      id,
      { hub: id, overflowOut: 0, overflowIn: 0, busyAgents: 0, staffedAgents: 0, busyMs: 0, staffedMs: 0 },
    ]),
  );
  const queues = new Map(plan.queues.map((queue) => [queue.id, queue]));
  const flow = new Map<string, Map<string, number>>();
  const suspended = new Set<string>();
  const ready = new Set<string>();
  const inHand = new Map<string, Set<string>>();
  let lastMs: number | null = null;

  /** An agent counts as staffed while ready, and while work taken before going notReady is being finished. */
  function change(agent: string, hub: string, how: (held: Set<string>) => void): void {
    const line = lines.get(hub);
    const held = inHand.get(agent) ?? new Set();
    inHand.set(agent, held);
    const before = { busy: held.size > 0, staffed: held.size > 0 || ready.has(agent) };
    how(held);
    if (line === undefined) return;
    line.busyAgents += Number(held.size > 0) - Number(before.busy);
    line.staffedAgents += Number(held.size > 0 || ready.has(agent)) - Number(before.staffed);
  }

  function countFlow(event: EventOf<'offer.accepted'>): void {
    const language = event.preferredLanguage ?? '-';
    const row = flow.get(language) ?? new Map<string, number>();
    flow.set(language, row.set(event.hub, (row.get(event.hub) ?? 0) + 1));
    const queue = queues.get(event.queue);
    const home = queue?.homeByLanguage[language] ?? queue?.home ?? [];
    const from = home[0] === undefined ? undefined : lines.get(home[0]);
    const to = lines.get(event.hub);
    if (from === undefined || to === undefined || home.includes(event.hub)) return;
    from.overflowOut++;
    to.overflowIn++;
  }

  return {
    lines: [...lines.values()],
    flow,
    suspended,
    hear(event) {
      switch (event.type) {
        case 'offer.accepted':
          countFlow(event);
          return change(event.agent, event.hub, (held) => held.add(event.offer));
        case 'wrap-up.finished':
          return change(event.agent, event.hub, (held) => held.delete(event.offer));
        case 'agent.ready':
          return change(event.agent, event.hub, () => ready.add(event.agent));
        case 'agent.not-ready':
        case 'agent.signed-out':
          return change(event.agent, event.hub, () => ready.delete(event.agent));
        case 'hub.suspended':
          suspended.add(event.hub);
          return;
        case 'hub.resumed':
          suspended.delete(event.hub);
          return;
        default:
      }
    },
    passTime(atMs) {
      const spanMs = lastMs === null ? 0 : atMs - lastMs;
      lastMs = atMs;
      for (const line of lines.values()) {
        line.busyMs += line.busyAgents * spanMs;
        line.staffedMs += line.staffedAgents * spanMs;
      }
    },
  };
}
