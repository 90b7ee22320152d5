/** What replications add up to, and how certain it is. */
export { CONTACT_FIGURES, type ContactFigure, SERVICE_LEVELS, type ServiceLevelName, STAFF_FIGURES, type StaffFigure } from './figures.js';
export { hintAtLeft } from './hint-at-left.js';
export { type Estimate, estimate, studentQuantile } from './interval.js';
export { type Differences, differences, type PairedFigure, type PairedRow } from './pairs.js';
export { countPlanned } from './planned-time.js';
export { type Compared, compared, isKept } from './published.js';
export { type Measured, openRecorder, type Recorder } from './recorder.js';
export {
  CONFIDENCE,
  SPREAD_FORMULAS,
  type Stated,
  type Steadiness,
  type Summary,
  type SummaryRow,
  stated,
  steadiness,
  summarise,
} from './summary.js';
export * from './table.js';
export { type Figures, openTally, type Tally } from './tally.js';
export { type Understaffed, understaffed } from './team-min.js';
export { type Asked, askedBy, type Judged, judge, type Verdict } from './verdicts.js';
export { PERCENTILES, type Waits } from './waits.js';
