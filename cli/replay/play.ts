import { setImmediate } from 'node:timers/promises';
import { openReplay, overInBoth, type Pair, paired, type Recording, type Replayed, ReplayRefused } from '@signalbox/simulations/what-if';
import { failureOfRejection } from '../failure.js';
import { startProgress } from '../progress.js';
import { nothingDone, untilCtrlC } from '../simulate/ending.js';

/** Steps of a replay, some milliseconds of work, between two moments at which Ctrl-C can be heard. */
const SLICE_STEPS = 1_000;

export interface Played {
  readonly replayed: Replayed;
  readonly pairs: readonly Pair[];
  /** Where Ctrl-C ended it, epoch ms, and there are only the contacts that were over in both histories by then; `null`: nothing did. */
  readonly endedMs: number | null;
}

export type PlayOptions = Omit<NonNullable<Parameters<typeof openReplay>[1]>, 'onStep'>;

/** What may end a replay early, and how many steps lie between two looks at it. */
interface Ending {
  readonly until?: typeof untilCtrlC;
  readonly sliceSteps?: number;
}

/** Plays the record again; Ctrl-C ends it, and what can be compared by then is the answer. */
export async function play(
  recording: Recording,
  options: PlayOptions,
  { until = untilCtrlC, sliceSteps = SLICE_STEPS }: Ending = {},
): Promise<Played> {
  const progress = startProgress('replaying', recording.outside.length, { unit: 'commands' });
  const underWay = openReplay(recording, { ...options, onStep: progress.step });
  try {
    const isWhole = await until(async (signal) => {
      for (;;) {
        if (underWay.advance(sliceSteps)) return true;
        await setImmediate();
        if (signal.aborted) return false;
      }
    });
    const replayed = underWay.replayed();
    const all = paired(recording.outcomes, replayed.outcomes);
    if (isWhole) return { replayed, pairs: all, endedMs: null };
    const pairs = overInBoth(all, underWay.nowMs);
    if (pairs.length === 0) throw nothingDone('contact', 'Let it run for longer.');
    // None of those that are left is open.
    return { replayed: { ...replayed, patienceUnknown: [] }, pairs, endedMs: underWay.nowMs };
  } catch (error) {
    throw error instanceof ReplayRefused ? failureOfRejection(error.rejection) : error;
  } finally {
    progress.done();
  }
}
