/** What lives add up to, and how sure one may be of it. */
export { type Estimate, estimate, studentQuantile } from './interval.js';
export { type Figures, openTally, type Tally } from './tally.js';
