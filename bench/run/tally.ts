import type { BenchCase } from '../cases/case.js';
import { openHistogram, rounded } from '../measure/histogram.js';
import type { CaseRow, FigureRow, SpanRow } from '../results.js';
import type { Told } from './messages.js';

/** One row from the results of a case's rounds; durations of all rounds go into one histogram. */
export function rowOf({ id, part, side, title, does, params }: BenchCase, rounds: readonly Told[]): CaseRow {
  const measured = rounds.filter((told) => told.outcome === 'measured');
  const [missed] = rounds.filter((told) => told.outcome !== 'measured');
  return {
    id,
    part,
    side,
    title,
    does,
    params,
    outcome: measured.length > 0 ? 'measured' : (missed?.outcome ?? 'failed'),
    because: missed?.because ?? null,
    spans: spansOf(measured.map((told) => told.spans ?? {})),
    figures: figuresOf(measured.map((told) => told.figures ?? {})),
    peakMiB: measured.length === 0 ? null : Math.max(...measured.map(({ peakMiB }) => peakMiB)),
  };
}

function spansOf(rounds: readonly Readonly<Record<string, string>>[]): Record<string, SpanRow> {
  const rows: Record<string, SpanRow> = {};
  for (const name of namesIn(rounds)) {
    const all = openHistogram();
    const roundsP50Us: number[] = [];
    for (const round of rounds) {
      const text = round[name];
      if (text === undefined) continue;
      all.join(text);
      const one = openHistogram();
      one.join(text);
      if (one.count > 0) roundsP50Us.push(one.summary().p50Us);
    }
    if (all.count > 0) rows[name] = { ...all.summary(), roundsP50Us };
  }
  return rows;
}

function figuresOf(rounds: readonly Readonly<Record<string, number>>[]): Record<string, FigureRow> {
  const rows: Record<string, FigureRow> = {};
  for (const name of namesIn(rounds)) {
    const values = rounds.flatMap((round) => round[name] ?? []).sort((a, b) => a - b);
    rows[name] = { median: rounded(medianOf(values)), min: rounded(values[0] as number), max: rounded(values.at(-1) as number) };
  }
  return rows;
}

const namesIn = (rounds: readonly Readonly<Record<string, unknown>>[]): readonly string[] => [...new Set(rounds.flatMap(Object.keys))];

/** Median of sorted values; of an even number, the mean of the two in the middle. */
export function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  if (sorted.length === 0) throw new Error('there is no median of nothing');
  return Number.isInteger(middle)
    ? ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
    : (sorted[Math.floor(middle)] as number);
}
