/** The router held against queueing theory. */
export { type HallCase, hallScenario } from './hall.js';
export { type Comparison, type Validated, type ValidateOptions, validateHall } from './validate-hall.js';
