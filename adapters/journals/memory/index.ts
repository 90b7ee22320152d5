import { type Journal, volatileJournal } from '@signalbox/engine/journal';
import { keepingJournal } from './keeping.js';

export interface MemoryOptions {
  /** Keep the records, in their durable form, so that they can be read again and a router can recover from them. */
  readonly keep?: boolean;
}

/**
 * A journal that lives and dies with its owner, for simulations, tests and experiments. Appends are answered at once. By default it keeps
 * no records and folds each into an integer: a check that takes a few nanoseconds and still distinguishes two histories. With `keep` it
 * behaves exactly like a durable store that never fails.
 */
export const memoryJournal = ({ keep = false }: MemoryOptions = {}): Journal => (keep ? keepingJournal() : volatileJournal());
