import type { LiveContact } from './state.js';

/** The one order of contacts: band, then `rankAtMs`, then ordinal. Negative: `a` comes first. */
export function contactOrder(a: LiveContact, b: LiveContact): number {
  return a.band - b.band || a.rankAtMs - b.rankAtMs || a.ordinal - b.ordinal;
}

/** Where the contact stands, or would stand, in a list kept in contact order. */
function placeOf(waiting: readonly LiveContact[], contact: LiveContact): number {
  let low = 0;
  let high = waiting.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (contactOrder(waiting[middle] as LiveContact, contact) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function insertWaiting(waiting: LiveContact[], contact: LiveContact): void {
  waiting.splice(placeOf(waiting, contact), 0, contact);
}

export function removeWaiting(waiting: LiveContact[], contact: LiveContact): void {
  const place = placeOf(waiting, contact);
  if (waiting[place] === contact) waiting.splice(place, 1);
}
