import type { EventOf, Plan } from '@signalbox/engine';
import { overtaken } from './order.js';
import type { Person } from './people.js';
import type { Waiting } from './waiting.js';
import { objection } from './wants.js';

/** What is wrong with offering a contact to somebody: to one who is not there, who may not have it, or before a contact that was first. */
export function wrongWith(
  { agent, channel, origin }: EventOf<'offer.made'>,
  contact: Waiting,
  person: Person,
  others: Iterable<Waiting>,
  plan: Plan,
  atMs: number,
): readonly string[] {
  const wrong: string[] = [];
  if (!person.signedIn || !person.ready) wrong.push(`is offered to ${agent}, who is not ready`);
  if (person.readyFor !== null && !person.readyFor.includes(channel)) wrong.push(`is offered to ${agent}, not ready for it`);
  if (person.desks.size === 0) wrong.push(`is offered to ${agent}, who has no desk`);
  if (origin !== 'routing') return wrong;
  const against = objection(contact, person.profile, plan, atMs);
  if (against !== undefined) wrong.push(`is offered to ${agent}, who ${against}`);
  const earlier = overtaken(contact, person, others, plan, atMs);
  if (earlier !== undefined) wrong.push(`is offered to ${agent} before ${earlier.contact}, who was there first`);
  return wrong;
}
