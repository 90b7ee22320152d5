import type { Event } from '../domain/events.js';

/** An event as people say it; what a scene is not about is not said. */
export function sentence(event: Event): string | undefined {
  switch (event.type) {
    case 'contact.queued':
      return event.link === null || event.link.kind === 'followUp'
        ? `${event.contact} waits`
        : `${event.link.agent} asks about ${event.link.contact} by ${event.contact}`;
    case 'alarm.raised':
      return `ALARM: ${event.contact}`;
    case 'alarm.cleared':
      return `the alarm for ${event.contact} is over: ${event.because}`;
    case 'contact.handed-off':
      return `${event.agent} hands ${event.contact} off to people`;
    case 'contact.moved':
      return `${event.contact} waits in ${event.queue}: ${event.because}`;
    case 'contact.rejected':
      return `${event.contact} is turned away: ${event.because}`;
    case 'contact.abandoned':
      return `${event.contact} gives up`;
    case 'contact.withdrawn':
      return `${event.contact} is withdrawn: ${event.reason}`;
    case 'contact.parked':
      return `${event.contact} is set aside: ${event.because}`;
    case 'contact.callback-requested':
      return `${event.contact} will be called back: ${event.because}`;
    case 'contact.callback-ended':
      return `${event.contact} will not be called back: ${event.because}`;
    case 'customer.contact-forbidden':
      return `${event.customer} is not to be contacted`;
    case 'customer.contact-allowed':
      return `${event.customer} may be contacted again`;
    case 'contact.enlisted':
      return `${event.contact} is of ${event.campaign}, in ${event.zone}`;
    case 'contact.dialled':
      return `${event.contact} is dialled, attempt ${event.attempt}: ${event.outcome}`;
    case 'contact.exhausted':
      return `${event.contact} could not be reached`;
    case 'contact.returned':
      return `${event.contact} is back: ${event.because}`;
    case 'contact.released':
      return `${event.agent} is done with ${event.contact}${event.because === 'released' ? '' : `: ${event.because}`}`;
    case 'offer.made':
      return event.origin === 'routing'
        ? `${event.contact} is offered to ${event.agent}`
        : `${event.contact} goes to ${event.agent}: ${event.origin}${event.overCapacity ? ' over capacity' : ''}${event.overRing ? ' over its rings' : ''}`;
    case 'offer.accepted':
      return `${event.agent} takes ${event.contact}`;
    case 'offer.rejected':
      return `${event.agent} declines ${event.contact}`;
    case 'offer.expired':
      return `${event.agent} does not answer ${event.contact}`;
    case 'offer.failed':
      return `${event.contact} cannot be put through to ${event.agent}`;
    case 'offer.revoked':
      return `${event.contact} is taken back from ${event.agent}: ${event.because}`;
    case 'assignment.suspended':
      return `${event.agent} sets ${event.contact} aside`;
    case 'assignment.resumed':
      return `${event.agent} goes on with ${event.contact}${event.overCapacity ? ' over capacity' : ''}`;
    case 'assignment.idled':
      return `${event.contact} falls silent`;
    case 'assignment.woken':
      return `${event.contact} is back and waits for ${event.agent}`;
    case 'assignment.ended':
      return `${event.agent} no longer has ${event.contact}: ${event.because}`;
    case 'wrap-up.extended':
      return `${event.agent} wraps up ${event.contact} for longer`;
    case 'wrap-up.finished':
      return `${event.agent} has wrapped up ${event.contact}`;
    case 'ring.opened':
      return `ring ${event.step} opens for ${event.contact}`;
    case 'queue.condition-changed':
      return `${event.queue}: ${event.measure} ${event.holds ? 'opens' : 'no longer opens'} ring ${event.step} of ${event.channel}`;
    case 'affinity.ended':
      return `${event.contact} no longer waits for ${event.agent}`;
    case 'participant.joined':
      return `${event.participant} joins ${event.contact}: ${event.mode}`;
    case 'participant.left':
      return `${event.participant} leaves ${event.contact}`;
    case 'slot.booked':
      return `${event.contact} books a slot`;
    case 'slot.cancelled':
      return `${event.contact} gives its slot up`;
    case 'slot.missed':
      return `the slot of ${event.contact} is over`;
    case 'tier.opened':
      return `${event.contact} has waited ${event.afterMs / 1_000} s: further tiers begin`;
    case 'refusal.ended':
      return `${event.agent} may be asked about ${event.contact} again`;
    case 'agent.changed':
      return `${event.agent} is changed: ${event.because}`;
    case 'agent.change-ended':
      return `${event.agent} is changed no longer: ${event.because}`;
    case 'agent.not-ready':
      return `${event.agent} is not ready: ${event.reason}`;
    case 'agent.next-presence-set':
      return `${event.agent} will be ${event.next.presence} once free`;
    case 'agent.cooled-down':
      return `${event.agent} has cooled down`;
    case 'agent.signed-out':
      return `${event.agent} signs out`;
    case 'agent.connection-expired':
      return `the desk of ${event.agent} stays away`;
    case 'agent.authorisation-changed':
      return `${event.agent} ${event.valid ? 'may' : 'may no longer'} do ${event.skill}`;
    case 'shift.began':
      return `${event.shift} begins`;
    case 'shift.ended':
      return `${event.shift} ends`;
    case 'queue.shares-set':
      return `${event.queue} is shared ${event.percents.join(' to ')}`;
    case 'share-hold.ended':
      return `${event.contact} waits for no share any more`;
    case 'queue.opened':
      return `${event.queue} opens`;
    case 'queue.closed':
      return `${event.queue} closes`;
    case 'queue.overridden':
      return `${event.queue} is ${event.emergency === null ? event.door : 'closed in an emergency'} by hand: ${event.because}`;
    case 'queue.override-ended':
      return `${event.queue} follows its calendar again: ${event.because}`;
    case 'queue.overflow-began':
      return `${event.queue} overflows to ${event.to}`;
    case 'queue.overflow-ended':
      return `${event.queue} no longer overflows to ${event.to}`;
    case 'hub.opened':
      return `${event.hub} opens`;
    case 'hub.closed':
      return `${event.hub} closes`;
    case 'queue.threshold-crossed':
      return `${event.queue} has ${event.value} ${event.measure}, ${event.direction === 'up' ? 'more than' : 'no more than'} ${event.limit}`;
    case 'hub.uncovered':
      return `nobody is there for ${event.language ?? 'anything'} in ${event.hub}`;
    case 'hub.covered':
      return `${event.hub} is covered for ${event.language ?? 'everything'}: ${event.because}`;
    case 'contact.target-at-risk':
      return `the target of ${event.contact} is at risk`;
    case 'calendar.ended':
      return `${event.calendar} ends`;
    case 'router.resumed':
      return 'the router is back';
    default:
      return undefined;
  }
}
