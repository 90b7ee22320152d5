import { agentsOrder, contactOrder, type Placed } from '../../core/contact-order.js';
import type { AgentRecord, RouterState } from '../../core/state/state.js';
import type { Ms } from '../../domain/units.js';
import { type Routing, routingOf } from '../context.js';
import { eligible } from '../eligible.js';
import { tierOf } from '../tier.js';
import { type Demand, type Demands, type Filed, routingAt } from './demand.js';
import { findFitting, fitOf, fittingOf, unknownOf } from './fit.js';
import { isHeldBack } from './held-back.js';
import type { Fit } from './kinds.js';
import type { Seeker } from './line-lists.js';
import type { Numbered } from './number-set.js';
import { poolsFreeFor } from './pools.js';
import type { Abilities, Filing, Supply } from './supply.js';
import type { Tally } from './tally.js';

/** The index at an instant, as searches read it. */
export interface View {
  readonly state: Readonly<RouterState>;
  readonly supply: Supply;
  readonly demands: Demands;
  readonly atMs: Ms;
}

/** A contact with the ring and tier in which an agent would have it. */
export interface Wanted {
  readonly filed: Filed;
  readonly ring: number;
  readonly tier: number;
  /** How the agent's abilities fit it; `null`: the agent was checked individually. */
  readonly fit: Fit | null;
}

export const routingOfFiled = ({ state, atMs }: View, { contact, demand }: Filed): Routing =>
  routingOf(state, contact, atMs, demand.census) as Routing;

/** How abilities with a free agent fit the plain contacts of the demand now; `undefined`: not at all, or a crowd reason blocks them. */
export const fitNow = ({ state, supply, atMs }: View, demand: Demand, { id }: Abilities): Fit | undefined =>
  fitIn(supply, demand, routingAt(demand, state, atMs), id);

/** The same, if the demand's routing is current already; abilities by number. */
export function fitIn(supply: Supply, demand: Demand, routing: Routing, id: number): Fit | undefined {
  const fit = fitFree(supply, demand, routing, id);
  return fit === undefined || (demand.crowd.length > 0 && isHeldBack(supply, demand, routing, id)) ? undefined : fit;
}

const fitFree = (supply: Supply, { fits, line }: Demand, routing: Routing, id: number): Fit | undefined =>
  supply.free[line.number]?.get(id) === 0 ? undefined : fitOf(fits, supply, routing, id);

/** How many agents may be given a plain contact of the demand. `among`: where to look, as returned by `mayFit`. */
export function countFor(view: View, demand: Demand, among: Numbered | null): number {
  const { state, supply, atMs } = view;
  const { fits, line, crowd } = demand;
  const routing = routingAt(demand, state, atMs);
  if (among === null) return countFitting(supply, demand, routing);
  const free = supply.free[line.number] as Tally;
  let count = 0;
  for (let place = 0; place < among.length; place++) {
    const id = among.at(place);
    if (fitOf(fits, supply, routing, id) === undefined) continue;
    const some = free.get(id);
    if (some > 0 && (crowd.length === 0 || !isHeldBack(supply, demand, routing, id))) count += some;
  }
  return count;
}

function countFitting(supply: Supply, demand: Demand, routing: Routing): number {
  const { fits, line, crowd, heldHubs } = demand;
  const { ids, starts } = fits.sight;
  const free = supply.free[line.number] as Tally;
  let count = 0;
  for (const { looks } of fits.grades.inOrder)
    for (const look of looks) {
      const end = starts[look + 1] as number;
      let some = 0;
      if (crowd.length > 0 && heldHubs === null) {
        for (let place = starts[look] as number; place < end; place++)
          if (!isHeldBack(supply, demand, routing, ids[place] as number)) some += free.get(ids[place] as number);
      } else {
        some = free.sum(ids, starts[look] as number, end, supply.all.length);
        // All abilities of one look are in one hub.
        if (some > 0 && crowd.length > 0 && isHeldBack(supply, demand, routing, ids[starts[look] as number] as number)) some = 0;
      }
      count += some;
    }
  return count;
}

/**
 * Where to look for abilities that fit the demand and have a free agent. `null`: in the grades, which contain all that fit; otherwise among
 * the free, by number, if they are far fewer or too few yet to make judging all worthwhile.
 */
export function mayFit({ state, supply, atMs }: View, demand: Demand): Numbered | null {
  const { fits } = demand;
  const available = availableFor(supply, demand);
  // Judging all is put off until as many have been looked through one by one: a busy hall has few free agents and may never need it.
  if (fits.lookedThrough < unknownOf(fits) && available.length < fits.sight.among.length) {
    fits.lookedThrough += available.length;
    return available;
  }
  findFitting(fits, supply, routingAt(demand, state, atMs));
  return fits.fitting <= FITTING_PER_AVAILABLE * available.length ? null : available;
}

/** Fitting abilities are counted in typed arrays and skipped by grade: visiting this many costs as much as visiting one free one. */
const FITTING_PER_AVAILABLE = 8;

const availableFor = ({ available }: Supply, { line }: Demand): Numbered => available[line.number] as Numbered;

/** Whether any agent may be given a plain contact of the demand. */
export function anyFor(view: View, demand: Demand): boolean {
  const routing = routingAt(demand, view.state, view.atMs);
  const among = mayFit(view, demand);
  if (among === null) return anyFitting(view.supply, demand, routing);
  for (let place = 0; place < among.length; place++) if (fitIn(view.supply, demand, routing, among.at(place)) !== undefined) return true;
  return false;
}

