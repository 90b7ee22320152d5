import type { ShareRecord } from '../../core/share-record.js';
import type { RouterState } from '../../core/state.js';
import { forget } from '../../core/touched.js';
import { wantingOffers } from '../../core/waiting.js';
import type { Queue } from '../../domain/queue.js';
import type { Ms } from '../../domain/units.js';
import type { Reason, Watched } from '../context.js';
import { type Crowd, type Demand, type Demands, type Filed, noDemands } from './demand.js';
import { touchDue } from './due-soon.js';
import { fileAgent } from './file-agent.js';
import { fileContact } from './file-contact.js';
import type { IndexLimits } from './limits.js';
import { linesOf } from './lines.js';
import { Pending } from './pending.js';
import { UNTOLD_STEPS } from './scopes.js';
import { type Filing, noSupply, probesOf, type Supply } from './supply.js';

/**
 * Everything that wants offers and everybody who could have them, and who of them is still to be asked about. Between steps nobody is: no
 * waiting contact has an eligible agent then (work conservation), so only what has changed since can begin a match.
 */
export interface Index {
  readonly supply: Supply;
  readonly demands: Demands;
  /** Agents who may have become eligible for something. */
  readonly agents: Pending<Filing>;
  /** Demands, and contacts kept apart, that may have got somebody. */
  readonly wanted: Pending<Demand>;
  readonly singled: Pending<Filed>;
  readonly probes: readonly Watched[];
}

/** An index with everything still to be asked about; `undefined` where there is no plan, or one that no index can be kept for. */
export function buildIndex(state: Readonly<RouterState>, atMs: Ms, limits: IndexLimits): Index | undefined {
  const { plan } = state;
  const lines = plan === null || UNTOLD_STEPS ? undefined : linesOf(plan);
  if (plan === null || lines === undefined) return undefined;
  const supply = noSupply(lines, limits);
  const demands = noDemands(limits);
  const index: Index = {
    supply,
    demands,
    agents: new Pending(),
    wanted: new Pending(),
    singled: new Pending(),
    probes: probesOf(state, lines, atMs),
  };
  for (const { id } of state.agentsInOrder) refileAgent(index, state, id, atMs, true);
  for (const { ordinal } of wantingOffers(state)) refileContact(index, state, ordinal, atMs);
  forget(state.touched);
  return index;
}

/** Brings the index up to what has been touched since; `false`: too much has been, it has to be built anew. */
export function catchUp(index: Index, state: Readonly<RouterState>, atMs: Ms): boolean {
  const { touched } = state;
  touchDue(state, atMs);
  if (touched.everything) return false;
  index.supply.version++;
  nameAll(state);
  if (touched.agents.size > 0) for (const probe of index.probes) if (probe.atMs !== atMs) probe.atMs = atMs;
  const changed = touched.agents.size > 0 || touched.contacts.size > 0 || touched.queues.size > 0;
  let presence = false;
  const { agents, contacts, beyondWork } = touched;
  for (let place = 0; place < agents.size; place++) presence = refileAgent(index, state, agents.at(place), atMs, beyondWork) || presence;
  for (let place = 0; place < contacts.size; place++) refileContact(index, state, contacts.at(place), atMs);
  const { shares } = touched;
  forget(touched);
  const { singles, untold } = index.demands;
  if (presence) for (const filed of singles) index.singled.add(filed);
  if (untold.size > 0) for (const filed of untold) index.singled.add(filed);
  if (changed && (presence || shares || index.demands.moodless)) askCrowds(index, state, shares, presence);
  return true;
}

/** Has those asked about anew for whom another mood of the crowd, or other people, may make a difference. */
function askCrowds({ demands, wanted, singled }: Index, state: Readonly<RouterState>, shares: boolean, presence: boolean): void {
  demands.moodless = false;
  for (const crowd of demands.crowds.values()) {
    if (moved(crowd, state, shares) || presence) wantAll(wanted, singled, crowd);
    if (crowd.mood === null && crowd.demands.length > 0) demands.moodless = true;
  }
}

/** Whether the crowd's mood is another than when last looked at, as far as its reasons tell; `shares`: whether it can be. */
function moved(crowd: Crowd, state: Readonly<RouterState>, shares: boolean): boolean {
  if (crowd.mood !== null && !shares) return false;
  const demand = crowd.demands.length === 0 ? undefined : crowd.demands[0];
  if (demand === undefined) {
    // All were forgotten: whatever the shares have become meanwhile is news to the next one.
    crowd.mood = null;
    return false;
  }
  const { queue } = demand.routing;
  const now = moodOf(demand.crowd, queue, state.queues.get(queue.id)?.shares ?? null);
  const same = now !== null && now === crowd.mood;
  crowd.mood = now;
  return !same;
}

function moodOf(reasons: readonly Reason[], queue: Queue, record: ShareRecord | null): Crowd['mood'] {
  let now: Crowd['mood'] = null;
  for (const { mood } of reasons) {
    if (mood === undefined) return null;
    now = now === null ? mood(queue, record) : `${now}/${mood(queue, record)}`;
  }
  return now;
}

function wantAll(wanted: Index['wanted'], singled: Index['singled'], { demands }: Crowd): void {
  for (const demand of demands) {
    if (demand.plain.size > 0) wanted.add(demand);
    for (const filed of demand.apart) singled.add(filed);
  }
}

/** Doors, shifts and adapters name those behind them. */
function nameAll({ touched, waiting, toTopUp, agentsInOrder }: Readonly<RouterState>): void {
  const { hubs, shifts, queues, adapters } = touched;
  if (hubs.size > 0 || shifts.size > 0) touched.beyondWork = true;
  if (hubs.size > 0 || shifts.size > 0)
    for (const { id, profile } of agentsInOrder)
      if (hubs.has(profile.hub) || (profile.shift !== null && shifts.has(profile.shift))) touched.agents.add(id);
  if (queues.size === 0 && adapters.size === 0) return;
  for (const list of [waiting, toTopUp])
    for (const { ordinal, queue, adapter } of list)
      if (queues.has(queue) || (adapter !== null && adapters.has(adapter))) touched.contacts.add(ordinal);
}

/** Whether it is another who is there, or what is there of this one. */
function refileAgent(index: Index, state: Readonly<RouterState>, id: string, atMs: Ms, beyondWork: boolean): boolean {
  const { supply, demands } = index;
  const agent = state.agents.get(id);
  const known = (agent && supply.filingOf[agent.ordinal]) ?? supply.filings.get(id);
  const freeBefore = known?.free ?? 0;
  const presence = fileAgent(supply, state, id, agent, known, index.probes, atMs, beyondWork);
  // Whoever is there as before is filed where they were.
  const filing = presence ? supply.filings.get(id) : known;
  if (known !== undefined && known !== filing) index.agents.delete(known);
  // Nothing waits that the agent could have had before, and what is between the two is noted of the contact: who is free for nothing more has
  // nothing to be asked about.
  if (filing !== undefined && (presence ? filing.free : filing.free & ~freeBefore) !== 0) index.agents.add(filing);
  if (presence) for (const { ordinal } of demands.byName.get(id) ?? []) state.touched.contacts.add(ordinal);
  return presence;
}

function refileContact(index: Index, state: Readonly<RouterState>, ordinal: number, atMs: Ms): void {
  const filed = fileContact(index.demands, index.supply, state, ordinal, atMs);
  if (filed === undefined) return;
  if (filed.keeping === 'plain') index.wanted.add(filed.demand);
  if (filed.keeping !== 'plain' || filed.names.length > 0) index.singled.add(filed);
}
