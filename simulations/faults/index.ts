/**
 * A simulator of the whole system: the production router, its journal, its connections and clocks, and everything that goes wrong with
 * them.
 */
export { caseText, readCase } from './case-text.js';
export { type CaseOptions, drawCase, USUAL } from './draw-case.js';
export type { CaseFault, FaultCase, FaultKind } from './fault-case.js';
export type { Parts } from './host.js';
export type { Finding } from './judge.js';
export { openLane } from './lane.js';
export type { Later } from './later.js';
export type { End, Member, Mishap, Network, NetworkOptions, OpenNetwork, Role } from './network.js';
export { type CaseResult, runCase } from './run-case.js';
export { shrinkCase } from './shrink-case.js';
