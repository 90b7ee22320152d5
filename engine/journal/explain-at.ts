import { apply, closeRecord } from '../core/apply.js';
import type { LiveContact, RouterState } from '../core/state/state.js';
import { viewContact } from '../core/views.js';
import type { OfferMade } from '../domain/events/offer.js';
import type { AgentId } from '../domain/ids.js';
import type { RecordDraft } from '../domain/record.js';
import type { Ms, Seq } from '../domain/units.js';
import { explain, type Standing, standingOf } from '../routing/explain.js';
import type { ExplainView } from '../views.js';

/** An offer of a record, whoever decided on it, with every agent in relation to its contact, in the very state in which it was made. */
export interface ExplainedOffer extends Standing {
  readonly seq: Seq;
  readonly atMs: Ms;
  readonly offer: OfferMade;
  readonly view: ExplainView;
  /** The best of the other agents to whom the router could have offered it; `null`: there was none. */
  readonly runnerUp: AgentId | null;
}

/** Every agent as seen from a live contact. */
export const explainContact = (state: Readonly<RouterState>, contact: LiveContact, atMs: Ms): ExplainView => ({
  contact: viewContact(state, contact),
  planVersion: state.planVersion,
  ...explain(state, contact, atMs),
});

function explainOffer(state: Readonly<RouterState>, contact: LiveContact, offer: OfferMade, { seq, atMs }: RecordDraft): ExplainedOffer {
  const view = explainContact(state, contact, atMs);
  const runnerUp = view.verdicts.find(({ agent, eligible }) => eligible && agent !== offer.agent)?.agent ?? null;
  return { seq, atMs, offer, view, runnerUp, ...standingOf(state, contact, offer, atMs) };
}

/**
 * Folds one record as `applyRecord` does, stopping before each offer to be explained: one record may contain several offers, each decided
 * in the state left by the events before it.
 */
export function explainRecord(state: RouterState, record: RecordDraft, wanted: (offer: OfferMade) => boolean): readonly ExplainedOffer[] {
  const explained: ExplainedOffer[] = [];
  for (const event of record.events) {
    if (event.type === 'offer.made' && wanted(event)) {
      const contact = state.contacts.get(event.ordinal);
      if (contact !== undefined) explained.push(explainOffer(state, contact, event, record));
    }
    apply(state, event, record);
  }
  closeRecord(state, record);
  return explained;
}
