import type { BenchCase, Part, Scale } from './cases/case.js';
import type { Pace } from './measure/closed-loop.js';
import type { Spans } from './measure/histogram.js';
import type { Machine } from './measure/machine.js';

/** What a run leaves in `results.json`, the only source of the generated pages. */
export interface Results {
  /** Day of the run, UTC. */
  readonly day: string;
  readonly scale: Scale;
  readonly rounds: number;
  readonly elapsedS: number;
  readonly machine: Machine;
  readonly paces: Partial<Readonly<Record<Part, Pace>>>;
  readonly cases: readonly CaseRow[];
}

export interface CaseRow extends Pick<BenchCase, 'id' | 'part' | 'side' | 'title' | 'does' | 'params'> {
  readonly outcome: 'measured' | 'not measured' | 'failed' | 'over budget';
  /** Why there are no figures, or only those of some rounds. */
  readonly because: string | null;
  /** All rounds together, by what was timed. */
  readonly spans: Readonly<Record<string, SpanRow>>;
  readonly figures: Readonly<Record<string, FigureRow>>;
  /** Largest resident set of the case's process in any round. */
  readonly peakMiB: number | null;
}

export interface SpanRow extends Spans {
  /** The p50 of each round: their spread shows how far a figure can be trusted. */
  readonly roundsP50Us: readonly number[];
}

export interface FigureRow {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}
