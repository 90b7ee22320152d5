import type { ShareRecord } from '../../core/state/share-record.js';
import type { RouterState } from '../../core/state/state.js';
import { forget } from '../../core/state/touched.js';
import { wantingOffers } from '../../core/waiting.js';
import type { Queue } from '../../domain/queue.js';
import type { Ms } from '../../domain/units.js';
import type { Reason } from '../context.js';
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
 * Everything that wants offers, everybody who could take them, and which of both still have to be asked about. Between steps nothing is
 * pending: no waiting contact has an eligible agent then (work conservation), so only what has changed since can start a match.
 */
export interface Index {
  readonly supply: Supply;
  readonly demands: Demands;
  /** Agents who may have become eligible for something. */
  readonly agents: Pending<Filing>;
  /** Demands, and single contacts, that may have found an eligible agent. */
  readonly wanted: Pending<Demand>;
  readonly singled: Pending<Filed>;
}

/** An index with everything pending; `undefined` if there is no plan, or one that cannot be indexed. */
export function buildIndex(state: Readonly<RouterState>, atMs: Ms, limits: IndexLimits): Index | undefined {
  const { plan } = state;
  const lines = plan === null || UNTOLD_STEPS ? undefined : linesOf(plan);
  if (plan === null || lines === undefined) return undefined;
  const supply = noSupply(lines, probesOf(state, lines, atMs), limits);
  const demands = noDemands(limits);
  const index: Index = {
    supply,
    demands,
    agents: new Pending(),
    wanted: new Pending(),
    singled: new Pending(),
  };
  for (const { id } of state.agentsInOrder) refileAgent(index, state, id, atMs, true);
  for (const { ordinal } of wantingOffers(state)) refileContact(index, state, ordinal, atMs);
  forget(state.touched);
  return index;
}

/** Brings the index up to date with what was touched since; `false`: too much was, and it must be rebuilt. */
export function catchUp(index: Index, state: Readonly<RouterState>, atMs: Ms): boolean {
  const { touched } = state;
  touchDue(state, atMs);
  if (touched.everything) return false;
  index.supply.version++;
  nameAll(state);
  if (touched.agents.size > 0) for (const probe of index.supply.probes) if (probe.atMs !== atMs) probe.atMs = atMs;
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

/** Marks the demands as wanted that a changed mood of the crowd, or agents signing in or out, may affect. */
function askCrowds({ demands, wanted, singled }: Index, state: Readonly<RouterState>, shares: boolean, presence: boolean): void {
  demands.moodless = false;
  for (const crowd of demands.crowds.values()) {
    if (moved(crowd, state, shares) || presence) wantAll(wanted, singled, crowd);
    if (crowd.mood === null && crowd.demands.length > 0) demands.moodless = true;
  }
}

/** Whether the crowd's mood has changed since it was last checked, as far as its reasons declare; `shares`: whether it can have. */
function moved(crowd: Crowd, state: Readonly<RouterState>, shares: boolean): boolean {
  if (crowd.mood !== null && !shares) return false;
  const demand = crowd.demands.length === 0 ? undefined : crowd.demands[0];
  if (demand === undefined) {
    // All its demands were forgotten: whatever the shares have become is news to the next one.
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

/** Expands touched hubs, queues and adapters to the agents and contacts behind them. */
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

/** Files the agent anew; returns whether it came, left or changed abilities. */
function refileAgent(index: Index, state: Readonly<RouterState>, id: string, atMs: Ms, beyondWork: boolean): boolean {
  const { supply, demands } = index;
  const agent = state.agents.get(id);
  const known = (agent && supply.filingOf[agent.ordinal]) ?? supply.filings.get(id);
  const freeBefore = known?.free ?? 0;
  const presence = fileAgent(supply, state, agent, known, atMs, beyondWork);
  // An agent who is there as before keeps its filing.
  const filing = presence ? supply.filings.get(id) : known;
  if (known !== undefined && known !== filing) index.agents.delete(known);
  // Nothing is waiting that the agent could have had before, and changes between agent and contact are noted with the contact. So an agent
  // who is free for nothing new need not be asked about.
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
