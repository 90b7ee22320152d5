import { contactOrder } from '../contact-order.js';
import { written } from '../state/canonical-text.js';
import type { LiveContact, RouterState } from '../state/state.js';

/** Reserved for nobody, not between people, not to be called, and refused by nobody. */
const isPlain = ({ affinity, link, returnsTo, callback, slot, refusals }: LiveContact): boolean =>
  affinity === null && link === null && returnsTo === null && callback === null && slot === null && refusals.size === 0;

/**
 * Whether two contacts of one customer differ only in how long they have waited, so that an agent who may be given one may be given the
 * other.
 */
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

/** Whether `a` goes before `b`: it is ahead in line and has been in the queue at least as long. */
export const goesBefore = (a: LiveContact, b: LiveContact): boolean =>
  contactOrder(a, b) < 0 && a.enteredClockMs <= b.enteredClockMs && a.enteredAtMs <= b.enteredAtMs;

/**
 * Violations of the order among one customer's contacts: of two alike that wait, the earlier one goes first unless priority or target say
 * otherwise, and an agent who may be given the later one may be given it. So the next free agent is offered the earlier one.
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
