import type { FaultCase } from './fault-case.js';
import { fewer } from './fewer.js';
import type { Parts } from './host.js';
import { runCase } from './run-case.js';

export interface ShrinkOptions {
  readonly parts?: Parts;
  /** The number of runs it may take; after that, the smallest case so far is the answer. */
  readonly runsMax?: number;
  readonly onRun?: () => void;
}

const RUNS_MAX = 300;

/** A smaller case that breaks the same law: fewer faults, customers and agents, and no longer than necessary. */
export async function shrinkCase(given: FaultCase, { parts = {}, runsMax = RUNS_MAX, onRun }: ShrinkOptions = {}): Promise<FaultCase> {
  const [first] = (await runCase(given, parts)).findings;
  if (first === undefined) throw new Error('The case breaks no law: there is nothing to shrink.');
  let runs = 0;
  let found = first;

  async function stillFails(smaller: FaultCase): Promise<boolean> {
    if (runs >= runsMax) return false;
    runs++;
    onRun?.();
    const broken = (await runCase(smaller, parts)).findings.find(({ law }) => law === first?.law);
    if (broken !== undefined) found = broken;
    return broken !== undefined;
  }

  let small = given;
  const tries = async (smaller: FaultCase): Promise<void> => {
    if (await stillFails(smaller)) small = smaller;
  };
  for (const round of [1, 2]) {
    small = { ...small, faults: [...(await fewer(small.faults, (faults) => stillFails({ ...small, faults: [...faults] })))] };
    small = { ...small, contacts: [...(await fewer(small.contacts, (contacts) => stillFails({ ...small, contacts: [...contacts] })))] };
    const lastMs = Math.max(0, ...small.faults.map(({ atMs }) => atMs), ...small.contacts.map(({ atMs }) => atMs));
    if (round === 1 && lastMs + 1 < small.safetyMs) await tries({ ...small, safetyMs: lastMs + 1 });
  }
  const agents = Object.entries(small.roster.agents ?? {});
  const left = await fewer(agents, (some) => stillFails({ ...small, roster: { ...small.roster, agents: Object.fromEntries(some) } }));
  return { ...small, roster: { ...small.roster, agents: Object.fromEntries(left) }, found: { law: found.law, what: found.what } };
}
