import type { Reason, Routing } from '../context.js';
import type { Abilities, Supply } from './supply.js';

/** What the crowd reasons of a demand say of each hub, where hubs are all they tell agents apart by. */
export interface HeldHubs {
  /** The version of the index it was asked at. */
  version: number;
  /** By the number of the hub; `undefined`: not asked yet. */
  readonly of: (boolean | undefined)[];
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
  if (heldHubs.version !== supply.version) {
    heldHubs.version = supply.version;
    heldHubs.of.length = 0;
  }
  const hub = supply.hubOf[id] as number;
  const known = heldHubs.of[hub];
  if (known !== undefined) return known;
  const held = blocked(demand, routing, supply.all[id] as Abilities);
  heldHubs.of[hub] = held;
  return held;
}

function blocked({ crowd }: Held, routing: Routing, { like }: Abilities): boolean {
  for (const reason of crowd) if (reason.blocks(routing, like)) return true;
  return false;
}
