import type { AgentRecord } from '../../core/state.js';
import type { HubId } from '../../domain/ids.js';
import type { Step } from '../../domain/policy.js';
import { roomWhenFree } from '../capacity.js';
import type { Routing } from '../context.js';
import { rankKey } from '../rank.js';
import { tierOf } from '../tier.js';
import { type Glance, glanceOf, lookOf } from './facet.js';
import { enterGrade, type Grades, noGrades } from './grade.js';
import { NO_SKILL } from './listed.js';
import { Numbers } from './numbers.js';
import { ABILITY_REASONS, ABILITY_STEP_REASONS } from './scopes.js';
import { type Abilities, type Holders, holdersOf, type Supply } from './supply.js';

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

/** The fits of one demand, found when first asked for. Many abilities fit alike: each kind is kept once. */
export interface Fits {
  /** Places in `kinds` by the number of abilities, as far as they are kept. */
  of: Uint32Array;
  readonly kinds: Fit[];
  readonly places: Map<string, number>;
  /** … by what abilities look like. */
  readonly glance: Glance;
  readonly looks: Map<number, number>;
  /** Number of the rarest skill that is indispensable; `NO_SKILL`: none is. */
  readonly needs: number;
  /** Numbers of abilities that may fit: nobody who lacks that skill is among them. Grows as others become known. */
  readonly among: Numbers;
  /** Those that fit, of the first so many of them. */
  readonly fitting: Numbers;
  /** The same, best first: by the keys that go by abilities and come before any other. */
  readonly grades: Grades;
  /** Hubs, by their numbers, of those who could take a contact with nothing else in hand. */
  readonly hubs: Map<number, HubId>;
  asked: number;
  /** How many have been looked through meanwhile instead of asking all. */
  lookedThrough: number;
}

const UNKNOWN = 0;
const NONE = 1;
/** What is kept of a kind is its place plus this. */
const FIRST = 2;
/** Of more abilities than this it is not kept for each how it fits: a look tells. */
const KEPT_MAX = 4_096;
/** Where so many look different a look tells nothing. */
const LOOKS_MAX = 4_096;

export function noFits(supply: Supply, routing: Routing): Fits {
  const rarest = rarestOf(supply, routing);
  return {
    of: new Uint32Array(0),
    kinds: [],
    places: new Map(),
    glance: glanceOf(supply.facets, supply.all, routing),
    looks: new Map(),
    needs: rarest?.skill ?? NO_SKILL,
    among: rarest?.of ?? supply.everyone,
    fitting: new Numbers(),
    grades: noGrades(),
    hubs: new Map(),
    asked: 0,
    lookedThrough: 0,
  };
}

/** Of the skills that none may lack who fits the contacts that `routing` is typical of, the one that fewest have. */
function rarestOf({ holders }: Supply, routing: Routing): Holders | undefined {
  let rarest: Holders | undefined;
  for (const { indispensable } of ABILITY_STEP_REASONS)
    for (const skill of indispensable?.(routing) ?? []) {
      const having = holdersOf(holders, skill);
      if (rarest === undefined || having.of.length < rarest.of.length) rarest = having;
    }
  return rarest;
}

/** Of all abilities there are, those that fit. */
export function fittingOf(fits: Fits, supply: Supply, routing: Routing): Numbers {
  for (; fits.asked < fits.among.length; fits.asked++) {
    const id = fits.among.at(fits.asked);
    const fit = fitOf(fits, supply, routing, id);
    if (fit === undefined) continue;
    fits.fitting.push(id);
    enterGrade(fits.grades, id, fit);
    const hub = supply.hubOf[id] as number;
    if (fit.room && !fits.hubs.has(hub)) fits.hubs.set(hub, (supply.all[id] as Abilities).like.profile.hub);
  }
  return fits.fitting;
}

/** How the abilities of this number fit the demand that `routing` is typical of; `undefined`: not at all. */
export function fitOf(fits: Fits, supply: Supply, routing: Routing, id: number): Fit | undefined {
  const kept = id < fits.of.length ? (fits.of[id] as number) : UNKNOWN;
  if (kept !== UNKNOWN) return kindAt(fits, kept);
  const look = fits.looks.size < LOOKS_MAX ? lookOf(fits.glance, supply.all, id) : undefined;
  let found = look === undefined ? undefined : fits.looks.get(look);
  if (found === undefined) {
    const fit = judge(routing, supply.all[id] as Abilities);
    found = fit === undefined ? NONE : FIRST + placeOf(fits, fit);
    if (look !== undefined) fits.looks.set(look, found);
  }
  if (look === undefined || id < KEPT_MAX) keep(fits, id, found);
  return kindAt(fits, found);
}

const kindAt = ({ kinds }: Fits, kept: number): Fit | undefined => (kept === NONE ? undefined : kinds[kept - FIRST]);

function keep(fits: Fits, id: number, found: number): void {
  if (id >= fits.of.length) {
    const longer = new Uint32Array(Math.max(64, 2 * id));
    longer.set(fits.of);
    fits.of = longer;
  }
  fits.of[id] = found;
}

function placeOf({ kinds, places }: Fits, fit: Fit): number {
  const steps = fit.steps.map(({ afterMs }) => afterMs);
  const key = `${fit.ring}/${fit.tier}/${fit.room}/${steps.join()}/${fit.values.map((value) => value?.join()).join(';')}`;
  let place = places.get(key);
  if (place === undefined) {
    place = kinds.push(fit) - 1;
    places.set(key, place);
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
