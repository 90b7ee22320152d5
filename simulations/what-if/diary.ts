import type { Stream } from '../chance/index.js';
import type { Agenda } from '../time/index.js';
import type { Outages } from './outages.js';
import { keyOf } from './wakes.js';

/** Where the people of a replay write down what they will do, and draw what the record does not say. */
export interface Diary {
  /**
   * Puts something on the agenda and returns what takes it off again. `seq`: the record in which it was done then, which orders what
   * happens at one instant; `null`: it was drawn, and comes after everything recorded. What falls into an outage is done once that is over:
   * whoever gets no answer says it again.
   */
  at(atMs: number, seq: number | null, act: () => void): () => void;
  /** A number in [0, 1) from the stream of this name. */
  draw(name: string): number;
}

export function openDiary(agenda: Agenda, streamOf: (name: string) => Stream, { overMs }: Outages): Diary {
  let draws = 0;
  const drawnKey = (): string => `~${keyOf(++draws)}`;
  return {
    at(atMs, seq, act) {
      const untilMs = overMs(atMs);
      return agenda.add({ atMs: untilMs ?? atMs, key: seq === null || untilMs !== null ? drawnKey() : keyOf(seq), act });
    },
    draw: (name) => streamOf(name)(),
  };
}
