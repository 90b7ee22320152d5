import type { Snapshot } from '@signalbox/engine/journal';

/** Stored last; it makes the chunks before it a snapshot. */
export interface Manifest extends Omit<Snapshot, 'content'> {
  readonly bytes: number;
  /** Digest over the content. */
  readonly digest: string;
}
