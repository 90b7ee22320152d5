/** A simulator of the system: the production router, its journal, its wires and clocks, and whatever goes wrong with them. */
export { caseText, readCase } from './case-text.js';
export { type CaseOptions, drawCase, USUAL } from './draw-case.js';
export type { CaseFault, FaultCase, FaultKind } from './fault-case.js';
export type { Finding } from './judge.js';
export { type CaseResult, runCase } from './run-case.js';
export { shrinkCase } from './shrink-case.js';
