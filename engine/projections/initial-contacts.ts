import { isAsking } from '../core/handover.js';
import type { LiveContact, RouterState } from '../core/state/state.js';
import type { FollowedContacts } from './followed.js';

/** Contacts in the initial state count as arrived at its instant; `counts` says which of them. */
export function beginWith(state: Readonly<RouterState>, followed: FollowedContacts, counts: (contact: LiveContact) => boolean): void {
  const { atMs } = state;
  for (const contact of state.contacts.values()) {
    if (!counts(contact)) continue;
    followed.arrive(contact, contact.requirement.languages[0]?.language, contact.visit === 1 && !isAsking(contact), atMs);
    followed.count(contact.ordinal, (row) => {
      if (contact.riskToldForMs !== null) row.targetsAtRisk++;
      if (contact.missToldForMs !== null) row.targetsMissed++;
    });
  }
  for (const offer of state.offers.values()) {
    const contact = state.contacts.get(offer.ordinal);
    if (contact === undefined) followed.wrapUpOf(offer, offer.preferredLanguage ?? undefined, atMs);
    if (contact === undefined || offer.releasedAtMs !== null || !counts(contact)) continue;
    followed.happened(offer, atMs, (row) => {
      row.offers++;
    });
    if (offer.acceptedAtMs === null) continue;
    const waitedMs = offer.acceptedAtMs - Math.max(contact.visitAtMs, contact.rankFromMs);
    const byBot = state.agents.get(offer.agent)?.profile.kind === 'bot';
    followed.answer(offer, { waitedMs, withinTarget: waitedMs <= contact.targetMs, byBot }, atMs);
  }
}
