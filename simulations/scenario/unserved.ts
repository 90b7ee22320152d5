import { canonicalTag, whyUnserved } from '@signalbox/engine';
import type { Demand, LanguageTable } from '../play/index.js';
import type { Context } from './context.js';

/** Tells of customers whom nobody can ever be given: they would all give up, and the table would only say that they did. */
export function hintAtUnserved({ file, plan, roster, read }: Context, demands: readonly Demand[], [table]: readonly LanguageTable[]): void {
  const asked = demands.map(({ queue, channel, languages = [], skills, residency }) => ({
    ...{ queue, channel },
    languages: languages.map((tag) => table?.standsFor[canonicalTag(tag)] ?? tag),
    ...(skills === undefined ? {} : { skills }),
    ...(residency == null ? {} : { residency }),
  }));
  for (const [place, reason] of whyUnserved(plan, roster, asked).entries()) {
    const { name, varies = name } = demands[place] as Demand;
    if (reason !== null)
      read.findings.add('CUSTOMERS_UNSERVED', file.demand?.[varies] === undefined ? [] : ['demand', varies], { name, reason });
  }
}
