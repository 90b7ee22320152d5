import type { ContactId, EventOf } from '@signalbox/engine';

export type Requirement = EventOf<'contact.queued'>['requirement'];

/** A contact that nobody has yet, as the events describe it. */
export interface Waiting {
  readonly contact: ContactId;
  readonly ordinal: number;
  readonly channel: string;
  readonly tenant: string;
  readonly sinceMs: number;
  queue: string;
  requirement: Requirement;
  /** The requirement in a form that can be compared. */
  readonly asks: string;
  /** Until when it is reserved for one agent. */
  readonly keptUntilMs: number;
  /** Live offers. */
  offers: number;
  /** Agents who are not asked again before an instant. */
  readonly skips: Map<string, number>;
  band: number;
  rankAtMs: number;
  readonly steps: Set<number>;
  /** Where and when an agent let go of it; `null`: nobody has had it yet. */
  readonly handedIn: { readonly queue: string; readonly atMs: number } | null;
}

/** A contact that has just come. */
export function come({ contact, ordinal, channel, tenant, queue, requirement, band, rankAtMs, affinity }: Queued, atMs: number): Waiting {
  return {
    contact,
    ordinal,
    channel,
    tenant,
    queue,
    requirement,
    band,
    rankAtMs,
    sinceMs: atMs,
    asks: JSON.stringify(requirement),
    keptUntilMs: affinity?.mode === 'reserve' ? affinity.untilMs : 0,
    offers: 0,
    skips: new Map(),
    steps: new Set([0]),
    handedIn: null,
  };
}

/** A contact that waits again, in the queue that the event names. `letGo`: an agent had it. */
export function moved(
  before: Waiting,
  { queue, requirement, band, rankAtMs, openSteps, skip }: Moved,
  letGo: boolean,
  atMs: number,
): Waiting {
  return {
    ...before,
    queue,
    requirement,
    asks: JSON.stringify(requirement),
    band,
    rankAtMs,
    sinceMs: atMs,
    steps: new Set(openSteps),
    keptUntilMs: 0,
    offers: 0,
    skips: new Map(skip.map(({ agent, untilMs }) => [agent, untilMs])),
    handedIn: letGo ? { queue, atMs } : before.handedIn,
  };
}

/** A contact that is set aside. `letGo`: an agent had it, and whoever refused it before may be asked again. */
export const parked = (before: Waiting, { visitAtMs }: Parked, letGo: boolean): Waiting => ({
  ...before,
  sinceMs: visitAtMs,
  keptUntilMs: 0,
  offers: 0,
  skips: letGo ? new Map() : before.skips,
});

/** A contact that may be offered again, in the place that the event names. */
export const returned = (before: Waiting, { band, rankAtMs, affinity }: Returned): Waiting => ({
  ...before,
  band,
  rankAtMs,
  keptUntilMs: affinity?.mode === 'reserve' ? affinity.untilMs : 0,
});

type Queued = EventOf<'contact.queued'>;
type Parked = EventOf<'contact.parked'>;
type Returned = EventOf<'contact.returned'>;
type Moved = EventOf<'contact.moved'>;
