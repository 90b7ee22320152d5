/** Virtual time: a clock for the router that stands still until it is moved, and an agenda that moves it. */
export { type Agenda, type Appointment, type Entered, openAgenda } from './agenda.js';
export { Heap, type Placed } from './heap.js';
export { type Run, runAgenda } from './run-agenda.js';
export { type VirtualClock, virtualClock } from './virtual-clock.js';
