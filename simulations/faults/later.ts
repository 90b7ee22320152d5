import { openStreams, type Stream } from '../chance/index.js';
import type { Agenda, VirtualClock } from '../time/index.js';

/** True time, and what is to happen when. Everybody in a case lives by it; only the process under test has a clock of its own. */
export interface Later {
  nowMs(): number;
  /** Acts after so long; the returned function takes it back. */
  after(spanMs: number, act: () => void): () => void;
  /** The same, at an instant that may have gone by. */
  at(atMs: number, act: () => void): () => void;
  /** Numbers that depend on the name alone. */
  draw(name: string): Stream;
}

export function openLater(agenda: Agenda, clock: VirtualClock, seed: number): Later {
  const streamOf = openStreams({ seed, replication: 0 });
  const at = (atMs: number, act: () => void): (() => void) => agenda.add({ atMs: Math.max(atMs, clock.nowMs()), act });
  return { nowMs: () => clock.nowMs(), after: (spanMs, act) => at(clock.nowMs() + spanMs, act), at, draw: streamOf };
}
