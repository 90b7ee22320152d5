import type { LiveContact } from '../../core/state/state.js';
import type { Reason } from '../context.js';
import type { Demand, Demands } from './demand.js';

/** With more demands than this for one requirement, their keys are used instead of a linear search. */
const LOOKED_THROUGH_MAX = 16;

/**
 * The demand of a contact, found by the objects it shares with others. The key would say the same, but is some hundred characters that have
 * to be built. `undefined`: use the key.
 */
export function alreadyKnown({ byRequirement }: Demands, contact: LiveContact, crowd: readonly Reason[]): Demand | undefined {
  for (const demand of byRequirement.get(contact.requirement) ?? NONE) if (isOf(demand, contact, crowd)) return demand;
  return undefined;
}

const NONE: readonly Demand[] = [];

/** Compares everything in `demandKey`. Lists of open steps and of reasons are shared too, so identity means equality. */
function isOf({ typical, crowd }: Demand, contact: LiveContact, reasons: readonly Reason[]): boolean {
  return (
    typical.openSteps === contact.openSteps &&
    typical.queue === contact.queue &&
    typical.channel === contact.channel &&
    typical.tenant === contact.tenant &&
    (typical.band === 0) === (contact.band === 0) &&
    typical.tiersOpenMs === contact.tiersOpenMs &&
    crowd === reasons
  );
}

/** Registers the demand under the contact's requirement object, and returns it. */
export function noted({ byRequirement }: Demands, { requirement }: LiveContact, demand: Demand): Demand {
  const known = byRequirement.get(requirement);
  if (known === undefined) byRequirement.set(requirement, [demand]);
  else if (known.length < LOOKED_THROUGH_MAX && !known.includes(demand)) known.push(demand);
  return demand;
}
