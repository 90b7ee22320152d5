import type { ContactSubject } from '../domain/events/contact.js';
import type { Event } from '../domain/events.js';
import type { AgentId } from '../domain/ids.js';

export const CONSULT_STATES = ['queued', 'offered', 'owned', 'parked', 'over'] as const;

/**
 * How a consult or a consultative transfer stands, for the desk of the agent who asks. An event of its own: a desk may take any
 * `offer.made` or `offer.accepted` for its own agent's, and who has declined is nobody else's business.
 */
export interface ConsultChanged extends ContactSubject {
  readonly type: 'consult.changed';
  readonly state: (typeof CONSULT_STATES)[number];
  /** The colleague who has it; `null`: nobody. */
  readonly agent: AgentId | null;
  /** Why it waits, is set aside or over; `null`: no reason is needed. */
  readonly because: string | null;
}

/** What an event of a question tells whoever asks; `null`: nothing. Read from the event alone. */
export function consultChanged(event: Event): ConsultChanged | null {
  switch (event.type) {
    case 'offer.made':
      return changed(event, 'offered', null);
    case 'offer.accepted':
      return { ...changed(event, 'owned', null), agent: event.agent };
    case 'contact.requeued':
    case 'contact.moved':
    case 'contact.returned':
      return changed(event, 'queued', event.because);
    case 'contact.parked':
      return changed(event, 'parked', event.because);
    case 'contact.rejected':
    case 'contact.released':
      return changed(event, 'over', event.because);
    case 'contact.withdrawn':
      return changed(event, 'over', event.reason);
    case 'contact.abandoned':
      return changed(event, 'over', 'abandoned');
    default:
      return null;
  }
}

const changed = (
  { tenant, contact, ordinal, queue, channel }: ContactSubject,
  state: ConsultChanged['state'],
  because: string | null,
): ConsultChanged => ({ type: 'consult.changed', tenant, contact, ordinal, queue, channel, state, agent: null, because });
