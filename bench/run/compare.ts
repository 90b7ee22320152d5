import type { BenchCase, Scale } from '../cases/case.js';
import { openHistogram } from '../measure/histogram.js';
import { inScratch } from '../measure/scratch.js';
import { table, times } from '../report/words.js';
import { openCheckout } from './checkout.js';
import type { Told } from './messages.js';
import { type Program, withProgram } from './program.js';
import { runCase } from './run-case.js';
import { paceOf } from './settings.js';
import { medianOf } from './tally.js';

/** One case in both checkouts, round by round: results of the same round have the same index. */
export interface Pair {
  readonly id: string;
  readonly base: readonly Told[];
  readonly here: readonly Told[];
}

/** A comparison needs enough pairs to show how far they scatter. */
const ROUNDS_MIN = 3;

/** Measures cases in both checkouts in turn, and returns the table of ratios of this one to the base. */
export const compare = (
  base: string,
  cases: readonly BenchCase[],
  { scale, rounds: asked }: { readonly scale: Scale; readonly rounds: number },
  root: string,
  tell: (words: string) => void,
): Promise<string> =>
  inScratch(async (folder) => {
    const other = openCheckout(base, root, folder);
    const measure = async (theirs: Program, own: Program): Promise<string> => {
      const rounds = Math.max(ROUNDS_MIN, asked);
      const ours = cases.filter(({ side }) => side === 'signalbox');
      const pairs = ours.map(({ id }) => ({ id, base: [] as Told[], here: [] as Told[] }));
      for (let round = 1; round <= rounds; round++)
        for (const [n, one] of ours.entries()) {
          const pair = pairs[n] as (typeof pairs)[number];
          const ask = { scale, id: one.id, pace: paceOf(scale, one.part) };
          tell(`round ${round} of ${rounds}, ${n + 1} of ${ours.length}: ${one.id}`);
          // Which goes first changes from round to round, so that a machine that slows down favours neither.
          const turns = [
            async () => void pair.base.push(await runCase(one, ask, theirs)),
            async () => void pair.here.push(await runCase(one, ask, own)),
          ];
          for (const turn of round % 2 === 0 ? turns.reverse() : turns) await turn();
        }
      return `This checkout to ${other.name}, ${rounds} rounds in turn; ratios of the same round, median (least … most).\n\n${comparisonTable(pairs)}`;
    };
    try {
      return await withProgram(other.root, (theirs) => withProgram(root, (own) => measure(theirs, own)));
    } finally {
      other.remove();
    }
  });

/** A line per thing measured, with the ratio of each round's pair. */
export function comparisonTable(pairs: readonly Pair[]): string {
  const lines = pairs.flatMap(({ id, base, here }): string[][] => {
    const ratios = new Map<string, number[]>();
    for (const [round, before] of base.entries()) {
      const [a, b] = [valuesOf(before), valuesOf(here[round])];
      for (const [name, value] of b) {
        const was = a.get(name);
        if (was !== undefined && was > 0) ratios.set(name, [...(ratios.get(name) ?? []), value / was]);
      }
    }
    if (ratios.size === 0) return [[id, whyNot(base, here), '–', '–']];
    return [...ratios].map(([name, values]) => {
      const sorted = values.sort((a, b) => a - b);
      return [id, name, times(medianOf(sorted)), `${times(sorted[0] as number)} … ${times(sorted.at(-1) as number)}`];
    });
  });
  return table(['', 'measured', 'ratio', 'spread'], lines);
}

function valuesOf(told: Told | undefined): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  if (told?.outcome !== 'measured') return values;
  for (const [name, text] of Object.entries(told.spans ?? {})) {
    const spans = openHistogram();
    spans.join(text);
    if (spans.count === 0) continue;
    const { p50Us, p99Us } = spans.summary();
    values.set(`${name} p50`, p50Us);
    if (p99Us !== null) values.set(`${name} p99`, p99Us);
  }
  for (const [name, value] of Object.entries(told.figures ?? {})) values.set(name, value);
  return values;
}

function whyNot(base: readonly Told[], here: readonly Told[]): string {
  const because = (told: readonly Told[]): string => {
    const [missed] = told.filter((one) => one.outcome !== 'measured');
    return missed === undefined ? 'measured' : `${missed.outcome} (${missed.because.split('\n', 1)[0]})`;
  };
  return `base: ${because(base)}; here: ${because(here)}`;
}
