/** The router held against queueing theory. */
export { NoTheory, TRIALS, trialOf, type ValidationCase, validationCases } from './cases.js';
export { type HallCase, hallScenario } from './hall.js';
export { type Comparison, type Trial, type Validated, type ValidateOptions, validate } from './trial.js';
