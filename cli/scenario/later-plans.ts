import { type LocatedProblem, type PlanText, readTextFile, readTexts } from '@signalbox/adapters/plan';
import type { Path, PlanFile } from '@signalbox/engine/plan';
import { isInstant, type LaterPlan, type ScenarioFile, startMs, unsaidOnClosing } from '@signalbox/simulations/scenario';
import { beside } from './beside.js';

export interface LaterPlans {
  /** By place in the scenario's list of changes. */
  readonly plans: ReadonlyMap<number, LaterPlan>;
  readonly problems: readonly LocatedProblem[];
}

/** Reads the plans a scenario publishes on the way, each for the same roster: a file of its own, or what is otherwise than in the one before. */
export async function readLaterPlans(
  { changes = [] }: ScenarioFile,
  texts: { readonly scenario: PlanText; readonly plan: PlanText; readonly roster: PlanText },
  zone: string,
  options: Parameters<typeof readTexts>[2],
): Promise<LaterPlans> {
  const plans = new Map<number, LaterPlan>();
  const problems: LocatedProblem[] = [];
  // What is no instant is told with the change itself; until then it may stand anywhere.
  const atMs = (at: string): number => (isInstant(at) ? startMs(at, zone) : 0);
  const order = [...changes.entries()].sort(([, one], [, other]) => atMs(one.at) - atMs(other.at));
  let before = texts.plan;
  for (const [place, { plan: written }] of order) {
    if (written === undefined) continue;
    const text =
      typeof written === 'string'
        ? await readTextFile(beside(texts.scenario, written), 'plan')
        : patched(before, written, texts.scenario, place);
    const read = readTexts(text, texts.roster, options);
    if (read.ok) plans.set(place, { plan: read.plan, roster: read.roster, unsaid: unsaidOnClosing(text.value as PlanFile) });
    else problems.push(...read.problems.filter(({ severity }) => severity === 'error'));
    before = text;
  }
  return { plans, problems };
}

type Patch = Readonly<Record<string, unknown>>;
const isPatch = (value: unknown): value is Patch => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A plan with a patch laid over it. What the patch says is told at its place in the scenario, the rest where it was told before. */
function patched(before: PlanText, patch: Patch, scenario: PlanText, place: number): PlanText {
  const inPatch = (path: Path): boolean => {
    let at: unknown = patch;
    for (const key of path) {
      if (!isPatch(at) || !Object.hasOwn(at, key)) return !isPatch(at);
      at = at[key];
    }
    return path.length > 0;
  };
  return {
    ...before,
    file: scenario.file,
    value: merged(before.value, patch),
    locate: (path, at) => scenario.locate(['changes', place, 'plan', ...(inPatch(path) ? path : [])], at),
    line: scenario.line,
  };
}

/** JSON merge patch (RFC 7396). */
function merged(target: unknown, patch: unknown): unknown {
  if (!isPatch(patch)) return patch;
  const result: Record<string, unknown> = isPatch(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else Object.defineProperty(result, key, { value: merged(result[key], value), enumerable: true, writable: true, configurable: true });
  }
  return result;
}
