import type { AdapterId, AgentId, CalendarId, ContactOrdinal, HubId, QueueId } from '../../domain/ids.js';
import { Names } from './names.js';

/**
 * What has changed since the matcher last looked, by name: noted by `apply`, read and cleared by `routing/match.ts`. Not part of the state.
 * If nobody reads it, or too much has changed to be worth naming, it says `everything`.
 */
export interface Touched {
  everything: boolean;
  readonly agents: Names<AgentId>;
  /** Whether more than the work of the agents may have changed: where they are, what they are ready for, the doors of their hubs. */
  beyondWork: boolean;
  readonly contacts: Names<ContactOrdinal>;
  readonly queues: Names<QueueId>;
  readonly hubs: Names<HubId>;
  readonly adapters: Names<AdapterId>;
  /** By the matcher itself, when one begins or ends. */
  readonly shifts: Names<CalendarId>;
  /** Whether a queue has counted another assignment, or has new targets. */
  shares: boolean;
}

/** More names than this are not worth keeping: folding a journal matches nothing. */
export const NAMES_MAX = 4_096;

export const allTouched = (): Touched => ({
  everything: true,
  agents: new Names(),
  beyondWork: false,
  contacts: new Names(),
  queues: new Names(),
  hubs: new Names(),
  adapters: new Names(),
  shifts: new Names(),
  shares: false,
});

export function forget(touched: Touched, everything = false): void {
  touched.everything = everything;
  touched.agents.clear();
  touched.beyondWork = false;
  touched.contacts.clear();
  touched.queues.clear();
  touched.hubs.clear();
  touched.adapters.clear();
  touched.shifts.clear();
  touched.shares = false;
}
