import type { Attributes, ContactQueued } from '../domain/events/contact.js';
import type { Ms } from '../domain/units.js';
import { contactTable } from '../lifecycle/tables.js';
import { stepsOpen } from './open-steps.js';
import { nothing } from './state/seldom.js';
import type { LiveContact } from './state/state.js';

// Shared: a hundred thousand waiting contacts have no attributes.
const NO_ATTRIBUTES: Attributes = Object.freeze({});
const NOBODY: LiveContact['participants'] = [];
const NO_OFFERS: LiveContact['offers'] = [];
const FIRST_STEP = stepsOpen([], 0);

function isEmpty(attributes: Attributes): boolean {
  for (const _ in attributes) return false;
  return true;
}

/** The contact as of the moment it is queued: what is stored, and what an offer in the same step is drafted for. */
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
    attributes: isEmpty(event.attributes) ? NO_ATTRIBUTES : event.attributes,
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
    handedOffBy: event.link?.handedOffBy ?? null,
    returnsTo: null,
    participants: NOBODY,
    openSteps: FIRST_STEP,
    tiersOpenMs: 0,
    offersMade: 0,
    offers: NO_OFFERS,
    riskToldForMs: null,
    missToldForMs: null,
    shareHoldOver: false,
    refusals: nothing(),
  };
}
