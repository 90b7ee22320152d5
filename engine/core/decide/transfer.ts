import type { CommandOf } from '../../domain/commands.js';
import type { ContactMoved } from '../../domain/events/contact.js';
import type { Ms } from '../../domain/units.js';
import type { Decision } from '../decision.js';
import { isAsking } from '../handover.js';
import type { AgentRecord, LiveContact, LiveOffer, RouterState } from '../state/state.js';
import { assignmentOf, policyOf } from '../subject.js';
import { unknownAgent } from './agent-presence.js';
import { contactByHand } from './by-hand.js';
import { ask, offerTo } from './consult.js';
import { inOtherState } from './contact-leave.js';
import { entryOf } from './contact-move.js';
import { endAssignment } from './contact-release.js';
import { nextVisit } from './contact-take-back.js';

type Transfer = CommandOf<'contact.transfer'>;

/**
 * The owner transfers a contact. What can be seen to fail now is rejected, and the owner keeps the contact: the queue is closed or full,
 * the agent is not eligible. What fails later returns by itself: see `follow/handover.ts`.
 */
export function transferContact(state: Readonly<RouterState>, command: Transfer, atMs: Ms): Decision {
  const contact = contactByHand(state, command);
  if ('code' in contact) return contact;
  const assignment = assignmentOf(state, contact);
  if (assignment === undefined || isAsking(contact)) return inOtherState(state, contact, command.type);
  if (command.to.agent === assignment.agent) return inOtherState(state, contact, command.type);
  if (command.kind === 'consultative') return ask(state, contact, assignment, { ...command, kind: 'transfer' }, atMs);
  return blind(state, contact, assignment, command, atMs);
}

/**
 * A blind transfer: the owner is done at once. The contact starts its next visit: rings count anew, and its place is kept or not, as
 * requested.
 */
function blind(state: Readonly<RouterState>, contact: LiveContact, owner: LiveOffer, { to, place, by }: Transfer, atMs: Ms): Decision {
  const agent = to.agent === undefined ? undefined : state.agents.get(to.agent);
  if (to.agent !== undefined && agent === undefined) return unknownAgent(state, to.agent);
  const entry = entryOf(state, contact, { queue: to.queue ?? contact.queue, place, besides: agent !== undefined }, atMs);
  if ('code' in entry) return entry;
  const { visit, visitAtMs, affinity } = nextVisit(state, contact, atMs);
  const untilMs = atMs + (policyOf(state, entry)?.offer.reofferRejectedMs ?? 0);
  const moved: ContactMoved = {
    type: 'contact.moved',
    ...entry,
    visit,
    visitAtMs,
    affinity,
    skip: agent === undefined ? [{ agent: owner.agent, untilMs }] : [],
    returnsTo: agent === undefined ? null : owner.agent,
    because: 'transferred',
    by,
  };
  const ended = endAssignment(state, owner, { because: 'transferred', by }, atMs);
  if (agent === undefined) return [...ended, moved];
  const offered = toAgent(state, contact, moved, agent, atMs);
  return 'code' in offered ? offered : [...ended, moved, offered];
}

function toAgent(state: Readonly<RouterState>, contact: LiveContact, moved: ContactMoved, agent: AgentRecord, atMs: Ms) {
  const { queue, requirement, openSteps, enteredClockMs, visit, visitAtMs, band, rankAtMs } = moved;
  const next: LiveContact = { ...contact, queue, requirement, openSteps, enteredClockMs, visit, visitAtMs, band, rankAtMs, affinity: null };
  return offerTo(state, next, agent, { origin: 'transfer', by: moved.by }, atMs);
}
