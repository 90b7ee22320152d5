import type { ContactQueued } from '../domain/events/contact.js';
import type { Ms } from '../domain/units.js';
import { contactTable } from '../lifecycle/tables.js';
import { nothing } from './seldom.js';
import type { LiveContact } from './state.js';

/** The contact as it is the moment it is queued: what is written, and what an offer made in the same step is drafted for. */
export function enteringAs(event: ContactQueued, atMs: Ms): LiveContact {
  return {
    ordinal: event.ordinal,
    tenant: event.tenant,
    contact: event.contact,
    queue: event.queue,
    channel: event.channel,
    visit: event.visit,
    visitAtMs: event.visitAtMs,
    customer: event.customer,
    adapter: event.adapter,
    enteredClockMs: event.enteredClockMs,
    enteredAtMs: atMs,
    state: contactTable.initial,
    requirement: event.requirement,
    attributes: event.attributes,
    band: event.band,
    priority: event.priority,
    rankFromMs: event.rankFromMs,
    targetMs: event.targetMs,
    rankAtMs: event.rankAtMs,
    affinity: event.affinity,
    callback: null,
    outbound: null,
    aside: null,
    slot: null,
    link: event.link,
    handedOffBy: null,
    returnsTo: null,
    participants: [],
    openSteps: [0],
    tiersOpenMs: 0,
    offersMade: 0,
    offers: [],
    riskToldForMs: null,
    missToldForMs: null,
    shareHoldOver: false,
    refusals: nothing(),
  };
}
