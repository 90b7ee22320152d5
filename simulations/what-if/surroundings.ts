import type { RouterState } from '@signalbox/engine/journal';
import type { Diary } from './diary.js';
import type { Drawn } from './drawn.js';
import type { RecordedLife, Recording } from './recording.js';
import type { Tally } from './tallies.js';

/** What the customers and agents of a replay need. */
export interface Surroundings {
  readonly recording: Recording;
  /** Whether plan or roster differ from the recorded ones: agents may then be faster or slower than they were. */
  readonly changed: boolean;
  readonly drawn: Drawn;
  readonly tally: Tally;
  /** Lives whose patience is longer than that of anybody of their kind who gave up in the record: nobody knows when they would. */
  readonly patienceUnknown: Set<string>;
  readonly diary: Diary;
  readonly state: () => RouterState;
  /** Returns whether the router accepted it. */
  readonly send: (command: unknown) => boolean;
}

/** A contact in the replay, and the same contact in the record. */
export interface Life {
  readonly name: string;
  /** `undefined`: the record does not know it. */
  readonly recorded: RecordedLife | undefined;
  /** Values are drawn from contacts of this kind. */
  readonly kind: string;
}

export const nothing = (): void => undefined;
