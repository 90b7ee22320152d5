// biome-ignore-all assist/source/organizeImports: the sections say who needs what.
/** For whoever looks at what a router has done: why, how much, and whether it would do so again. */

// Why: of a live state, or of a journal at any record.
export { answerQuery } from '../answer-query.js';
export { explainContact, explainRecord, type ExplainedOffer } from '../journal/explain-at.js';
export { explainWaiting } from '../journal/why-waiting-at.js';
export { whyWaiting } from '../routing/why-waiting.js';

// How much: figures computed from events.
export { DIMENSIONS, type Dimension } from '../projections/dimensions.js';
export { startMeasures, type IntervalRow, type Measures } from '../projections/measures.js';
export type { Ledger, LedgerOptions, Span } from '../projections/ledger.js';
export { type Counts, noCounts } from '../projections/counts.js';
export { countStaffing } from '../projections/staffing.js';

// Whether it would do so again, and what always holds of a state.
export { verify, type Verified } from '../journal/replay.js';
export { violations } from '../core/invariants.js';
