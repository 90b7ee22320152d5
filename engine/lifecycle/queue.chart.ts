import { setup } from 'xstate';
import { named } from './named.js';
import type { QueueEvent } from './words.js';

const declare = setup({
  types: { events: {} as { type: QueueEvent } },
  actions: named('open', 'close'),
});

/** Starts closed: an opening, by calendar or by hand, is always an event. */
export const queueChart = declare.createMachine({
  id: 'queue',
  description: 'Keeps whether a queue takes contacts now.',
  initial: 'closed',
  states: {
    closed: { on: { 'queue.opened': { target: 'open', actions: ['open'] } } },
    open: { on: { 'queue.closed': { target: 'closed', actions: ['close'] } } },
  },
});
