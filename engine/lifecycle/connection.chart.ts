import { setup } from 'xstate';
import { named } from './named.js';
import type { ConnectionEvent } from './words.js';

const declare = setup({
  types: { events: {} as { type: ConnectionEvent } },
  actions: named('connect', 'drop', 'lose', 'expire'),
});

/** An agent may have several desk windows open; only the loss of the last one starts the grace period. */
export const connectionChart = declare.createMachine({
  id: 'connection',
  description: 'Keeps whether any desk of an agent is reachable, with a grace between the loss of the last one and being disconnected.',
  initial: 'disconnected',
  states: {
    disconnected: {
      on: { 'agent.connected': { target: 'connected', actions: ['connect'] } },
    },
    connected: {
      on: {
        'agent.connected': { target: 'connected', actions: ['connect'] },
        'agent.connection-dropped': { target: 'connected', actions: ['drop'] },
        'agent.connection-lost': { target: 'lost', actions: ['lose'] },
      },
    },
    lost: {
      on: {
        // A restart of the router restarts the grace period, because the outage was not the desk's.
        'agent.connection-lost': { target: 'lost', actions: ['lose'] },
        'agent.connected': { target: 'connected', actions: ['connect'] },
        'agent.connection-expired': { target: 'disconnected', actions: ['expire'] },
      },
    },
  },
});
