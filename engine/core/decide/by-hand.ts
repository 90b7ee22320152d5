import type { OfferOrigin, RevokeCause } from '../../domain/events/offer.js';
import type { Event } from '../../domain/events.js';
import type { Ms } from '../../domain/units.js';
import type { Rejection } from '../../errors.js';
import { eligibleByHand, isOverCapacity, isOverRing } from '../../routing/by-hand.js';
import { routingOf } from '../../routing/context.js';
import { draftOffer } from '../../routing/draft-offer.js';
import { type Decision, reject } from '../decision.js';
import { revoke } from '../revoke.js';
import type { AgentRecord, LiveContact, RouterState } from '../state/state.js';
import { findContact, liveOffersOf, ownerOf } from '../subject.js';
import { acceptance } from './acceptance.js';
import { unknownQueue } from './unknown-queue.js';

/** The contact named by a decision by hand, and who the sender believes owns it. */
interface Named {
  readonly tenant?: string | undefined;
  readonly contact: string;
  readonly ifOwner?: string | null | undefined;
}

/** The live contact a command by hand is about; rejected if the owner is not the one the sender believes (F3). */
export function contactByHand(state: Readonly<RouterState>, { tenant, contact: id, ifOwner }: Named): LiveContact | Rejection {
  const contact = findContact(state, tenant ?? '', id);
  if (contact === undefined) return reject('CONTACT_UNKNOWN', { contact: id });
  return otherOwner(state, contact, ifOwner) ?? contact;
}

/** The rejection of a sender who is wrong about the owner; `undefined`: the sender is right, or said nothing. */
export function otherOwner(state: Readonly<RouterState>, contact: LiveContact, ifOwner: string | null | undefined): Rejection | undefined {
  if (ifOwner === undefined) return undefined;
  const owner = ownerOf(state, contact);
  return owner === ifOwner ? undefined : reject('OWNER_OTHER', { contact: contact.contact, owner, expected: ifOwner });
}

interface Giving {
  readonly origin: Exclude<OfferOrigin, 'routing'>;
  readonly by: string | null;
  readonly overCapacity: boolean;
  readonly overRing: boolean;
  readonly overAffinity: boolean;
  /** The cause given to agents whose offers of the contact it revokes. */
  readonly revoked: RevokeCause;
  /** Events between the revoked offers and the new one. */
  readonly before?: readonly Event[];
}

/** Gives the contact to an agent by somebody's decision: offered and accepted in one step, or rejected with the first reason against. */
export function give(state: Readonly<RouterState>, contact: LiveContact, agent: AgentRecord, how: Giving, atMs: Ms): Decision {
  const routing = routingOf(state, contact, atMs);
  if (routing === undefined) return unknownQueue(state, contact.tenant, contact.queue);
  const ring = eligibleByHand(routing, agent, how);
  if (typeof ring !== 'number') return reject('NOT_ELIGIBLE', { agent: agent.id, contact: contact.contact, ...ring });
  const made = draftOffer(routing, agent, {
    ring,
    origin: how.origin,
    by: how.by,
    overCapacity: how.overCapacity && isOverCapacity(routing, agent),
    overRing: how.overRing && isOverRing(routing, agent),
    decision: { planVersion: state.planVersion, rank: [], runnerUp: null, waitingExamined: 1, agentsExamined: 1, agentsEligible: 1 },
  });
  if (made === undefined) return unknownQueue(state, contact.tenant, contact.queue);
  return [
    ...revoke(state, liveOffersOf(state, contact.offers), how.revoked),
    ...(how.before ?? []),
    made,
    ...acceptance(state, contact, agent, made, 'hand', atMs),
  ];
}
