import { setup } from 'xstate';
import { named } from './named.js';
import type { PresenceEvent } from './words.js';

const declare = setup({
  types: { events: {} as { type: PresenceEvent } },
  actions: named('signIn', 'becomeReady', 'becomeNotReady', 'signOut'),
});

/** Presence is what the agent declares; whether a desk is reachable is the connection chart's business, and nothing here depends on it. */
export const presenceChart = declare.createMachine({
  id: 'presence',
  description: 'Keeps what an agent declares: signed in or not, and ready for work (for some channels or all) or not.',
  initial: 'offline',
  states: {
    offline: {
      on: { 'agent.signed-in': { target: 'notReady', actions: ['signIn'] } },
    },
    notReady: {
      on: {
        'agent.ready': { target: 'ready', actions: ['becomeReady'] },
        // Another reason, for instance from a break to a training.
        'agent.not-ready': { target: 'notReady', actions: ['becomeNotReady'] },
        'agent.signed-out': { target: 'offline', actions: ['signOut'] },
      },
    },
    ready: {
      on: {
        // Ready for other channels than before.
        'agent.ready': { target: 'ready', actions: ['becomeReady'] },
        'agent.not-ready': { target: 'notReady', actions: ['becomeNotReady'] },
        'agent.signed-out': { target: 'offline', actions: ['signOut'] },
      },
    },
  },
});
