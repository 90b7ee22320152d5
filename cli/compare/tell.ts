import { CONFIDENCE, CONTACT_FIGURES, type PairedFigure, type PairedRow, STAFF_FIGURES } from '@signalbox/simulations/measures';
import colours from 'picocolors';
import { prose } from '../layout/wrapped.js';
import { plural } from '../number-text.js';
import { figureText, unitOf } from '../simulate/figure-text.js';
import { MIXED_WAITS } from '../simulate/mixed-waits.js';
import { verdictText } from '../simulate/verdict-text.js';
import { type Column, table } from '../table.js';
import { type Block, blocksOf, mixesWaits, type WholeLine, wholeHouse } from './blocks.js';
import { caveatsOf, sameCustomers } from './caveats.js';
import type { Alternative, Compared, ComparedRun } from './compared.js';
import { differenceText, differs, gainText } from './difference-text.js';
import { type ComparedTarget, reachedText, targetsOf } from './targets.js';

/** Prints by how much each scenario differs from the first. */
export function tell(compared: Compared, print: (line?: string) => void): void {
  const { seed, antithetic, base, alternatives } = compared;
  const images = antithetic ? ', each run followed by its mirror image' : '';
  const same = sameCustomers(compared) ? 'customers' : 'random numbers';
  print(`${alternatives.map(({ name }) => name).join(', ')} against ${base.name}, seed ${seed}: the same ${same} with each${images}.`);
  print(
    prose(
      `SL = ${CONTACT_FIGURES.serviceLevel.formula}; differences of shares in percentage points;`,
      `± is the half width of the ${CONFIDENCE * 100} % interval over the pairs, * marks intervals without nought;`,
      `occupancy = ${STAFF_FIGURES.occupancy.formula}.`,
    ),
  );
  for (const caveat of caveatsOf(compared)) print(caveat);
  for (const one of alternatives) {
    print();
    print(`${colours.bold(one.name)} − ${base.name}, ${plural(one.differences.pairs, 'pair')}`);
    print(together(one, base));
    const blocks = blocksOf(one, base);
    for (const block of blocks) {
      print();
      print(apart(block, base.trial.costs.currency));
    }
    if (mixesWaits(blocks)) print(prose(MIXED_WAITS));
  }
  const targets = targetsOf(compared);
  if (targets.length === 0) return;
  print();
  print(verdicts(targets, [base, ...alternatives]));
}

function verdicts(targets: readonly ComparedTarget[], runs: readonly ComparedRun[]): string {
  return table<ComparedTarget>(
    [
      { title: 'target', value: ({ of }) => of, left: true },
      { title: '', value: ({ goal }) => goal, left: true },
      ...runs.flatMap(({ name }, place): readonly Column<ComparedTarget>[] => [
        { title: name, value: ({ judged }) => reachedText(judged[place]) },
        { title: '', value: ({ judged }) => (judged[place] === undefined ? null : verdictText(judged[place].verdict)), left: true },
      ]),
    ],
    targets,
  );
}

const marked = ({ difference }: PairedFigure, figure: string, currency?: string): string =>
  `${differenceText(difference, figure, currency)}${differs(difference) ? '*' : ' '}`;

function together({ name, trial, differences }: Alternative, base: ComparedRun): string {
  const { currency } = base.trial.costs;
  return table<WholeLine>(
    [
      { title: 'all', value: ({ title }) => title, left: true },
      { title: base.name, value: ({ paired, figure }) => figureText(paired.base, unitOf(figure), currency) },
      { title: name, value: ({ paired, figure }) => figureText(paired.other, unitOf(figure), trial.costs.currency) },
      { title: 'difference', value: ({ paired, figure }) => marked(paired, figure, currency) },
      { title: 'gain of pairing', value: ({ paired }) => gainText(paired) },
    ],
    wholeHouse(differences),
  );
}

function apart({ rows, columns, isMixed }: Block, currency: string): string {
  const tenants = rows.filter(({ by }) => by === 'tenant').length;
  const shown = rows.filter(({ by }) => by !== 'all' && (by !== 'tenant' || tenants > 1));
  return table<PairedRow>(
    [
      { title: 'by', value: ({ by }) => by, left: true },
      { title: '', value: ({ key }) => key, left: true },
      ...columns.map(([title, figure]) => ({
        title,
        value: (row: PairedRow) => {
          const paired = row.figures[figure];
          return paired === undefined || isMixed(row, figure) ? null : marked(paired, figure, currency);
        },
      })),
    ],
    shown,
  );
}
