import type { CommandOf } from '../../domain/commands.js';
import type { Awaited } from '../../domain/events/aside.js';
import type { ContactQueued, ContactSubject, Link } from '../../domain/events/contact.js';
import type { Event } from '../../domain/events.js';
import { own } from '../../domain/own.js';
import type { RoutingPolicy } from '../../domain/policy.js';
import type { Queue } from '../../domain/queue.js';
import type { Ms } from '../../domain/units.js';
import type { Rejection } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import { affinityOf, askedAffinity } from '../affinity.js';
import { asideOnArrival } from '../aside.js';
import { type Decision, reject } from '../decision.js';
import { readQueueClock } from '../due/clock.js';
import { promisesCalls, untilOpening } from '../follow/closed-callback.js';
import { entranceOf, whyClosed } from '../follow/overflow.js';
import { heldBack } from '../outbound.js';
import { placeOf } from '../place.js';
import { forgetting, placeLeft } from '../returning.js';
import { slotFor } from '../slots.js';
import type { QueueRecord } from '../state/site-records.js';
import type { RouterState } from '../state/state.js';
import { findContact } from '../subject.js';
import { awaitedOf } from './contact-park.js';
import { enlistment } from './enlist.js';
import { requirementOf } from './requirement.js';
import { slotBooked } from './slots.js';
import { unknownQueue } from './unknown-queue.js';

type Enqueue = CommandOf<'contact.enqueue'>;

/** A contact arrives. It is queued in its place, or rejected if the queue is closed or full; band 0 is never rejected. */
export function enqueueContact(state: Readonly<RouterState>, command: Enqueue, atMs: Ms): Decision {
  const { plan, index } = state;
  if (plan === null || index === null) return reject('PLAN_MISSING');
  const tenant = command.tenant ?? '';
  const queue = index.queues.get(command.queue);
  const record = state.queues.get(command.queue);
  if (queue === undefined || record === undefined || queue.tenant !== tenant) return unknownQueue(state, tenant, command.queue);
  const policy = own(queue.policies, command.channel);
  if (policy === undefined) return reject('CHANNEL_UNKNOWN', { queue: queue.id, channel: command.channel, channels: queue.channels });
  const present = findContact(state, tenant, command.contact);
  if (present !== undefined) return reject('CONTACT_EXISTS', { contact: command.contact, state: present.state });
  const slot = command.slotMs === undefined ? undefined : slotFor(state, queue, command.slotMs, atMs);
  if (slot !== undefined && 'code' in slot) return slot;
  if (slot !== undefined && (command.notBeforeMs !== undefined || command.awaitSignal === true))
    return reject('COMMAND_INVALID', { field: 'slotMs', problem: 'says when, so it goes with neither notBeforeMs nor awaitSignal' });
  const asked = slot === undefined ? awaitedOf(command, atMs) : ({ because: 'slot', untilMs: slot.fromMs } as const);
  if (asked !== undefined && 'code' in asked) return asked;
  const outbound = enlistment(state, command, atMs);
  if (outbound !== null && 'code' in outbound) return outbound;
  const urgent = bandOf(state, command, policy) === 0;
  const closed = !urgent && outbound === null && promisesCalls(state, queue.id, command.channel);
  const ofItself = outbound === null ? undefined : heldBack(state, outbound, atMs);
  const awaited: Awaited | undefined = asked ?? (closed ? untilOpening(state, queue.id, atMs) : ofItself);

  // A contact that is to wait for a later time is not kept out by the queue's present state.
  const asMeant = { queue, record };
  const entrance = urgent || awaited !== undefined ? asMeant : entranceOf(state, asMeant, command.channel);
  const arrived = arrivalOf(state, entrance ?? asMeant, command, atMs);
  if ('code' in arrived) return arrived;
  const turnedAway = state.contacts.size >= LIMITS.contacts ? 'box-full' : entrance === undefined ? whyClosed(queue, record) : undefined;
  if (turnedAway !== undefined && !urgent)
    return [{ type: 'contact.rejected', ...subjectOf(state, queue, command), because: turnedAway, waitedMs: 0 }];
  const left = state.places.size === 0 ? undefined : placeLeft(state, { ...arrived, customer: command.customer });
  const events: Event[] = left === undefined ? [arrived] : [arrived, forgetting(left, 'resumed')];
  // Most contacts need nothing more.
  if (command.callback !== true && !closed && outbound === null && slot === undefined && awaited === undefined) return events;
  const subject = subjectOf(state, queue, command);
  const callsBack = closed && slot === undefined;
  if (command.callback === true || callsBack)
    events.push({
      type: 'contact.callback-requested',
      ...subject,
      queue: arrived.queue,
      because: command.callback ? 'requested' : 'queue-closed',
    });
  if (outbound !== null) {
    const { campaign, zone, signalUntilMs } = outbound;
    events.push({ type: 'contact.enlisted', ...subject, queue: arrived.queue, campaign, zone, signalUntilMs });
  }
  if (slot !== undefined) events.push(slotBooked(subject, slot, null));
  if (awaited !== undefined) events.push(asideOnArrival(subject, awaited, atMs));
  return events;
}

