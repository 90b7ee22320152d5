import { written } from '../../core/canonical-text.js';
import type { AgentRecord } from '../../core/state.js';
import type { Step } from '../../domain/policy.js';
import { roomWhenFree } from '../capacity.js';
import type { Routing } from '../context.js';
import { rankKey } from '../rank.js';
import { tierOf } from '../tier.js';
import { enterGrade, type Grades, noGrades } from './grade.js';
import { ABILITY_REASONS, ABILITY_STEP_REASONS } from './scopes.js';
import { type Abilities, holdersOf, type Supply } from './supply.js';

/** What agents of some abilities are to contacts of some demand, whatever either is doing at the moment. */
export interface Fit {
  readonly ring: number;
  readonly tier: number;
  /** Open steps whose ring they are in. */
  readonly steps: readonly Step[];
  /** Could take one with nothing else in hand. */
  readonly room: boolean;
  /** Values of the policy's rank keys that go by abilities; `null` where a key goes by something else. */
  readonly values: readonly (readonly number[] | null)[];
}

/** The fits of one demand, found when first asked for. Many abilities fit alike: each kind is kept once, and a number for each abilities. */
export interface Fits {
  of: Uint16Array;
  readonly kinds: Fit[];
  readonly numbers: Map<string, number>;
  /** Abilities that may fit: nobody who lacks what is indispensable is among them. Grows as others become known. */
  readonly among: readonly Abilities[];
  /** Those that fit, of the first so many of them. */
  readonly fitting: Abilities[];
  /** Their numbers. */
  readonly ids: number[];
  /** The same, best first: by the keys that go by abilities and come before any other. */
  readonly grades: Grades;
  asked: number;
  /** How many have been looked through meanwhile instead of asking all. */
  lookedThrough: number;
}

const UNKNOWN = 0;
const NONE = 1;
/** The number of a kind is its place plus this. */
const FIRST = 2;
/** As many kinds as the numbers can tell apart. */
const KINDS_MAX = 65_536 - FIRST;

export const noFits = (among: readonly Abilities[]): Fits => ({
  among,
  of: new Uint16Array(0),
  kinds: [],
  numbers: new Map(),
  fitting: [],
  ids: [],
  grades: noGrades(),
  asked: 0,
  lookedThrough: 0,
});

/** Those that may fit the contacts that `routing` is typical of: all there are, or those with the rarest skill that none may lack. */
export function mayFitAtAll({ all, holders }: Supply, routing: Routing): readonly Abilities[] {
  let among: readonly Abilities[] = all;
  for (const { indispensable } of ABILITY_STEP_REASONS)
    for (const skill of indispensable?.(routing) ?? []) {
      const having = holdersOf(holders, skill);
      if (having.length < among.length) among = having;
    }
  return among;
}

/** Of all abilities there are, those that fit. */
export function fittingOf(fits: Fits, routing: Routing): readonly Abilities[] {
  for (; fits.asked < fits.among.length; fits.asked++) {
    const abilities = fits.among[fits.asked] as Abilities;
    const fit = fitOf(fits, routing, abilities);
    if (fit === undefined) continue;
    fits.fitting.push(abilities);
    fits.ids.push(abilities.id);
    enterGrade(fits.grades, abilities, fit.values);
  }
  return fits.fitting;
}

/** How these abilities fit the demand that `routing` is typical of; `undefined`: not at all. */
export function fitOf(fits: Fits, routing: Routing, abilities: Abilities): Fit | undefined {
  const { id } = abilities;
  if (id >= fits.of.length) {
    const longer = new Uint16Array(Math.max(64, 2 * id));
    longer.set(fits.of);
    fits.of = longer;
  }
  const number = fits.of[id] as number;
  if (number === NONE) return undefined;
  if (number !== UNKNOWN) return fits.kinds[number - FIRST];
  const fit = judge(routing, abilities);
  if (fit === undefined) fits.of[id] = NONE;
  else if (fits.kinds.length < KINDS_MAX) fits.of[id] = FIRST + placeOf(fits, fit);
  return fit;
}

function placeOf({ kinds, numbers }: Fits, fit: Fit): number {
  const key = written([fit.ring, fit.tier, fit.room, fit.steps.map(({ afterMs }) => afterMs), fit.values]);
  let place = numbers.get(key);
  if (place === undefined) {
    place = kinds.push(fit) - 1;
    numbers.set(key, place);
  }
  return place;
}

/** Open steps whose ring abilities let the agent into; none where they keep the agent from the contact altogether. */
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
