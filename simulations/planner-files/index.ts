/** Files of forecasters and workforce planners, as CSV: their columns, and how mistakes in a row are reported. */
export { AGE_EXPECTED, AGE_MAX_MS, agesOf, readAge } from './ages.js';
export * from './columns.js';
export type { WrittenInstant } from './instants.js';
export type { Column, ColumnKind, PlacedProblem, PlacedRow, PlannerFile, ReadRows, RowOf } from './rows.js';
