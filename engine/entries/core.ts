/** For simulators and benchmarks that step the core themselves: what a decision is made of, each part by itself. A platform dispatches to a router. */
export { admit } from '../admit.js';
export { closeRecord } from '../core/apply.js';
export { dueOf, nextDue } from '../core/due/due.js';
export { type Match, type Stepped, step } from '../core/step.js';
export { match } from '../routing/match.js';
export { matchNaive } from '../routing/match.naive.js';
