import { contactOrder } from '../../core/contact-order.js';
import { nothing } from '../../core/state/seldom.js';
import { Sorted } from '../../core/state/sorted.js';
import type { AgentRecord, LiveContact, RouterState } from '../../core/state/state.js';
import type { AgentId, ContactOrdinal } from '../../domain/ids.js';
import type { Ms } from '../../domain/units.js';
import { type Reason, type Routing, routingOf, type Watched } from '../context.js';
import { rankKey } from '../rank.js';
import type { RankKey } from '../rank-key.js';
import { isRoutable } from '../routable.js';
import { type Crowd, type Demand, type Demands, type Filed, type Keeping, list } from './demand.js';
import { demandKey } from './demand-key.js';
import { alreadyKnown, noted } from './demands-of-wishes.js';
import { fitOf, noFits, stepsFor } from './fit.js';
import { headOrder } from './heads.js';
import { indexedCensus } from './indexed-census.js';
import { joinLike, leaveLike, likenessOf } from './likeness.js';
import { lineKey } from './lines.js';
import { NOT_PENDING } from './pending.js';
import { rankOrderOf } from './rank-order.js';
import { CONTACT_REASONS, CROWD_REASONS, concerns, EXEMPTING_REASONS, UNTOLD_REASONS } from './scopes.js';
import type { Supply } from './supply.js';

const NOBODY: readonly AgentId[] = [];
const NO_REASONS: readonly Reason[] = [];

/** Files a contact anew, as it is now; `undefined`: it wants no offer, or may have none. */
export function fileContact(
  demands: Demands,
  supply: Supply,
  state: Readonly<RouterState>,
  ordinal: ContactOrdinal,
  atMs: Ms,
): Filed | undefined {
  const known = demands.filed.get(ordinal);
  if (known !== undefined) takeOut(demands, known);
  const contact = state.contacts.get(ordinal);
  if (contact === undefined || !wantsOffer(state, contact) || !isRoutable(state, contact)) return undefined;
  const routing: Watched | undefined = routingOf(state, contact, atMs);
  if (routing === undefined) return undefined;
  const demand = demandOf(demands, supply, state, routing);
  routing.census = demand.census;
  const untold = anyConcerns(UNTOLD_REASONS, routing);
  const filed = asFiled(demand, routing, supply, untold);
  putIn(demands, filed);
  if (untold) demands.untold.add(filed);
  return filed;
}

const wantsOffer = (state: Readonly<RouterState>, contact: LiveContact): boolean =>
  contact.state === 'queued' || (contact.state === 'offered' && state.toTopUp.has(contact));

function anyConcerns(reasons: readonly Reason[], routing: Routing): boolean {
  for (const reason of reasons) if (concerns(reason, routing)) return true;
  return false;
}

function asFiled(demand: Demand, routing: Routing, supply: Supply, untold: boolean): Filed {
  const { contact, atMs } = routing;
  const { ordinal, band, rankAtMs, affinity } = contact;
  let keeping: Keeping = untold ? 'single' : 'plain';
  let only: AgentId | null = null;
  for (const reason of CONTACT_REASONS) {
    if (!concerns(reason, routing)) continue;
    if (reason.onlyFor === undefined) keeping = 'single';
    else only = reason.onlyFor(routing) ?? only;
  }
  const names = affinity === null || atMs >= affinity.untilMs ? NOBODY : [affinity.agent, ...affinity.deputies.map(({ agent }) => agent)];
  if (only !== null) keeping = 'kept';
  else if (names.length > 0 && goesByItself(demand, supply, routing, names)) keeping = 'single';
  const under = only === null || names.includes(only) ? names : [...names, only];
  const likeness = keeping === 'single' && !untold && names.length === 0 ? likenessOf(demand.likenesses, routing) : null;
  return { ordinal, contact, band, rankAtMs, demand, keeping, only, names, under, likeness, pendingAt: NOT_PENDING };
}

