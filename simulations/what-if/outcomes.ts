import type { Event } from '@signalbox/engine';
import type { LifeNames } from './life-names.js';

/** What became of a contact: the row by which two histories are compared. */
export interface Outcome {
  /** The same in every history of the same customers. */
  readonly life: string;
  readonly contact: string;
  readonly queue: string;
  readonly channel: string;
  readonly arrivedMs: number;
  /**
   * `rejected`: by a queue that was closed or full; `refused`: the plan has no place for it; `open`: still waiting when the history ends.
   */
  readonly outcome: 'answered' | 'abandoned' | 'withdrawn' | 'rejected' | 'refused' | 'open';
  /** When that came about, epoch ms; `null` while it waits. Some waits begin later than the arrival, so it is not the sum of both. */
  readonly overMs: number | null;
  /** Until then; 0 for contacts turned away at once. */
  readonly waitedMs: number;
  /** Answered within the queue's target. */
  readonly withinTarget: boolean;
  /** Abandoned before the queue's short-abandon time. */
  readonly short: boolean;
  /** The agent who answered first; `null` if nobody did. */
  readonly agent: string | null;
  readonly hub: string | null;
  readonly ring: number | null;
  readonly language: string | null;
}

export interface Outcomes {
  take(event: Event, atMs: number): void;
  /** A customer arrived and the router rejected the command. */
  refuse(came: Pick<Outcome, 'contact' | 'queue' | 'channel'> & { readonly tenant: string }, atMs: number): void;
  /** In order of arrival; contacts still waiting are open. */
  rows(endMs: number): readonly Outcome[];
}

const NOBODY = { withinTarget: false, short: false, agent: null, hub: null, ring: null, language: null } as const;

export function openOutcomes(names: LifeNames): Outcomes {
  const rows = new Map<string, Outcome>();

  function settle(life: string, overMs: number, how: Partial<Outcome>): void {
    const row = rows.get(life);
    if (row?.outcome === 'open') rows.set(life, { ...row, overMs, ...how });
  }

  function arrive(life: string, { contact, queue, channel }: Pick<Outcome, 'contact' | 'queue' | 'channel'>, atMs: number): void {
    rows.set(life, { life, contact, queue, channel, arrivedMs: atMs, outcome: 'open', overMs: null, waitedMs: 0, ...NOBODY });
  }

  return {
    refuse(came, atMs) {
      const life = names.refused(came.tenant, came.contact);
      arrive(life, came, atMs);
      settle(life, atMs, { outcome: 'refused' });
    },
    take(event, atMs) {
      const life = names.of(event);
      if (life === undefined) return;
      switch (event.type) {
        case 'contact.queued':
          // Consults and warm transfers are not customers.
          if (!rows.has(life) && (event.link === null || event.link.kind === 'followUp')) arrive(life, event, atMs);
          return;
        case 'contact.rejected':
          if (!rows.has(life)) arrive(life, event, atMs);
          return settle(life, atMs, { outcome: 'rejected', waitedMs: event.waitedMs });
        case 'offer.accepted': {
          const { waitedMs, withinTarget, agent, hub, ring, language } = event;
          return settle(life, atMs, { outcome: 'answered', waitedMs, withinTarget, agent, hub, ring, language });
        }
        case 'contact.abandoned':
          return settle(life, atMs, { outcome: 'abandoned', waitedMs: event.waitedMs, short: event.short });
        case 'contact.withdrawn':
          return settle(life, atMs, { outcome: 'withdrawn', waitedMs: event.waitedMs });
      }
    },
    rows: (endMs) => [...rows.values()].map((row) => (row.outcome === 'open' ? { ...row, waitedMs: endMs - row.arrivedMs } : row)),
  };
}
