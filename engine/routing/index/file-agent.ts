import type { AgentRecord, RouterState } from '../../core/state/state.js';
import type { AgentProfile } from '../../domain/agent.js';
import type { HubId } from '../../domain/ids.js';
import type { Ms } from '../../domain/units.js';
import { isIdle } from '../census.js';
import type { Reason, Routing } from '../context.js';
import { abilitiesKey, isTimed, likeness } from './abilities.js';
import type { Line } from './lines.js';
import { NOT_PENDING } from './pending.js';
import { enterPool, leavePool, lineAnew, NOWHERE } from './pools.js';
import { PRESENCE_REASONS, ROOM_REASONS } from './scopes.js';
import { type Abilities, type Filing, holdersOf, type Supply } from './supply.js';

/**
 * Files an agent anew, as it is now; `undefined`: it has left. `known`: how it was filed before; `beyondWork`: whether more than its work
 * may have changed. Returns whether it came, left or changed abilities, since answers about other agents may depend on that.
 */
export function fileAgent(
  supply: Supply,
  state: Readonly<RouterState>,
  agent: AgentRecord | undefined,
  known: Filing | undefined,
  atMs: Ms,
  beyondWork: boolean,
): boolean {
  if (known !== undefined && agent !== known.agent) leaveHouse(supply, known);
  if (agent === undefined) return known !== undefined;
  const before = known?.agent === agent ? known : undefined;
  // Most events leave the profile as it is, so nothing needs to be looked up.
  const sameProfile = before?.profile === agent.profile;
  const profile = sameProfile || !isTimed(agent.profile) ? agent.profile : null;
  const abilities = sameProfile ? before.abilities : abilitiesOf(supply, agent, profile, atMs);
  const present = sameProfile && !beyondWork ? before.present : presentFor(supply, agent);
  const free = present === 0 ? 0 : freeFor(supply, agent, present);
  const idle = isIdle(state, agent);
  const reachable = agent.presence === 'ready' && agent.connection === 'connected';
  supply.reachable += Number(reachable) - Number(before?.reachable ?? false);
  if (before === undefined) {
    const filing: Filing = {
      agent,
      abilities,
      profile,
      present,
      free,
      idle,
      reachable,
      pool: null,
      poolPlace: 0,
      standings: NOWHERE,
      pendingAt: NOT_PENDING,
    };
    supply.filings.set(agent.id, filing);
    supply.filingOf[agent.ordinal] = filing;
    abilities.filings.add(filing);
    countPresence(supply, filing, 1);
    enterPool(supply, filing, atMs);
    return true;
  }
  const presence = before.present !== present || before.abilities !== abilities;
  // Most events leave the counts as they are: an offered contact that is accepted takes the same capacity.
  const sameCounts = !presence && before.idle === idle;
  const samePool = before.free === free && before.abilities === abilities;
  if (!samePool) leavePool(supply, before);
  const sameAbilities = before.abilities === abilities;
  if (!sameCounts) countPresence(supply, before, -1);
  if (!sameAbilities) before.abilities.filings.delete(before);
  before.abilities = abilities;
  before.profile = profile;
  before.present = present;
  before.free = free;
  before.idle = idle;
  before.reachable = reachable;
  if (!sameAbilities) abilities.filings.add(before);
  if (!sameCounts) countPresence(supply, before, 1);
  if (samePool) lineAnew(before, atMs);
  else enterPool(supply, before, atMs);
  return presence;
}

function leaveHouse(supply: Supply, filing: Filing): void {
  leavePool(supply, filing);
  supply.reachable -= Number(filing.reachable);
  filing.abilities.filings.delete(filing);
  countPresence(supply, filing, -1);
  supply.filings.delete(filing.agent.id);
  supply.filingOf[filing.agent.ordinal] = undefined;
}

function countPresence(supply: Supply, { abilities, present, idle }: Filing, by: 1 | -1): void {
  for (let number = 0, left = present; left !== 0; number++, left >>>= 1) {
    if ((left & 1) === 0) continue;
    supply.present[number]?.add(abilities.id, by);
    if (idle) supply.idle[number]?.add(abilities.id, by);
  }
}

function abilitiesOf(supply: Supply, agent: AgentRecord, profile: AgentProfile | null, atMs: Ms): Abilities {
  if (profile === null) return namedAbilities(supply, agent, atMs);
  let abilities = supply.byProfile.get(profile);
  if (abilities === undefined) {
    abilities = namedAbilities(supply, agent, atMs);
    supply.byProfile.set(profile, abilities);
  }
  return abilities;
}

function namedAbilities(supply: Supply, agent: AgentRecord, atMs: Ms): Abilities {
  const key = abilitiesKey(agent, atMs);
  let abilities = supply.byKey.get(key);
  if (abilities === undefined) {
    const id = supply.all.length;
    const holders = [...new Set(agent.profile.skills.map(({ skill }) => skill))].map((skill) => holdersOf(supply.holders, skill));
    for (const { of } of holders) of.push(id);
    abilities = { id, like: likeness(agent, atMs), filings: new Set(), skills: holders.map(({ skill }) => skill) };
    supply.hubOf.push(hubNumber(supply, agent.profile.hub));
    supply.byKey.set(key, abilities);
    supply.all.push(abilities);
    supply.everyone.push(id);
  }
  return abilities;
}

function isKept(by: readonly Reason[], probe: Routing, agent: AgentRecord): boolean {
  for (const reason of by) if (reason.blocks(probe, agent)) return true;
  return false;
}

function hubNumber({ hubs }: Supply, hub: HubId): number {
  const number = hubs.get(hub) ?? hubs.size;
  hubs.set(hub, number);
  return number;
}

/** The lines of work the agent is there for. */
function presentFor({ lines: { all }, probes }: Supply, agent: AgentRecord): number {
  let present = 0;
  for (let i = 0; i < probes.length; i++) if (!isKept(PRESENCE_REASONS, probes[i] as Routing, agent)) present |= (all[i] as Line).bit;
  return present;
}

/** Those of these lines for which the agent has capacity. */
function freeFor({ lines: { all }, probes }: Supply, agent: AgentRecord, present: number): number {
  let free = 0;
  for (let i = 0; i < probes.length; i++) {
    const { bit } = all[i] as Line;
    if ((present & bit) !== 0 && !isKept(ROOM_REASONS, probes[i] as Routing, agent)) free |= bit;
  }
  return free;
}
