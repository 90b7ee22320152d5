import { chance } from './chance.js';
import type { ScriptedContact } from './contact.js';
import { returning } from './mapping.js';

/**
 * Who is behind each contact: mostly somebody new, sometimes somebody who has already been in touch in the same language that day,
 * on whatever channel, so that the preference for the last agent has something to prefer.
 * Takes the whole day in order and gives customer keys by contact id.
 */
export function customersOf(day: readonly ScriptedContact[], seed: number): ReadonlyMap<string, string> {
  const customers = new Map<string, string>();
  const byLanguage = new Map<string, ScriptedContact[]>();
  let newcomers = 0;
  for (const contact of day) {
    const language = contact.languages[0] ?? '';
    const earlier = byLanguage.get(language) ?? [];
    byLanguage.set(language, earlier);
    const back = chance(seed, 'returns', contact.id) < returning.share ? whoComesBack(earlier, contact, seed) : undefined;
    const known = back === undefined ? undefined : customers.get(back.id);
    if (known === undefined) newcomers += 1;
    customers.set(contact.id, known ?? `customer-${newcomers}`);
    earlier.push(contact);
  }
  return customers;
}

function whoComesBack(earlier: readonly ScriptedContact[], { id, atMs }: ScriptedContact, seed: number): ScriptedContact | undefined {
  const from = firstAtOrAfter(earlier, atMs - returning.withinMs);
  const to = firstAtOrAfter(earlier, atMs - returning.afterMs);
  return to === from ? undefined : earlier[from + Math.floor(chance(seed, 'who returns', id) * (to - from))];
}

function firstAtOrAfter(ordered: readonly ScriptedContact[], atMs: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.atMs ?? atMs) < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
