import { openStreams, type Stream } from '../chance/index.js';
import type { Agenda, VirtualClock } from '../time/index.js';

/** True time, and the agenda of what happens when. Everybody in a case uses it; only the process under test has its own clock. */
export interface Later {
  nowMs(): number;
  /** Acts after this time; the returned function cancels it. */
  after(spanMs: number, act: () => void): () => void;
  /** The same, at an instant that may be in the past. */
  at(atMs: number, act: () => void): () => void;
  /** Random numbers that depend on the name alone. */
  draw(name: string): Stream;
}

export function openLater(agenda: Agenda, clock: VirtualClock, seed: number): Later {
  const streamOf = openStreams({ seed, replication: 0 });
  const at = (atMs: number, act: () => void): (() => void) => agenda.add({ atMs: Math.max(atMs, clock.nowMs()), act });
  return { nowMs: () => clock.nowMs(), after: (spanMs, act) => at(clock.nowMs() + spanMs, act), at, draw: streamOf };
}
