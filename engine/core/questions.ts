import type { AgentId } from '../domain/ids.js';
import type { QuestionView } from '../views.js';
import { isAsking } from './handover.js';
import type { LiveContact, RouterState } from './state/state.js';
import { ownerOf } from './subject.js';

type Questions = ReadonlyMap<AgentId, readonly LiveContact[]>;

const NOBODY_ASKS: Questions = new Map();

/** The contacts by which each agent asks somebody. Mostly nobody asks, and views are made often. */
export function questionsByAsker({ handovers }: Readonly<RouterState>): Questions {
  if (handovers.size === 0) return NOBODY_ASKS;
  const asked = new Map<AgentId, LiveContact[]>();
  for (const contact of handovers) {
    const asker = isAsking(contact) ? contact.link?.agent : null;
    if (asker == null) continue;
    const own = asked.get(asker);
    if (own === undefined) asked.set(asker, [contact]);
    else own.push(contact);
  }
  return asked;
}

/** In order of arrival. */
export const viewQuestions = (state: Readonly<RouterState>, asked: readonly LiveContact[] = []): readonly QuestionView[] =>
  [...asked].sort((a, b) => a.ordinal - b.ordinal).map((contact) => viewQuestion(state, contact));

function viewQuestion(state: Readonly<RouterState>, contact: LiveContact): QuestionView {
  const { tenant, contact: id, ordinal, queue, channel, link } = contact;
  return {
    tenant,
    contact: id,
    ordinal,
    kind: link?.kind === 'transfer' ? 'transfer' : 'consult',
    about: link?.contact ?? '',
    to: link?.to ?? null,
    queue,
    channel,
    state: contact.state,
    agent: ownerOf(state, contact),
  };
}
