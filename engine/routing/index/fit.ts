import type { AgentRecord } from '../../core/state/state.js';
import type { HubId } from '../../domain/ids.js';
import type { Step } from '../../domain/policy.js';
import { roomWhenFree } from '../capacity.js';
import type { Routing } from '../context.js';
import { rankKey } from '../rank.js';
import { tierOf } from '../tier.js';
import { enterGrade, type Grades, noGrades } from './grade.js';
import { type Fit, Kinds } from './kinds.js';
import { ABILITY_REASONS, ABILITY_STEP_REASONS } from './scopes.js';
import { group, lookOf, type Sight, unseen } from './sight.js';
import { sightOf } from './sights.js';
import type { Abilities, Supply } from './supply.js';

/** How all abilities fit one demand: one answer per look, found when first asked for. */
export interface Fits {
  readonly sight: Sight;
  readonly kinds: Kinds;
  /** Number of the kind per look, as far as judged. */
  of: Uint32Array;
  /** The looks that fit, best first, grouped by the rank keys that depend on abilities and precede all others. */
  readonly grades: Grades;
  /** How many looks have been graded. */
  graded: number;
  /** Hubs, by number, that have an agent who could take a contact with nothing else in hand. */
  readonly hubs: Map<number, HubId>;
  /** How many of the first `counted` candidates fit. */
  fitting: number;
  counted: number;
  /** How many candidates have been looked through one by one, instead of judging them all. */
  lookedThrough: number;
}

const UNKNOWN = 0;
const NONE = 1;
/** Stored values are the kind's number plus this. */
const FIRST = 2;

export const noFits = (supply: Supply, routing: Routing): Fits => ({
  sight: sightOf(supply, routing),
  kinds: kindsOf(supply, routing),
  of: NOTHING,
  grades: noGrades(),
  graded: 0,
  hubs: new Map(),
  fitting: 0,
  counted: 0,
  lookedThrough: 0,
});

const NOTHING = new Uint32Array(0);

function kindsOf({ kinds }: Supply, { policy }: Routing): Kinds {
  let known = kinds.get(policy);
  if (known === undefined) {
    known = new Kinds();
    kinds.set(policy, known);
  }
  return known;
}

/** How many abilities and looks are still to be read or judged before all that fit are known. */
export const unknownOf = ({ sight, graded }: Fits): number => unseen(sight) + sight.starts.length - 1 - graded;

/** Judges all abilities: afterwards the grades contain those that fit, and `fitting` counts them. */
export function findFitting(fits: Fits, supply: Supply, routing: Routing): void {
  const { sight, grades } = fits;
  group(sight, supply.all);
  for (const looks = sight.starts.length - 1; fits.graded < looks; fits.graded++) {
    const fit = fitOfLook(fits, supply, routing, fits.graded);
    if (fit === undefined) continue;
    enterGrade(grades, fits.graded, fit);
    // Whatever is not asked for is part of every look, so all abilities of one look are in one hub.
    const like = sight.examples.at(fits.graded);
    const hub = supply.hubOf[like] as number;
    if (fit.room && !fits.hubs.has(hub)) fits.hubs.set(hub, (supply.all[like] as Abilities).like.profile.hub);
  }
  if (fits.counted === sight.ids.length) return;
  fits.counted = sight.ids.length;
  fits.fitting = 0;
  for (const grade of grades.inOrder)
    for (const look of grade.looks) fits.fitting += (sight.starts[look + 1] as number) - (sight.starts[look] as number);
}

/** Numbers of the abilities that fit, once all are found. */
export function* fittingOf({ sight, grades }: Fits): Generator<number> {
  const { ids, starts } = sight;
  for (const { looks } of grades.inOrder)
    for (const look of looks)
      for (let place = starts[look] as number; place < (starts[look + 1] as number); place++) yield ids[place] as number;
}

/** How the abilities with this number fit the demand that `routing` stands for; `undefined`: not at all. */
export const fitOf = (fits: Fits, supply: Supply, routing: Routing, id: number): Fit | undefined =>
  fitOfLook(fits, supply, routing, lookOf(fits.sight, supply.all, id));

export function fitOfLook(fits: Fits, supply: Supply, routing: Routing, look: number): Fit | undefined {
  let kept = look < fits.of.length ? (fits.of[look] as number) : UNKNOWN;
  if (kept === UNKNOWN) {
    const { examples } = fits.sight;
    const fit = judge(routing, supply.all[examples.at(look)] as Abilities);
    kept = fit === undefined ? NONE : FIRST + fits.kinds.numberOf(fit);
    if (look >= fits.of.length) {
      const longer = new Uint32Array(examples.length);
      longer.set(fits.of);
      supply.looksJudged += longer.length - fits.of.length;
      fits.of = longer;
    }
    fits.of[look] = kept;
  }
  return kept === NONE ? undefined : fits.kinds.at(kept - FIRST);
}

/** The open steps whose ring includes agents of these abilities; none if the abilities rule the contact out altogether. */
export function stepsFor(routing: Routing, agent: AgentRecord): Routing['steps'] {
  for (const reason of ABILITY_REASONS) if (reason.blocks(routing, agent)) return [];
  return routing.steps.filter(({ step }) => letsIn(routing, agent, step));
}

function letsIn(routing: Routing, agent: AgentRecord, step: Step): boolean {
  for (const reason of ABILITY_STEP_REASONS) if (reason.blocks(routing, agent, step)) return false;
  return true;
}

function judge(routing: Routing, { like: agent }: Abilities): Fit | undefined {
  const within = stepsFor(routing, agent);
  const [first] = within;
  if (first === undefined) return undefined;
  return {
    ring: first.number,
    tier: tierOf(routing.contact, agent),
    steps: within.map(({ step }) => step),
    room: roomWhenFree(routing, agent),
    values: routing.policy.rank.map((name) => {
      const key = rankKey(name);
      return key.varies === 'abilities' ? key.values(routing, { agent, ring: first.number }) : null;
    }),
  };
}
