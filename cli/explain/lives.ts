import type { Event, ExplainView, WhyWaiting } from '@signalbox/engine';
import { dueOf } from '@signalbox/engine/core';
import { type ExplainedOffer, explainContact, explainRecord, whyWaiting } from '@signalbox/engine/inspect';
import { applyRecord, type JournalRecord, type RouterState } from '@signalbox/engine/journal';
import type { Reading } from '../journal/reading.js';

/** Something that happened to a contact. */
export interface Happening {
  readonly seq: number;
  readonly atMs: number;
  readonly event: Event;
}

/** One contact from its arrival on. Ids may be used again once a contact is over, so one id may have several lives. */
export interface Life {
  readonly ordinal: number;
  readonly tenant: string;
  /** It already existed where the kept records begin. */
  readonly begunEarlier: boolean;
  readonly happenings: Happening[];
  /** By offer id. */
  readonly offers: Map<string, ExplainedOffer>;
}

/** The state of a live contact as of the last record. */
export interface Present {
  readonly seq: number;
  readonly atMs: number;
  readonly view: ExplainView;
  /** For a waiting contact. */
  readonly why: WhyWaiting | null;
  /** When its next ring opens, as far as known now; `null`: none will, or its time stands still. */
  readonly nextRingMs: number | null;
}

interface Sought {
  readonly contact: string;
  readonly tenant: string | undefined;
}

const isAbout = (event: Event, { contact, tenant }: Sought): event is Extract<Event, { ordinal: number }> =>
  'ordinal' in event && event.contact === contact && (tenant === undefined || event.tenant === tenant);

/** Reads every life of a contact id, with each offer explained by the state in which it was made. Returns them with the final state. */
export async function readLives(reading: Reading, sought: Sought): Promise<{ lives: readonly Life[]; state: RouterState }> {
  const state = reading.begin();
  const lives = new Map<number, Life>();
  const lifeOf = ({ ordinal, tenant }: { ordinal: number; tenant: string }, begunEarlier: boolean): Life => {
    const life = lives.get(ordinal) ?? { ordinal, tenant, begunEarlier, happenings: [], offers: new Map() };
    lives.set(ordinal, life);
    return life;
  };
  for await (const record of reading.records(state.seq + 1, 'reading')) {
    const events = record.events.filter((event) => isAbout(event, sought));
    if (events.length === 0) {
      applyRecord(state, record);
      continue;
    }
    for (const event of events) {
      if (!isAbout(event, sought)) continue;
      const arrives = event.type === 'contact.queued' || event.type === 'contact.rejected';
      lifeOf(event, !arrives).happenings.push({ seq: record.seq, atMs: record.atMs, event });
    }
    for (const explained of offersOf(state, record, sought))
      lives.get(explained.offer.ordinal)?.offers.set(explained.offer.offer, explained);
  }
  return { lives: [...lives.values()], state };
}

/** A live contact in a state; `undefined`: it does not exist. */
export function presentOf(state: RouterState, sought: Sought): Present | undefined {
  for (const contact of state.contacts.values()) {
    if (contact.contact !== sought.contact || (sought.tenant !== undefined && contact.tenant !== sought.tenant)) continue;
    const { atMs, seq } = state;
    return {
      seq,
      atMs,
      view: explainContact(state, contact, atMs),
      why: contact.state === 'queued' || contact.state === 'parked' ? whyWaiting(state, contact, atMs) : null,
      nextRingMs: dueOf(state, 'step', contact.contact, contact.ordinal),
    };
  }
  return undefined;
}

/** The offers one record made to a contact, explained; applies the record. */
export const offersOf = (state: RouterState, record: JournalRecord, sought: Sought): readonly ExplainedOffer[] =>
  explainRecord(state, record, (offer) => isAbout(offer, sought));
