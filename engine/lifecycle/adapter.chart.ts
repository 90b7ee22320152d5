import { setup } from 'xstate';
import { named } from './named.js';
import type { AdapterEvent } from './words.js';

const declare = setup({
  types: { events: {} as { type: AdapterEvent } },
  actions: named('connect', 'lose', 'expire'),
});

/** The leases of an adapter's contacts depend on this connection: losses are events, renewals are not. */
export const adapterChart = declare.createMachine({
  id: 'adapter',
  description: 'Keeps whether a channel adapter is connected, with a grace before the leases of its contacts end.',
  initial: 'disconnected',
  states: {
    disconnected: {
      on: { 'adapter.connected': { target: 'connected', actions: ['connect'] } },
    },
    connected: {
      on: {
        'adapter.connected': { target: 'connected', actions: ['connect'] },
        'adapter.connection-lost': { target: 'lost', actions: ['lose'] },
      },
    },
    lost: {
      on: {
        'adapter.connection-lost': { target: 'lost', actions: ['lose'] },
        'adapter.connected': { target: 'connected', actions: ['connect'] },
        'adapter.connection-expired': { target: 'disconnected', actions: ['expire'] },
      },
    },
  },
});
