import type { Reason, Routing } from '../context.js';
import type { Abilities, Supply } from './supply.js';

/** What the crowd reasons of a demand say of each hub, where hubs are all they tell agents apart by. */
export interface HeldHubs {
  /** By the number of the hub: the version of the index it was asked at. */
  readonly askedAt: number[];
  /** … and what was said then. */
  readonly of: boolean[];
}

/** Of a demand, what it asks of the crowd. */
interface Held {
  readonly crowd: readonly Reason[];
  readonly heldHubs: HeldHubs | null;
}

/** Whether the crowd keeps agents of the abilities of this number from the demand. Asked once for each hub where that is enough. */
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
