import type { CommandOf } from '../../domain/commands.js';
import type { ContactReleased } from '../../domain/events/contact.js';
import type { AssignmentEnded } from '../../domain/events/offer.js';
import type { Event } from '../../domain/events.js';
import { contactKey } from '../../domain/ids.js';
import type { Ms } from '../../domain/units.js';
import { LIMITS } from '../../limits.js';
import { isSetAside } from '../../routing/capacity.js';
import { type Decision, reject } from '../decision.js';
import { nextDueOf } from '../due/due.js';
import { NOTHING } from '../follow/news.js';
import type { AgentRecord, LiveContact, LiveOffer, RouterState } from '../state/state.js';
import { assignmentOf, findContact, ofOffer, policyOf } from '../subject.js';
import { wrapUpFinished } from '../wrap-up.js';
import { endsOtherwise } from './contact-leave.js';

/** The owner, or the channel, is done with the contact. It is over; the agent may still wrap up. */
export function releaseContact(state: Readonly<RouterState>, command: CommandOf<'contact.release'>, atMs: Ms): Decision {
  const contact = findContact(state, command.tenant ?? '', command.contact);
  if (contact === undefined) return reject('CONTACT_UNKNOWN', { contact: command.contact });
  const assignment = assignmentOf(state, contact);
  if (assignment === undefined) return endsOtherwise(state, contact, command.type);
  const { disposition, followUp = null } = command;
  const dispositions = state.index?.queues.get(contact.queue)?.dispositions ?? null;
  if (disposition !== null && dispositions !== null && !dispositions.includes(disposition))
    return reject('DISPOSITION_UNKNOWN', { queue: contact.queue, disposition, dispositions });
  const mode = policyOf(state, assignment)?.wrapUp.mode;
  if (command.wrapUp === false && mode !== undefined && mode !== 'optional')
    return reject('WRAP_UP_NOT_OPTIONAL', { contact: contact.contact, queue: contact.queue, mode });
  const { talkMs, holdMs, wrapUp } = command;
  return release(state, contact, assignment, { disposition, followUp, talkMs, holdMs, because: 'released', wrapUp }, atMs);
}

interface How {
  readonly disposition: string | null;
  readonly followUp: string | null;
  readonly talkMs: Ms | null;
  readonly holdMs: Ms | null;
  readonly because: ContactReleased['because'];
  readonly by?: string | null;
  /** `false`: the agent skips it. */
  readonly wrapUp?: boolean | undefined;
}

/** Work that was, or is about to be, suspended for something more urgent has no wrap-up: the agent is already busy with something else. */
function hasRoomToWrapUp(state: Readonly<RouterState>, agent: AgentRecord, assignment: LiveOffer): boolean {
  let load = assignment.overCapacity ? 0 : assignment.cost;
  for (const id of agent.offers) {
    const offer = id === assignment.offer ? undefined : state.offers.get(id);
    if (offer !== undefined && !offer.overCapacity && !isSetAside(offer)) load += offer.cost;
  }
  return load <= agent.profile.capacity;
}

/** Length of the wrap-up (bots have none), and from when the agent may end it. `none`: there is no wrap-up whatever the policy says. */
function wrapUpOf(state: Readonly<RouterState>, assignment: LiveOffer, none: boolean, atMs: Ms) {
  const agent = none ? undefined : state.agents.get(assignment.agent);
  const mayWrapUp = agent !== undefined && agent.profile.kind !== 'bot' && hasRoomToWrapUp(state, agent, assignment);
  const policy = mayWrapUp ? policyOf(state, assignment) : undefined;
  const { wrapUpMaxMs, wrapUp } = policy ?? { wrapUpMaxMs: 0, wrapUp: { minMs: 0 } };
  return { isOver: wrapUpMaxMs === 0, dates: { wrapUpDueMs: atMs + wrapUpMaxMs, wrapUpEarliestMs: atMs + wrapUp.minMs } };
}

/** The events of an owner losing a contact that goes on elsewhere. */
export function endAssignment(
  state: Readonly<RouterState>,
  assignment: LiveOffer,
  how: Pick<AssignmentEnded, 'because' | 'by'>,
  atMs: Ms,
): readonly Event[] {
  // An agent who did not resume the conversation has nothing to write down.
  const wrapUp = wrapUpOf(state, assignment, how.because === 'not-resumed', atMs);
  const ended: AssignmentEnded = {
    type: 'assignment.ended',
    ...ofOffer(assignment),
    language: assignment.language,
    talkMs: handledMs(assignment, atMs),
    ...wrapUp.dates,
    ...how,
  };
  return wrapUp.isOver ? [ended, wrapUpFinished(state, assignment, 'cap', atMs)] : [ended];
}

/**
 * Causes without a wrap-up: after a consult the next agent continues the contact, and an agent freed of a contact that is gone has nothing
 * to write down.
 */
const WITHOUT_WRAP_UP: readonly ContactReleased['because'][] = ['transferred', 'forced', 'leaseExpired'];

/** The events of a release; without a wrap-up, it ends at once. */
export function release(state: Readonly<RouterState>, contact: LiveContact, assignment: LiveOffer, how: How, atMs: Ms): readonly Event[] {
  const wrapUp = wrapUpOf(state, assignment, how.wrapUp === false || WITHOUT_WRAP_UP.includes(how.because), atMs);
  const released: ContactReleased = {
    type: 'contact.released',
    tenant: assignment.tenant,
    contact: assignment.contact,
    ordinal: assignment.ordinal,
    queue: assignment.queue,
    channel: assignment.channel,
    offer: assignment.offer,
    agent: assignment.agent,
    hub: assignment.hub,
    language: assignment.language,
    customer: contact.customer,
    disposition: how.disposition,
    followUp: how.followUp,
    talkMs: how.talkMs ?? handledMs(assignment, atMs),
    holdMs: how.holdMs ?? 0,
    wrapUpDueMs: wrapUp.dates.wrapUpDueMs,
    wrapUpEarliestMs: wrapUp.dates.wrapUpEarliestMs,
    because: how.because,
    by: how.by ?? null,
  };
  const over = wrapUp.isOver ? [released, wrapUpFinished(state, assignment, 'cap', atMs)] : [released];
  const room = makingRoomFor(state, contact);
  return room.length === 0 ? over : [...room, ...over];
}

/** At the limit of remembered customers, the one not heard of for longest is forgotten to make room. */
function makingRoomFor(state: Readonly<RouterState>, { tenant, customer }: LiveContact): readonly Event[] {
  if (customer === null || state.customers.size < LIMITS.rememberedCustomers) return NOTHING;
  if (state.customers.has(contactKey(tenant, customer))) return NOTHING;
  const oldest = state.customers.get(nextDueOf(state, 'customer')?.id ?? '');
  return oldest === undefined ? NOTHING : [{ type: 'customer.forgotten', tenant: oldest.tenant, customer: oldest.customer }];
}

/** Time since acceptance, excluding time spent suspended. */
function handledMs(assignment: LiveOffer, atMs: Ms): Ms {
  const suspendedMs = assignment.suspendedMs + (assignment.suspendedAtMs === null ? 0 : atMs - assignment.suspendedAtMs);
  return atMs - (assignment.acceptedAtMs ?? atMs) - suspendedMs;
}
