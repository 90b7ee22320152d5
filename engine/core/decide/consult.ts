import type { CommandOf } from '../../domain/commands.js';
import type { ContactQueued, Link } from '../../domain/events/contact.js';
import type { Ms } from '../../domain/units.js';
import { LIMITS } from '../../limits.js';
import { eligibleByHand } from '../../routing/by-hand.js';
import { routingOf } from '../../routing/context.js';
import { draftOffer } from '../../routing/draft-offer.js';
import { type Decision, reject } from '../decision.js';
import { enteringAs } from '../entering.js';
import { isAsking } from '../handover.js';
import type { AgentRecord, LiveContact, LiveOffer, RouterState } from '../state/state.js';
import { assignmentOf, findContact, policyOf } from '../subject.js';
import { unknownAgent } from './agent-presence.js';
import { contactByHand } from './by-hand.js';
import { inOtherState } from './contact-leave.js';
import { entryOf } from './contact-move.js';
import { unknownQueue } from './unknown-queue.js';

/** The owner consults somebody, through a separate contact that ends with the one it is about, or before. */
export function consultAbout(state: Readonly<RouterState>, command: CommandOf<'contact.consult'>, atMs: Ms): Decision {
  const contact = contactByHand(state, command);
  if ('code' in contact) return contact;
  const assignment = assignmentOf(state, contact);
  if (assignment === undefined || isAsking(contact)) return inOtherState(state, contact, command.type);
  return ask(state, contact, assignment, { kind: 'consult', ...command }, atMs);
}

/** Whom an owner asks: anybody a queue finds, or one agent and nobody else. */
interface Asking {
  readonly kind: Exclude<Link['kind'], 'followUp'>;
  readonly to: { readonly queue?: string | undefined; readonly agent?: string | undefined };
  readonly as?: string | undefined;
  readonly by: string | null;
}

/** The contact by which somebody is asked: it enters the queue like any other, or is offered at once to the agent named. */
export function ask(state: Readonly<RouterState>, about: LiveContact, owner: LiveOffer, asking: Asking, atMs: Ms): Decision {
  const { kind, to, by } = asking;
  const id = asking.as ?? `${about.contact}~${kind}`;
  if (id.length > LIMITS.idLength) return reject('COMMAND_INVALID', { field: 'as', problem: `is longer than ${LIMITS.idLength}: ${id}` });
  const present = findContact(state, about.tenant, id);
  if (present !== undefined) return reject('CONTACT_EXISTS', { contact: id, state: present.state });
  const agent = to.agent === undefined ? undefined : state.agents.get(to.agent);
  if (to.agent !== undefined && agent === undefined) return unknownAgent(state, to.agent);
  if (state.contacts.size >= LIMITS.contacts) return reject('LIMIT_REACHED', { limit: 'contacts', count: state.contacts.size });
  const entry = entryOf(state, about, { queue: to.queue ?? about.queue, place: 'reset', besides: agent !== undefined }, atMs);
  if ('code' in entry) return entry;
  const { from: _, openSteps: __, ...place } = entry;
  const nextAfterMs = policyOf(state, { queue: entry.queue, channel: about.channel })?.steps[1]?.afterMs;
  const queued: ContactQueued = {
    type: 'contact.queued',
    ...place,
    contact: id,
    ordinal: state.lastContactOrdinal + 1,
    visit: 1,
    visitAtMs: atMs,
    customer: null,
    attributes: about.attributes,
    adapter: about.adapter,
    affinity: null,
    link: linkOf(about, owner, asking),
    meantFor: null,
    nextStepClockMs: nextAfterMs === undefined ? null : entry.enteredClockMs + nextAfterMs,
  };
  if (agent === undefined) return [queued];
  const offered = offerTo(state, enteringAs(queued, atMs), agent, { origin: kind, by }, atMs);
  return 'code' in offered ? offered : [queued, offered];
}

function linkOf({ contact, ordinal, handedOffBy }: LiveContact, owner: LiveOffer, { kind, to }: Asking): Link {
  const link = { kind, contact, ordinal, agent: owner.agent, to: to.agent ?? null };
  return kind === 'transfer' && handedOffBy !== null ? { ...link, handedOffBy } : link;
}

/** An offer to the one agent to be asked, who must be free for it now. */
export function offerTo(
  state: Readonly<RouterState>,
  contact: LiveContact,
  agent: AgentRecord,
  how: { readonly origin: 'consult' | 'transfer'; readonly by: string | null },
  atMs: Ms,
) {
  const routing = routingOf(state, contact, atMs);
  if (routing === undefined) return unknownQueue(state, contact.tenant, contact.queue);
  const ring = eligibleByHand(routing, agent, { overCapacity: false, overRing: false, overAffinity: false, ready: true });
  if (typeof ring !== 'number') return reject('NOT_ELIGIBLE', { agent: agent.id, contact: contact.contact, ...ring });
  const made = draftOffer(routing, agent, {
    ring,
    ...how,
    overCapacity: false,
    overRing: false,
    decision: { planVersion: state.planVersion, rank: [], runnerUp: null, waitingExamined: 1, agentsExamined: 1, agentsEligible: 1 },
  });
  return made ?? unknownQueue(state, contact.tenant, contact.queue);
}
