import type { Rejection } from '@signalbox/engine';
import type { ClientOptions } from './api.js';
import type { Requests } from './requests.js';

/** Contacts per part of a reconciliation: below any frame limit even with the longest ids. */
const HOLDS_PER_PART = 100;

/**
 * Tells the router all contacts an adapter still holds. A list that is not accepted is made anew on the next connection; any other failure
 * is the caller's to handle.
 */
export async function reconcile(requests: Requests, holds: ReturnType<NonNullable<ClientOptions['holds']>>): Promise<Rejection | null> {
  const parts = [];
  for (let from = 0; from === 0 || from < holds.length; from += HOLDS_PER_PART) {
    const more = from + HOLDS_PER_PART < holds.length;
    parts.push({ type: 'reconcile' as const, holds: holds.slice(from, from + HOLDS_PER_PART), more });
  }
  const reply = await requests.ask(parts, true);
  return 'code' in reply && !reply.retriable ? reply : null;
}