/**
 * Whether a contact must be checked individually because the agents it prefers change the crowd. Of several crowd reasons, one may exempt
 * such an agent and another not; the other's answer may then change for that agent alone.
 */
const goesByItself = (demand: Demand, supply: Supply, routing: Routing, names: readonly AgentId[]): boolean =>
  demand.crowd.length > 1 || (demand.crowd.length > 0 && names.some((name) => isException(demand, supply, routing, name)));

/**
 * Whether the contact's preference admits the agent to rings that other agents of the same abilities are not in: then its crowd differs
 * from that of the demand.
 */
function isException({ fits, routing: typical }: Demand, supply: Supply, routing: Routing, name: AgentId): boolean {
  const filing = supply.filings.get(name);
  if (filing === undefined || !isExempted(filing.agent)) return false;
  const alike = fitOf(fits, supply, typical, filing.abilities.id)?.steps.length ?? 0;
  return alike !== stepsFor(routing, filing.agent).length;
}

/** Checked first, because asking all reasons about one pair is ten times as much work. */
function isExempted(agent: AgentRecord): boolean {
  for (const { exempts } of EXEMPTING_REASONS) if (exempts?.(agent) === true) return true;
  return false;
}

function demandOf(demands: Demands, supply: Supply, state: Readonly<RouterState>, routing: Routing): Demand {
  const crowd = crowdReasons(routing);
  const found = alreadyKnown(demands, routing.contact, crowd);
  if (found !== undefined) return found;
  const key = demandKey(routing.contact, crowd);
  const known = demands.byKey.get(key);
  if (known !== undefined) return noted(demands, routing.contact, known);
  if (isFull(demands, supply)) forgetUnused(demands, supply);
  const demand = newDemand(supply, state, routing, crowd);
  demands.byKey.set(key, demand);
  if (crowd.length > 0) joinCrowd(demands, demand);
  return noted(demands, routing.contact, demand);
}

/**
 * The crowd reasons that concern the contact. All contacts concerned by the same reasons get the same list, since it is asked for whenever
 * anything happens to one.
 */
function crowdReasons(routing: Routing): readonly Reason[] {
  let which = 0;
  for (let place = 0; place < CROWD_REASONS.length; place++) if (concerns(CROWD_REASONS[place] as Reason, routing)) which |= 1 << place;
  if (which === 0) return NO_REASONS;
  let list = CROWDS.get(which);
  if (list === undefined) {
    list = CROWD_REASONS.filter((_, place) => (which & (1 << place)) !== 0);
    CROWDS.set(which, list);
  }
  return list;
}

/** One bit per reason. */
const CROWDS = new Map<number, readonly Reason[]>();

function joinCrowd(demands: Demands, demand: Demand): void {
  const { routing, crowd } = demand;
  const key = [routing.queue.id, ...crowd.map(({ name }) => name)].join('/');
  const known: Crowd = demands.crowds.get(key) ?? { demands: [], mood: null };
  demands.crowds.set(key, known);
  known.demands.push(demand);
  if (known.mood === null) demands.moodless = true;
}

