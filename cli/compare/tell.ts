import { CONFIDENCE, CONTACT_FIGURES, type PairedFigure, type PairedRow, STAFF_FIGURES } from '@signalbox/simulations/measures';
import colours from 'picocolors';
import { figureText, unitOf } from '../simulate/figure-text.js';
import { table } from '../table.js';
import { plural } from '../terminal.js';
import { type Block, blocksOf, type WholeLine, wholeHouse } from './blocks.js';
import type { Alternative, Compared } from './compared.js';
import { differenceText, differs, gainText } from './difference-text.js';

/** Prints by how much each scenario differs from the first. */
export function tell({ seed, antithetic, base, alternatives }: Compared, print: (line?: string) => void): void {
  const images = antithetic ? ', each run followed by its mirror image' : '';
  print(`${alternatives.map(({ name }) => name).join(', ')} against ${base.name}, seed ${seed}: the same customers with each${images}.`);
  print(`SL = ${CONTACT_FIGURES.serviceLevel.formula}; differences of shares in percentage points; ± is the half width of the`);
  print(`${CONFIDENCE * 100} % interval over the pairs, * marks intervals without nought; occupancy = ${STAFF_FIGURES.occupancy.formula}.`);
  const elsewhen = alternatives.filter(({ trial }) => !atSameTime(trial, base.trial)).map(({ name }) => name);
  if (elsewhen.length > 0)
    print(
      `${elsewhen.join(', ')}: another stretch of time than ${base.name}, so not the same customers; differences are those of the days, too.`,
    );
  for (const one of alternatives) {
    print();
    print(`${colours.bold(one.name)} − ${base.name}, ${plural(one.differences.pairs, 'pair')}`);
    print(together(one, base.name, base.trial.costs.currency));
    for (const block of blocksOf(one)) {
      print();
      print(apart(block, base.trial.costs.currency));
    }
  }
}

type Horizon = Compared['base']['trial'];
const atSameTime = (one: Horizon, other: Horizon): boolean =>
  one.startMs === other.startMs && one.countFromMs === other.countFromMs && one.toMs === other.toMs;

const marked = ({ difference }: PairedFigure, figure: string, currency?: string): string =>
  `${differenceText(difference, figure, currency)}${differs(difference) ? '*' : ' '}`;

function together({ name, differences }: Alternative, base: string, currency: string): string {
  return table<WholeLine>(
    [
      { title: 'all', value: ({ title }) => title, left: true },
      { title: base, value: ({ paired, figure }) => figureText(paired.base, unitOf(figure), currency) },
      { title: name, value: ({ paired, figure }) => figureText(paired.other, unitOf(figure), currency) },
      { title: 'difference', value: ({ paired, figure }) => marked(paired, figure, currency) },
      { title: 'gain of pairing', value: ({ paired }) => gainText(paired) },
    ],
    wholeHouse(differences),
  );
}

function apart({ rows, columns }: Block, currency: string): string {
  const tenants = rows.filter(({ by }) => by === 'tenant').length;
  const shown = rows.filter(({ by }) => by !== 'all' && (by !== 'tenant' || tenants > 1));
  return table<PairedRow>(
    [
      { title: 'by', value: ({ by }) => by, left: true },
      { title: '', value: ({ key }) => key, left: true },
      ...columns.map(([title, figure]) => ({
        title,
        value: ({ figures }: PairedRow) => (figures[figure] === undefined ? null : marked(figures[figure], figure, currency)),
      })),
    ],
    shown,
  );
}
