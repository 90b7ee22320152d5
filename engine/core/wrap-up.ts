import type { CoolDown } from '../domain/events/agent.js';
import type { WrapUpFinished } from '../domain/events/offer.js';
import type { Ms } from '../domain/units.js';
import type { LiveOffer, RouterState } from './state/state.js';
import { policyOf } from './subject.js';

/** The end of a wrap-up, or of the contact if there is none; the agent's cool-down may start now. */
export const wrapUpFinished = (
  state: Readonly<RouterState>,
  offer: LiveOffer,
  because: WrapUpFinished['because'],
  atMs: Ms,
): WrapUpFinished => ({
  type: 'wrap-up.finished',
  tenant: offer.tenant,
  contact: offer.contact,
  ordinal: offer.ordinal,
  queue: offer.queue,
  channel: offer.channel,
  offer: offer.offer,
  agent: offer.agent,
  hub: offer.hub,
  wrapUpMs: atMs - (offer.releasedAtMs ?? atMs),
  coolDown: because === 'signed-out' ? null : coolDownOf(state, offer, atMs),
  because,
});

function coolDownOf(state: Readonly<RouterState>, offer: LiveOffer, atMs: Ms): CoolDown | null {
  const policy = policyOf(state, offer)?.offer;
  if (policy === undefined || policy.coolDownMs === 0 || state.agents.get(offer.agent)?.profile.kind === 'bot') return null;
  return { channel: policy.coolDownOf === 'channel' ? offer.channel : null, untilMs: atMs + policy.coolDownMs };
}
