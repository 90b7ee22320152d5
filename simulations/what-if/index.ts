/** What a recorded day would have been under another plan or roster. */
export { DIFFERENCES, type Difference, type Measured, measured, overInBoth, type Pair, paired } from './compare.js';
export type { OtherQueues } from './other-queues.js';
export type { Outcome } from './outcomes.js';
export { recordDay } from './record-day.js';
export type { Recording } from './recording.js';
export { openReplay, type Replayed, ReplayRefused, replay } from './replay.js';
export { DRAWABLE } from './tallies.js';
