import type { OtherQueues } from '@signalbox/simulations/what-if';
import { summary } from './summary.js';
import type { WhatIf } from './what-if.js';

/** Contacts that are the same in both are counted and not listed. */
export function asJson({ journal, options, recording, replayed, pairs, endedMs, unknown }: WhatIf): Readonly<Record<string, unknown>> {
  const {
    plan = null,
    roster = null,
    seed,
    queue,
  }: { plan?: string | null; roster?: string | null; seed: number; queue: OtherQueues } = options;
  const { fromMs, toMs } = recording;
  const { tallies, refused, turnedOff, leftOut, followers, patienceUnknown } = replayed;
  const differing = pairs.filter(({ differs }) => differs.length > 0);
  return {
    journal,
    plan,
    roster,
    queues: Object.fromEntries(queue),
    seed,
    fromMs,
    toMs,
    endedMs,
    contacts: pairs.length,
    differing: differing.length,
    values: tallies,
    refused,
    turnedOff,
    unknown,
    leftOut,
    followers,
    patienceUnknown,
    summary: summary(pairs, queue),
    differences: differing,
  };
}
