import { CONTACT_FIGURES, type PairedRow, STAFF_FIGURES } from '@signalbox/simulations/measures';
import { csvNumber, csvText } from '../csv.js';
import { unitOf } from '../simulate/figure-text.js';
import { caveatsOf } from './caveats.js';
import type { Compared } from './compared.js';

const formulas = (figures: Readonly<Record<string, { readonly formula: string }>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(figures).map(([name, { formula }]) => [name, formula]));

/** Everything found, as JSON. Undefined figures are `null`. */
export function asJson(compared: Compared): unknown {
  const { seed, antithetic, base, alternatives } = compared;
  return {
    ok: true,
    seed,
    antithetic,
    base: base.name,
    formulas: { contacts: formulas(CONTACT_FIGURES), staff: formulas(STAFF_FIGURES) },
    alternatives: alternatives.map(({ name, differences }) => ({ scenario: name, ...differences })),
    targets: [base, ...alternatives].map(({ name, judged }) => ({ scenario: name, targets: judged })),
    caveats: caveatsOf(compared),
  };
}

const TITLES = ['scenario', 'of', 'by', 'key', 'figure', 'unit', 'base', 'other', 'difference', 'halfWidth95', 'pairs', 'pairingGain'];

/** One line per alternative and figure. */
export function asCsv({ alternatives }: Compared): { readonly text: string; readonly lines: number } {
  const lines = alternatives.flatMap(({ name, differences }) => {
    const rows = (kind: string, of: readonly PairedRow[]): readonly string[][] =>
      of.flatMap(({ by, key, figures }) =>
        Object.entries(figures).map(([figure, { base, other, difference, pairingGain }]) => [
          ...[name, kind, by, key, figure, unitOf(figure)],
          ...[base.mean, other.mean, difference.mean, difference.halfWidth, difference.count, pairingGain].map(csvNumber),
        ]),
      );
    return [...rows('contacts', differences.contacts), ...rows('staff', differences.staff)];
  });
  return { text: csvText([TITLES, ...lines]), lines: lines.length };
}
