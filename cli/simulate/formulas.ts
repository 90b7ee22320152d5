import { CONTACT_FIGURES, SPREAD_FORMULAS, STAFF_FIGURES } from '@signalbox/simulations/measures';

const said = (figures: Readonly<Record<string, { readonly formula: string }>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(figures).map(([name, { formula }]) => [name, formula]));

/** How each figure is worked out, by its name. Stands beside figures wherever all of them are told. */
export const FORMULAS = {
  contacts: { ...said(CONTACT_FIGURES), ...SPREAD_FORMULAS.contacts },
  staff: { ...said(STAFF_FIGURES), ...SPREAD_FORMULAS.staff },
} as const;
