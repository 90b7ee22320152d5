import { setup } from 'xstate';
import { named } from './named.js';
import type { HubEvent } from './words.js';

const declare = setup({
  types: { events: {} as { type: HubEvent } },
  actions: named('open', 'close', 'suspend', 'resume'),
});

/** The calendar keeps running while a hub is suspended, so that resuming gives the state for the present hour. */
export const hubChart = declare.createMachine({
  id: 'hub',
  description:
    'Keeps whether a hub is open by its calendar and whether a supervisor has suspended it; agents get offers only while it is open and not suspended.',
  initial: 'closed',
  states: {
    closed: {
      on: {
        'hub.opened': { target: 'open', actions: ['open'] },
        'hub.suspended': { target: 'suspendedClosed', actions: ['suspend'] },
      },
    },
    open: {
      on: {
        'hub.closed': { target: 'closed', actions: ['close'] },
        'hub.suspended': { target: 'suspended', actions: ['suspend'] },
      },
    },
    suspended: {
      on: {
        'hub.resumed': { target: 'open', actions: ['resume'] },
        'hub.closed': { target: 'suspendedClosed', actions: ['close'] },
        'hub.suspended': { target: 'suspended', actions: ['suspend'] },
      },
    },
    suspendedClosed: {
      on: {
        'hub.suspended': { target: 'suspendedClosed', actions: ['suspend'] },
        'hub.resumed': { target: 'closed', actions: ['resume'] },
        'hub.opened': { target: 'suspended', actions: ['open'] },
      },
    },
  },
});
