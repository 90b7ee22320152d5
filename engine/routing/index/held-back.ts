import type { Reason, Routing } from '../context.js';
import type { Abilities, Supply } from './supply.js';

/** What the crowd reasons of a demand answer per hub, if they depend on nothing else about the agent. */
export interface HeldHubs {
  /** By number of the hub: the index version at which it was asked. */
  readonly askedAt: number[];
  /** … and the answer. */
  readonly of: boolean[];
}

/** What a demand asks of the crowd. */
interface Held {
  readonly crowd: readonly Reason[];
  readonly heldHubs: HeldHubs | null;
}

/** Whether a crowd reason blocks agents with these abilities for the demand; asked only once per hub where that suffices. */
export function isHeldBack(supply: Supply, demand: Held, routing: Routing, id: number): boolean {
  const { heldHubs } = demand;
  if (heldHubs === null) return blocked(demand, routing, supply.all[id] as Abilities);
  const hub = supply.hubOf[id] as number;
  if (heldHubs.askedAt[hub] === supply.version) return heldHubs.of[hub] as boolean;
  const held = blocked(demand, routing, supply.all[id] as Abilities);
  heldHubs.askedAt[hub] = supply.version;
  heldHubs.of[hub] = held;
  return held;
}

function blocked({ crowd }: Held, routing: Routing, { like }: Abilities): boolean {
  for (const reason of crowd) if (reason.blocks(routing, like)) return true;
  return false;
}
