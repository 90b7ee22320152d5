import type { Operation } from './hall/decisions.js';
import type { Machine } from './measure/machine.js';
import type { Pace } from './measure/rounds.js';
import type { Spans } from './measure/spans.js';

/** What a run of the benchmark leaves in `results.json`; the pages are written from it and from nothing else. */
export interface Results {
  /** Day of the run, UTC. */
  readonly day: string;
  readonly mode: 'full' | 'quick';
  readonly machine: Machine;
  readonly decisionPace: Pace;
  readonly appendPace: Pace;
  readonly floors: readonly FloorRow[];
  readonly decisions: readonly DecisionRow[];
  readonly appends: readonly AppendRow[];
}

/** The bare loop with as many agents. */
export interface FloorRow extends Spans {
  readonly operation: Operation;
  readonly agents: number;
}

export interface DecisionRow extends Spans {
  readonly operation: Operation;
  readonly agents: number;
  readonly waiting: number;
  /** p50 over the p50 of the bare loop with as many agents. */
  readonly timesFloor: number;
}

export interface AppendRow extends Spans {
  readonly store: string;
  /** Records per append. */
  readonly group: number;
  readonly recordsPerS: number;
}
