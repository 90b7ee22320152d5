import { written } from './canonical-text.js';
import { contactOrder } from './contact-order.js';
import type { LiveContact, RouterState } from './state.js';

/** Kept for nobody, between no people, not to be called, and refused by nobody. */
const isPlain = ({ affinity, link, returnsTo, callback, slot, refusals }: LiveContact): boolean =>
  affinity === null && link === null && returnsTo === null && callback === null && slot === null && refusals.size === 0;

/** Two contacts of one customer of which any agent who may be given one may be given the other, but for how long they have waited. */
export const alikeOfCustomer = (a: LiveContact, b: LiveContact): boolean =>
  a !== b &&
  a.customer !== null &&
  a.customer === b.customer &&
  a.tenant === b.tenant &&
  a.queue === b.queue &&
  a.channel === b.channel &&
  a.band === b.band &&
  a.adapter === b.adapter &&
  a.handedOffBy === b.handedOffBy &&
  isPlain(a) &&
  isPlain(b) &&
  written(a.requirement) === written(b.requirement);

/** Whether `a` goes before `b`: it stands before it in the line, and has been in the queue for no less time. */
export const goesBefore = (a: LiveContact, b: LiveContact): boolean =>
  contactOrder(a, b) < 0 && a.enteredClockMs <= b.enteredClockMs && a.enteredAtMs <= b.enteredAtMs;

/**
 * Where contacts of one customer would not keep their order: of two alike that wait, the one that came first stands first unless priority
 * or target say otherwise, and whoever may be given the second may be given it. So the next agent who is free is offered the first.
 */
export function outOfTurn(state: Readonly<RouterState>): readonly string[] {
  const wrong: string[] = [];
  const waiting = new Map<string, LiveContact[]>();
  for (const contact of state.waiting) {
    if (contact.customer === null) continue;
    const key = `${contact.tenant}/${contact.customer}`;
    const others = waiting.get(key) ?? [];
    for (const earlier of others) {
      if (!alikeOfCustomer(earlier, contact)) continue;
      const same = earlier.priority === contact.priority && earlier.targetMs === contact.targetMs;
      if (same && (earlier.rankFromMs - contact.rankFromMs || earlier.ordinal - contact.ordinal) > 0)
        wrong.push(`${earlier.contact} of ${contact.customer} stands before ${contact.contact}, which came before it`);
      if (!goesBefore(earlier, contact)) continue;
      const more = contact.openSteps.filter((step) => !earlier.openSteps.includes(step));
      if (more.length > 0 || contact.tiersOpenMs > earlier.tiersOpenMs)
        wrong.push(`${contact.contact} of ${contact.customer} reaches further than ${earlier.contact}, which came before it`);
    }
    waiting.set(key, [...others, contact]);
  }
  return wrong;
}
