import { summary } from './summary.js';
import type { WhatIf } from './what-if.js';

/** Contacts that are the same in both are counted and not listed. */
export function asJson({ journal, options, recording, replayed, pairs }: WhatIf): Readonly<Record<string, unknown>> {
  const { plan = null, roster = null, seed }: { plan?: string | null; roster?: string | null; seed: number } = options;
  const { fromMs, toMs } = recording;
  const { tallies, refused, leftOut, followers } = replayed;
  const differing = pairs.filter(({ differs }) => differs.length > 0);
  return {
    ...{ journal, plan, roster, seed, fromMs, toMs, contacts: pairs.length, differing: differing.length },
    ...{ values: tallies, refused, leftOut, followers, summary: summary(pairs), differences: differing },
  };
}
