/** The router held against queueing theory. */
export { HALL_CASES, hallCases } from './cases.js';
export { type HallCase, hallScenario } from './hall.js';
export { type Comparison, type Validated, type ValidateOptions, validateHall } from './validate-hall.js';
