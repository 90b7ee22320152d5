import type { Measured } from '../recorder.js';

/** What a replication has measured in which nothing happened, save its tables, whose size is up to the test. */
export const nothingMeasured = (): Omit<Measured, 'contacts' | 'staff'> => ({
  waits: new Map(),
  handedInWaits: new Map(),
  flows: new Map(),
  languages: new Map(),
  rings: new Map(),
  fairness: new Map(),
  leftOnHold: [],
});
