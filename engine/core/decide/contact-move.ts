import type { CommandOf } from '../../domain/commands.js';
import type { ContactMoved } from '../../domain/events/contact.js';
import { own } from '../../domain/own.js';
import type { RoutingPolicy, SkillNeed } from '../../domain/policy.js';
import type { Queue } from '../../domain/queue.js';
import type { Ms } from '../../domain/units.js';
import type { Rejection } from '../../errors.js';
import { type Decision, reject } from '../decision.js';
import { readQueueClock } from '../due/clock.js';
import { whyClosed } from '../follow/overflow.js';
import { placeOf } from '../place.js';
import { revoke } from '../revoke.js';
import type { QueueRecord } from '../state/site-records.js';
import type { LiveContact, RouterState } from '../state/state.js';
import { liveOffersOf, ofContact, policyOf } from '../subject.js';
import { contactByHand } from './by-hand.js';
import { inOtherState } from './contact-leave.js';
import { updateContact } from './contact-update.js';
import { requirementOf } from './requirement.js';
import { unknownQueue } from './unknown-queue.js';

/** Moves a waiting contact to another queue, or to the end of its own; its offers are revoked. */
export function moveContactTo(state: Readonly<RouterState>, command: CommandOf<'contact.move'>, atMs: Ms): Decision {
  const contact = contactByHand(state, command);
  if ('code' in contact) return contact;
  if (contact.state !== 'queued' && contact.state !== 'offered') return inOtherState(state, contact, command.type);
  const entry = entryOf(state, contact, command, atMs);
  if ('code' in entry) return entry;
  return [
    ...revoke(state, liveOffersOf(state, contact.offers), 'moved'),
    {
      type: 'contact.moved',
      ...entry,
      visit: contact.visit,
      visitAtMs: contact.visitAtMs,
      affinity: contact.affinity,
      skip: [],
      returnsTo: null,
      because: 'moved',
      by: command.by,
    },
  ];
}

/** A supervisor changes the band or the priority of a contact. */
export function prioritiseContact(state: Readonly<RouterState>, command: CommandOf<'contact.prioritise'>): Decision {
  const { tenant, contact, priority, band, by, ifOwner } = command;
  return updateContact(state, { type: 'contact.update', tenant, contact, priority, band, by, ifOwner });
}

export interface Entry {
  readonly queue: string;
  /** `keep`: the instant its order counts from is kept; `reset`: it counts from now. */
  readonly place: 'keep' | 'reset';
  /** Whether the queue may be closed or full: an agent is named and the queue only lends its policy, or a wait has ended elsewhere. */
  readonly besides?: boolean;
}

type Entered = Omit<ContactMoved, 'type' | 'visit' | 'visitAtMs' | 'affinity' | 'skip' | 'returnsTo' | 'because' | 'by'>;

/** The contact as it enters a queue, or why the queue does not accept it. */
export function entryOf(
  state: Readonly<RouterState>,
  contact: LiveContact,
  { queue: id, place, besides = false }: Entry,
  atMs: Ms,
): Entered | Rejection {
  const { plan, index } = state;
  const queue = index?.queues.get(id);
  const record = state.queues.get(id);
  if (plan === null || index === null || queue === undefined || record === undefined || queue.tenant !== contact.tenant)
    return unknownQueue(state, contact.tenant, id);
  const policy = own(queue.policies, contact.channel);
  if (policy === undefined) return reject('CHANNEL_UNKNOWN', { queue: id, channel: contact.channel, channels: queue.channels });
  const stays = id === contact.queue && contact.state !== 'owned';
  const refused = stays || besides ? undefined : turnedAway(contact, queue, record);
  if (refused !== undefined) return refused;
  const { languages, residency, requires, site } = contact.requirement;
  const before = policyOf(state, contact);
  const requirement = requirementOf(plan, index, policy, {
    languages,
    residency,
    requires,
    site,
    skills: ownSkills(state, contact, before),
  });
  if ('code' in requirement) return requirement;
  const band = contact.band === before?.band ? policy.band : contact.band;
  const rankFromMs = place === 'keep' ? contact.rankFromMs : atMs;
  return {
    from: contact.queue,
    requirement,
    openSteps: stays ? contact.openSteps : [0],
    enteredClockMs: stays ? contact.enteredClockMs : readQueueClock(record, atMs),
    ...ofContact(contact),
    queue: id,
    ...placeOf(plan, queue, policy, { rankFromMs, band, priority: contact.priority }),
  };
}

function turnedAway(contact: LiveContact, queue: Queue, record: QueueRecord): Rejection | undefined {
  const because = contact.band === 0 ? undefined : whyClosed(queue, record);
  return because === undefined ? undefined : reject('QUEUE_REFUSES', { queue: queue.id, because });
}

/** What the contact itself asks, without the needs of the queue it leaves. An authorisation once needed stays needed. */
export function ownSkills(state: Readonly<RouterState>, contact: LiveContact, left: RoutingPolicy | undefined): readonly SkillNeed[] {
  const ofQueue = ({ skill, level }: SkillNeed): boolean =>
    !state.index?.authorisations.has(skill) && (left?.skills.some((need) => need.skill === skill && need.level === level) ?? false);
  return contact.requirement.skills.filter((need) => !ofQueue(need));
}