/** The band that the contact asks for, its campaign sets, or the queue sets. */
const bandOf = ({ index }: Readonly<RouterState>, { band, campaign }: Enqueue, policy: RoutingPolicy): number =>
  band ?? (campaign === undefined ? undefined : index?.campaigns.get(campaign)?.band) ?? policy.band;

const subjectOf = (state: Readonly<RouterState>, queue: Queue, { contact, channel }: Enqueue): ContactSubject => ({
  tenant: queue.tenant,
  contact,
  ordinal: state.lastContactOrdinal + 1,
  queue: queue.id,
  channel,
});

/** The contact as it enters a queue, which may not be the one it was sent to. */
function arrivalOf(
  state: Readonly<RouterState>,
  { queue, record }: { readonly queue: Queue; readonly record: QueueRecord },
  command: Enqueue,
  atMs: Ms,
): ContactQueued | Rejection {
  const { plan, index } = state;
  const policy = own(queue.policies, command.channel);
  if (plan === null || index === null || policy === undefined) return reject('PLAN_MISSING');
  const requirement = requirementOf(plan, index, policy, command);
  if ('code' in requirement) return requirement;
  const asked = askedAffinity(state, command, atMs);
  if (asked != null && 'code' in asked) return asked;
  const band = bandOf(state, command, policy);
  const left =
    state.places.size === 0 ? undefined : placeLeft(state, { tenant: queue.tenant, queue: queue.id, customer: command.customer });
  const rankFromMs = left?.rankFromMs ?? atMs;
  const enteredClockMs = readQueueClock(record, atMs);
  const next = policy.steps[1];
  const place = placeOf(plan, queue, policy, { rankFromMs, band, priority: command.priority });
  return {
    type: 'contact.queued',
    tenant: queue.tenant,
    contact: command.contact,
    ordinal: state.lastContactOrdinal + 1,
    queue: queue.id,
    channel: command.channel,
    visit: 1,
    rankAtMs: place.rankAtMs,
    band: place.band,
    priority: place.priority,
    rankFromMs: place.rankFromMs,
    targetMs: place.targetMs,
    requirement,
    customer: command.customer,
    attributes: command.attributes,
    adapter: command.adapter,
    affinity: asked === undefined ? affinityOf(state, plan, queue, policy, command, atMs) : asked,
    link: followUpOf(state, command),
    meantFor: queue.id === command.queue ? null : command.queue,
    visitAtMs: atMs,
    enteredClockMs,
    nextStepClockMs: next === undefined ? null : enteredClockMs + next.afterMs,
  };
}

function followUpOf(state: Readonly<RouterState>, { tenant, parent }: Enqueue): Link | null {
  if (parent === undefined) return null;
  const ordinal = findContact(state, tenant ?? '', parent)?.ordinal ?? null;
  return { kind: 'followUp', contact: parent, ordinal, agent: null, to: null };
}
