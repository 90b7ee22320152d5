/** The router held against queueing theory. */
export type { ValidationCase } from './case-file.js';
export { CaseUntriable, TRIALS, trialOf } from './cases.js';
export type { Claim, PlacedCase } from './claim.js';
export { type HallCase, hallScenario } from './hall.js';
export { type ShapedCases, shapeCases } from './shape-cases.js';
export { type Followed, followTrace, type Trace } from './trace.js';
export { isTrace, misstatedSums, readTrace, shapeTrace } from './trace-file.js';
export { type Comparison, type Trial, type Validated, type ValidateOptions, validate } from './trial.js';
