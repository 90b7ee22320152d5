import type { CommandOf } from '../../domain/commands.js';
import type { Ms } from '../../domain/units.js';
import type { Decision } from '../decision.js';
import type { LiveContact, RouterState } from '../state/state.js';
import { liveOffersOf } from '../subject.js';
import { unknownAgent } from './agent-presence.js';
import { contactByHand, give } from './by-hand.js';
import { inOtherState } from './contact-leave.js';
import { acceptOffer } from './offer-answer.js';

const isWaiting = ({ state }: LiveContact): boolean => state === 'queued' || state === 'offered';

/** An agent takes a waiting contact without having been offered it. The first wins; the next is told who has it (F4). */
export function claimContact(state: Readonly<RouterState>, command: CommandOf<'contact.claim'>, atMs: Ms): Decision {
  const how = { origin: 'claim', by: null, overCapacity: false, overRing: false, overAffinity: false, revoked: 'claimed' } as const;
  return takeWaiting(state, command, how, atMs);
}

/** A supervisor assigns a waiting contact to an agent, exceeding the agent's capacity if the command says so. */
export function assignContact(state: Readonly<RouterState>, command: CommandOf<'contact.assign'>, atMs: Ms): Decision {
  const { by, overrideCapacity: overCapacity, overrideRing: overRing } = command;
  const how = { origin: 'assign', by, overCapacity, overRing, overAffinity: true, revoked: 'assigned' } as const;
  return takeWaiting(state, command, how, atMs);
}

function takeWaiting(
  state: Readonly<RouterState>,
  command: CommandOf<'contact.claim' | 'contact.assign'>,
  how: Parameters<typeof give>[3],
  atMs: Ms,
): Decision {
  const contact = contactByHand(state, command);
  if ('code' in contact) return contact;
  if (!isWaiting(contact)) return inOtherState(state, contact, command.type);
  const agent = state.agents.get(command.agent);
  if (agent === undefined) return unknownAgent(state, command.agent);
  // An agent who already has an offer of the contact accepts that.
  const own = liveOffersOf(state, contact.offers).find((offer) => offer.agent === agent.id);
  if (own !== undefined) return acceptOffer(state, { type: 'offer.accept', offer: own.offer }, atMs);
  return give(state, contact, agent, how, atMs);
}
