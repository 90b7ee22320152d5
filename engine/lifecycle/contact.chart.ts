import { setup } from 'xstate';
import { named } from './named.js';
import type { ContactEvent } from './words.js';

const declare = setup({
  types: { events: {} as { type: ContactEvent } },
  actions: named(
    'enterQueue',
    'leaveQueue',
    'takeOwner',
    'dropOwner',
    'widen',
    'endAffinity',
    'endRefusal',
    'revise',
    'move',
    'revisit',
    'setAside',
    'comeBack',
    'admit',
    'dismiss',
    'noteHandOff',
    'becomeCallback',
    'endCallback',
    'enlist',
    'noteDial',
    'forget',
  ),
});

/** A contact is in exactly one of these states, and `owned` is the only one with an owner. */
export const contactChart = declare.createMachine({
  id: 'contact',
  description:
    'Follows one contact from arrival to the end: it waits, is offered, has one owner, may be set aside, and may return to the queue.',
  initial: 'new',
  states: {
    new: {
      on: {
        'contact.queued': { target: 'queued', actions: ['enterQueue'] },
        'contact.rejected': { target: 'rejected', actions: ['forget'] },
      },
    },
    queued: {
      on: {
        'offer.made': { target: 'offered', actions: ['leaveQueue'] },
        'ring.opened': { target: 'queued', actions: ['widen'] },
        'affinity.ended': { target: 'queued', actions: ['endAffinity'] },
        'refusal.ended': { target: 'queued', actions: ['endRefusal'] },
        'contact.updated': { target: 'queued', actions: ['revise'] },
        'contact.moved': { target: 'queued', actions: ['move'] },
        'contact.parked': { target: 'parked', actions: ['leaveQueue', 'setAside'] },
        'contact.rejected': { target: 'rejected', actions: ['leaveQueue', 'forget'] },
        'contact.callback-requested': { target: 'queued', actions: ['becomeCallback'] },
        'contact.callback-ended': { target: 'queued', actions: ['endCallback'] },
        'contact.enlisted': { target: 'queued', actions: ['enlist'] },
        'contact.abandoned': { target: 'abandoned', actions: ['leaveQueue', 'forget'] },
        'contact.withdrawn': { target: 'withdrawn', actions: ['leaveQueue', 'forget'] },
      },
    },
    offered: {
      on: {
        // A broadcast makes further offers of a contact that already has one.
        'offer.made': { target: 'offered' },
        'offer.accepted': { target: 'owned', actions: ['takeOwner'] },
        'contact.requeued': { target: 'queued', actions: ['enterQueue'] },
        'ring.opened': { target: 'offered', actions: ['widen'] },
        'affinity.ended': { target: 'offered', actions: ['endAffinity'] },
        'refusal.ended': { target: 'offered', actions: ['endRefusal'] },
        'contact.updated': { target: 'offered', actions: ['revise'] },
        'contact.parked': { target: 'parked', actions: ['setAside'] },
        'contact.callback-requested': { target: 'offered', actions: ['becomeCallback'] },
        'contact.callback-ended': { target: 'offered', actions: ['endCallback'] },
        'contact.abandoned': { target: 'abandoned', actions: ['forget'] },
        'contact.withdrawn': { target: 'withdrawn', actions: ['forget'] },
      },
    },
    owned: {
      on: {
        'participant.joined': { target: 'owned', actions: ['admit'] },
        'participant.left': { target: 'owned', actions: ['dismiss'] },
        'contact.updated': { target: 'owned', actions: ['revise'] },
        'contact.handed-off': { target: 'owned', actions: ['noteHandOff'] },
        'refusal.ended': { target: 'owned', actions: ['endRefusal'] },
        'contact.moved': { target: 'queued', actions: ['revisit', 'dropOwner', 'enterQueue'] },
        'contact.parked': { target: 'parked', actions: ['dropOwner', 'setAside'] },
        'contact.dialled': { target: 'owned', actions: ['noteDial'] },
        'contact.exhausted': { target: 'exhausted', actions: ['dropOwner', 'forget'] },
        'contact.released': { target: 'closed', actions: ['dropOwner', 'forget'] },
      },
    },
    // Set aside until a time, an answer or a signal: not offered, and its routable time stands still.
    parked: {
      on: {
        'contact.parked': { target: 'parked', actions: ['setAside'] },
        'contact.returned': { target: 'queued', actions: ['comeBack', 'enterQueue'] },
        'contact.updated': { target: 'parked', actions: ['revise'] },
        'contact.callback-requested': { target: 'parked', actions: ['becomeCallback'] },
        'contact.callback-ended': { target: 'parked', actions: ['endCallback'] },
        'refusal.ended': { target: 'parked', actions: ['endRefusal'] },
        'contact.abandoned': { target: 'abandoned', actions: ['forget'] },
        'contact.withdrawn': { target: 'withdrawn', actions: ['forget'] },
      },
    },
    rejected: { type: 'final' },
    abandoned: { type: 'final' },
    withdrawn: { type: 'final' },
    exhausted: { type: 'final' },
    closed: { type: 'final' },
  },
});
