import type { Head, Journal } from '@signalbox/engine/journal';

/** A place where records are stored, as the suite sees it. */
export interface JournalPlace {
  /** A journal on this place, as a newly started program would open it. The previous one has been closed. */
  journal(): Journal;
  /** Removes the place. */
  remove(): Promise<void>;
}

/** Opens the journal of the place of the test under way, as a newly started program does. */
export type Opened = () => Promise<{ readonly journal: Journal; readonly epoch: number; readonly head: Head }>;