function newDemand(supply: Supply, state: Readonly<RouterState>, routing: Routing, crowd: readonly Reason[]): Demand {
  const { contact } = routing;
  const line = supply.lines.of.get(lineKey(contact.queue, contact.channel, contact.band === 0)) as Demand['line'];
  const rank = routing.policy.rank.map(rankKey);
  const typical: LiveContact = {
    ...contact,
    state: 'queued',
    affinity: null,
    link: null,
    returnsTo: null,
    handedOffBy: null,
    offers: [],
    refusals: nothing(),
  };
  const typicalRouting: Watched = { ...(routingOf(state, typical, routing.atMs) as Routing) };
  const fits = noFits(supply, typicalRouting);
  const census = indexedCensus(supply, fits, line, typicalRouting);
  typicalRouting.census = census;
  const own = rankOrderOf(typicalRouting);
  const order = own && (supply.rankOrders.get(own.id) ?? own);
  if (order !== null) supply.rankOrders.set(order.id, order);
  return {
    line,
    needs: fits.sight.needs,
    typical,
    routing: typicalRouting,
    crowd,
    heldHubs: crowd.every(({ alike }) => alike === 'hub') ? { askedAt: [], of: [] } : null,
    plain: new Sorted<Filed>(contactOrder),
    single: new Sorted<Filed>(contactOrder),
    apart: new Set(),
    likenesses: new Map(),
    fits,
    order,
    headOrder: order && headOrder(rank, order),
    rank,
    ownValuesNext: ownValuesNext(rank),
    ranksByCrowd: rank.some(({ varies }) => varies === 'crowd'),
    census,
    band: 0,
    rankAtMs: 0,
    ordinal: 0,
    pendingAt: NOT_PENDING,
  };
}

function ownValuesNext(rank: readonly RankKey[]): Demand['ownValuesNext'] {
  const graded = rank.findIndex(({ varies }) => varies !== 'abilities');
  const behindGrade = graded < 0 ? [] : rank.slice(graded);
  const isOwn = ({ varies }: RankKey): boolean => varies === 'agent' || varies === 'queue';
  const [first] = behindGrade;
  if (behindGrade.every(isOwn)) return 3;
  return first !== undefined && isOwn(first) ? 1 : 0;
}

const isFull = ({ byKey, forgetAt, forgetLooksAt }: Demands, { sights, all, looksJudged, limits }: Supply): boolean =>
  byKey.size >= forgetAt || looksJudged >= forgetLooksAt || sights.size * all.length >= limits.seen;

/** All sights are dropped at once: the demands that remain keep theirs, new demands start with new ones. */
function forgetUnused(demands: Demands, supply: Supply): void {
  const { limits } = supply;
  demands.byRequirement = new WeakMap();
  for (const [key, demand] of demands.byKey) if (!isUsed(demand)) demands.byKey.delete(key);
  for (const crowd of demands.crowds.values()) crowd.demands = crowd.demands.filter(isUsed);
  demands.forgetAt = Math.max(limits.demands, 2 * demands.byKey.size);
  supply.looksJudged = 0;
  for (const { fits } of demands.byKey.values()) supply.looksJudged += fits.of.length;
  demands.forgetLooksAt = Math.max(limits.looksJudged, 2 * supply.looksJudged);
  supply.sights.clear();
}

const isUsed = ({ ordinal, apart }: Demand): boolean => ordinal > 0 || apart.size > 0;

function putIn(demands: Demands, filed: Filed): void {
  const { demand, keeping, under, likeness } = filed;
  demands.filed.set(filed.ordinal, filed);
  if (keeping === 'plain') demand.plain.add(filed);
  else demand.apart.add(filed);
  if (keeping === 'single') {
    demand.single.add(filed);
    demands.singles.add(filed);
    if (likeness !== null) joinLike(demand.likenesses, likeness);
  }
  for (const name of under) {
    const list = demands.byName.get(name) ?? new Sorted<Filed>(contactOrder);
    demands.byName.set(name, list);
    list.add(filed);
  }
  list(demands, demand);
}

function takeOut(demands: Demands, filed: Filed): void {
  const { demand, keeping, under, likeness } = filed;
  demands.filed.delete(filed.ordinal);
  if (demands.untold.size > 0) demands.untold.delete(filed);
  if (keeping === 'plain') demand.plain.remove(filed);
  else demand.apart.delete(filed);
  if (keeping === 'single') {
    demand.single.remove(filed);
    demands.singles.delete(filed);
    if (likeness !== null) leaveLike(demand.likenesses, likeness);
  }
  for (const name of under) {
    const list = demands.byName.get(name);
    list?.remove(filed);
    if (list?.size === 0) demands.byName.delete(name);
  }
  list(demands, demand);
}