function anyFitting(supply: Supply, demand: Demand, routing: Routing): boolean {
  const { ids, starts } = demand.fits.sight;
  const free = supply.free[demand.line.number] as Tally;
  for (const { looks } of demand.fits.grades.inOrder)
    for (const look of looks)
      for (let place = starts[look] as number; place < (starts[look + 1] as number); place++) {
        const id = ids[place] as number;
        if (free.get(id) > 0 && (demand.crowd.length === 0 || !isHeldBack(supply, demand, routing, id))) return true;
      }
  return false;
}

/** The agents who may be given this contact, checked one at a time, each with its ring. `byName`: only those it names. */
export function* eligibleFor(view: View, filed: Filed, byName = false): Generator<{ readonly agent: AgentRecord; readonly ring: number }> {
  const routing = routingOfFiled(view, filed);
  for (const { agent } of askedAbout(view, filed, byName)) {
    const ring = eligible(routing, agent);
    if (ring !== undefined) yield { agent, ring };
  }
}

/** The agent it is reserved for; otherwise all that fit, and those it names. */
function* askedAbout(view: View, { demand, only, names }: Filed, byName: boolean): Generator<Filing> {
  if (only !== null) return yield* named(view, demand, only);
  if (!byName) yield* free(view, demand);
  for (const name of names)
    for (const filing of named(view, demand, name))
      if (byName || fitOf(demand.fits, view.supply, routingAt(demand, view.state, view.atMs), filing.abilities.id) === undefined)
        yield filing;
}

function* named({ supply }: View, { line }: Demand, name: string): Generator<Filing> {
  const filing = supply.filings.get(name);
  if (filing !== undefined && (filing.free & line.bit) !== 0) yield filing;
}

/** The free agents whose abilities fit the demand. */
function* free(view: View, demand: Demand): Generator<Filing> {
  const { supply, state, atMs } = view;
  const among = mayFit(view, demand);
  for (const id of among === null ? fittingOf(demand.fits) : numbersIn(among))
    if (fitFree(supply, demand, routingAt(demand, state, atMs), id) !== undefined)
      for (const pool of poolsFreeFor(supply, id, demand.line.bit)) yield* pool.filings;
}

function* numbersIn(among: Numbered): Generator<number> {
  for (let place = 0; place < among.length; place++) yield among.at(place);
}

/**
 * The contact this agent would take first. `inLine`: by the common order of contacts; otherwise the agent's own tier precedes the place
 * within a band. The first contact of a demand speaks for those behind it; only contacts that name the agent, or are single, are checked
 * one by one, and never beyond the best found so far.
 */
export function firstFor(view: View, filing: Filing, inLine: boolean): Wanted | undefined {
  const { byName, listed } = view.demands;
  const naming = byName.get(filing.agent.id);
  if (naming === undefined && listed.size === 0) return undefined;
  const search = ++view.supply.searches;
  const choice: Choice = {
    view,
    filing,
    search,
    byBand: !inLine && filing.agent.profile.tiers.length > 0,
    best: undefined,
    bound: undefined,
  };
  const ask = (filed: Filed): boolean => askAbout(choice, filed);
  naming?.find(ask);
  listed.goThrough(filing.free, filing.abilities.skills, choice, (demand) => askFirstOf(choice, demand, ask));
  return choice.best;
}

/** What an agent has to choose from, as far as it has been visited. */
interface Choice extends Seeker {
  readonly view: View;
  readonly filing: Filing;
  /** Its number: contacts that are alike know by it that one of them has been asked about. */
  readonly search: number;
  /** Whether the agent's own tier precedes the place within a band. */
  readonly byBand: boolean;
  best: Wanted | undefined;
  bound: Filed | undefined;
}

/** Asks about one contact; returns whether nothing behind it can be better. */
function askAbout(choice: Choice, filed: Filed): boolean {
  if (isBehind(choice, filed)) return true;
  const { likeness } = filed;
  // Whoever refused a thousand contacts alike is asked about the first of them.
  if (likeness?.askedIn === choice.search) return false;
  if (likeness !== null) likeness.askedIn = choice.search;
  const { view, filing, byBand } = choice;
  const { agent, free } = filing;
  const ring = (filed.demand.line.bit & free) === 0 ? undefined : eligible(routingOfFiled(view, filed), agent);
  if (ring === undefined) return false;
  take(choice, { filed, ring, tier: tierOf(filed.contact, agent), fit: null });
  return !byBand;
}

/** Asks about the first contact of a demand and about its single ones; returns whether nothing behind can be better. */
function askFirstOf(choice: Choice, demand: Demand, ask: (filed: Filed) => boolean): boolean {
  if (isBehind(choice, demand)) return true;
  const { view, filing } = choice;
  const fit = fitOf(demand.fits, view.supply, routingAt(demand, view.state, view.atMs), filing.abilities.id);
  if (fit === undefined) return false;
  const { first } = demand.plain;
  if (first !== undefined && !isBehind(choice, first) && fitNow(view, demand, filing.abilities) !== undefined)
    take(choice, { filed: first, ring: fit.ring, tier: fit.tier, fit });
  if (demand.single.size > 0) demand.single.find(ask);
  return false;
}

const isBehind = ({ bound, byBand }: Choice, place: Placed): boolean =>
  bound !== undefined && (byBand ? place.band > bound.band : contactOrder(place, bound) > 0);

function take(choice: Choice, wanted: Wanted): void {
  if (choice.best !== undefined && !before(wanted, choice.best, choice.byBand)) return;
  choice.best = wanted;
  choice.bound = wanted.filed;
}

const before = (a: Wanted, b: Wanted, byBand: boolean): boolean =>
  (byBand ? agentsOrder(a.filed, a.tier, b.filed, b.tier) : contactOrder(a.filed, b.filed)) < 0;
