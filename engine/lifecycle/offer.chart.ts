import { setup } from 'xstate';
import { named } from './named.js';
import type { OfferEvent } from './words.js';

const declare = setup({
  types: { events: {} as { type: OfferEvent } },
  actions: named('reserve', 'assign', 'suspend', 'resume', 'idle', 'wake', 'hear', 'startWrapUp', 'extendWrapUp', 'free'),
});

/** One chart for offer, assignment and wrap-up, because they hold the same capacity: every way out frees it exactly once. */
export const offerChart = declare.createMachine({
  id: 'offer',
  description: 'Follows one offer to one agent, through assignment and wrap-up, until the capacity it holds is free again.',
  initial: 'new',
  states: {
    new: {
      on: { 'offer.made': { target: 'live', actions: ['reserve'] } },
    },
    live: {
      on: {
        'offer.accepted': { target: 'assigned', actions: ['assign'] },
        'offer.rejected': { target: 'rejected', actions: ['free'] },
        'offer.expired': { target: 'expired', actions: ['free'] },
        'offer.failed': { target: 'failed', actions: ['free'] },
        'offer.revoked': { target: 'revoked', actions: ['free'] },
      },
    },
    assigned: {
      on: {
        'assignment.suspended': { target: 'suspended', actions: ['suspend'] },
        'assignment.idled': { target: 'idle', actions: ['idle'] },
        'assignment.heard': { target: 'assigned', actions: ['hear'] },
        'contact.released': { target: 'wrappingUp', actions: ['startWrapUp'] },
        'assignment.ended': { target: 'wrappingUp', actions: ['startWrapUp'] },
      },
    },
    suspended: {
      on: {
        'assignment.resumed': { target: 'assigned', actions: ['resume'] },
        'assignment.idled': { target: 'idle', actions: ['idle'] },
        // Suspended work costs nothing but wrap-up does, so its capacity is taken back first.
        'contact.released': { target: 'wrappingUp', actions: ['resume', 'startWrapUp'] },
        'assignment.ended': { target: 'wrappingUp', actions: ['resume', 'startWrapUp'] },
      },
    },
    // The customer is silent: the conversation costs nothing until the customer is back and the agent has room.
    idle: {
      on: {
        'assignment.woken': { target: 'idle', actions: ['wake'] },
        'assignment.resumed': { target: 'assigned', actions: ['resume'] },
        'contact.released': { target: 'wrappingUp', actions: ['resume', 'startWrapUp'] },
        'assignment.ended': { target: 'wrappingUp', actions: ['resume', 'startWrapUp'] },
      },
    },
    wrappingUp: {
      on: {
        'wrap-up.extended': { target: 'wrappingUp', actions: ['extendWrapUp'] },
        'wrap-up.finished': { target: 'finished', actions: ['free'] },
      },
    },
    rejected: { type: 'final' },
    expired: { type: 'final' },
    failed: { type: 'final' },
    revoked: { type: 'final' },
    finished: { type: 'final' },
  },
});
