import type { CommandOf } from '../../domain/commands.js';
import type { Event } from '../../domain/events.js';
import type { Decision } from '../decision.js';
import { inPlace } from '../place.js';
import { revoke } from '../revoke.js';
import type { RouterState } from '../state/state.js';
import { liveOffersOf, ofContact, routedBy } from '../subject.js';
import { offersOfLostUrgency } from '../urgency-lost.js';
import { contactByHand } from './by-hand.js';
import { requirementOf } from './requirement.js';
import { unknownQueue } from './unknown-queue.js';

/**
 * Corrects what a live contact asks for; it keeps the instant its order counts from. Changing its requirement revokes a pending offer,
 * which was made for another requirement. So does losing its urgency in an emergency.
 */
export function updateContact(state: Readonly<RouterState>, command: CommandOf<'contact.update'>): Decision {
  const contact = contactByHand(state, command);
  if ('code' in contact) return contact;
  const { plan, index } = state;
  const routed = routedBy(state, contact);
  if (plan === null || index === null || routed === undefined) return unknownQueue(state, contact.tenant, contact.queue);
  const { requirement: asked, rankFromMs, targetMs } = contact;
  const asksOtherwise = command.languages !== undefined || command.skills !== undefined || command.requires !== undefined;
  const requirement = asksOtherwise
    ? requirementOf(plan, index, routed.policy, {
        languages: command.languages ?? asked.languages,
        skills: command.skills ?? asked.skills,
        residency: asked.residency,
        requires: command.requires === undefined ? asked.requires : command.requires,
        site: asked.site,
      })
    : asked;
  if ('code' in requirement) return requirement;
  // The target was fixed when the contact entered: a plan published since then moves nobody.
  const { band = contact.band, priority = contact.priority } = command;
  const place =
    command.priority === undefined
      ? { band, priority, rankFromMs, targetMs, rankAtMs: contact.rankAtMs }
      : inPlace({ band, priority, rankFromMs, targetMs }, plan);
  const events: Event[] = asksOtherwise
    ? [...revoke(state, liveOffersOf(state, contact.offers), 'updated')]
    : [...revoke(state, offersOfLostUrgency(state, contact, band), 'queue-closed')];
  events.push({
    type: 'contact.updated',
    ...ofContact(contact),
    ...place,
    requirement,
    attributes: command.attributes ?? contact.attributes,
    by: command.by,
  });
  return events;
}
