import type { OfferAccepted, OfferMade, OfferSubject } from '../../domain/events/offer.js';
import type { Event } from '../../domain/events.js';
import type { OfferId } from '../../domain/ids.js';
import type { Ms } from '../../domain/units.js';
import { workOf } from '../../routing/capacity.js';
import { suspendedBy } from '../../routing/resume.js';
import { countedBlend } from '../blend.js';
import { NOTHING } from '../follow/news.js';
import { countedShare } from '../shares.js';
import type { AgentRecord, LiveContact, LiveOffer, RouterState } from '../state/state.js';
import { idleDueOf, ofOffer, waitedOf } from '../subject.js';

/** What an acceptance records about its offer; an offer made by hand is accepted in the step in which it is made. */
type Accepted = OfferSubject & Pick<LiveOffer, 'ring' | 'language' | 'preferredLanguage' | 'cost'>;

/** The agent has the contact from now on. Interruptible work of the agent that no longer fits is suspended; `leaving` is ignored. */
export function acceptance(
  state: Readonly<RouterState>,
  contact: LiveContact,
  agent: AgentRecord,
  accepted: Accepted,
  because: OfferAccepted['because'],
  atMs: Ms,
  leaving: LiveOffer | null = null,
): readonly Event[] {
  const { offer } = accepted;
  const waitedMs = waitedOf(contact, atMs);
  // Written out: this is done for every contact, and spreads cost ten times as much.
  const taken: OfferAccepted = {
    type: 'offer.accepted',
    tenant: accepted.tenant,
    contact: accepted.contact,
    ordinal: accepted.ordinal,
    queue: accepted.queue,
    channel: accepted.channel,
    offer,
    agent: agent.id,
    hub: accepted.hub,
    waitedMs,
    ring: accepted.ring,
    language: accepted.language,
    preferredLanguage: accepted.preferredLanguage,
    withinTarget: waitedMs <= contact.targetMs,
    because,
    byBot: agent.profile.kind === 'bot',
    idleDueMs: idleDueOf(state, contact, atMs),
    share: countedShare(state, contact, agent.profile.hub),
    blend: countedBlend(state, contact, agent),
  };
  const others = workBut(state, agent, offer, leaving);
  const aside = others.length === 0 || state.plan === null ? NOTHING : suspendedBy(state.plan, agent, others, accepted);
  return aside.length === 0 ? [taken] : [taken, ...setAside(aside, offer)];
}

const setAside = (offers: readonly LiveOffer[], by: OfferId): readonly Event[] =>
  offers.map((one): Event => ({ type: 'assignment.suspended', ...ofOffer(one), by }));

/** The agent's work apart from the offer and `leaving`. */
function workBut(state: Readonly<RouterState>, agent: AgentRecord, offer: OfferId, leaving: LiveOffer | null): readonly LiveOffer[] {
  if (agent.offers.length < 2 && (agent.offers[0] ?? offer) === offer) return NOTHING;
  return workOf(state, agent).filter((other) => other.offer !== offer && other !== leaving);
}

/** Accepts an offer that needs no answer as soon as it is made. */
export function acceptedAtOnce(state: Readonly<RouterState>, made: OfferMade, atMs: Ms): readonly Event[] {
  if (made.mode !== 'auto') return NOTHING;
  const contact = state.contacts.get(made.ordinal);
  const agent = state.agents.get(made.agent);
  return contact === undefined || agent === undefined ? NOTHING : acceptance(state, contact, agent, made, 'auto', atMs);
}
