import type { LiveContact } from '../../core/state.js';
import type { Reason } from '../context.js';
import type { Demand, Demands } from './demand.js';

/** More demands of one requirement are not looked through: their keys tell them apart as well. */
const LOOKED_THROUGH_MAX = 16;

/**
 * The demand of a contact, where it is known by the very objects the contact shares with others: a key of some hundred characters says the
 * same, but has to be put together. `undefined`: the key tells.
 */
export function alreadyKnown({ byRequirement }: Demands, contact: LiveContact, crowd: readonly Reason[]): Demand | undefined {
  for (const demand of byRequirement.get(contact.requirement) ?? NONE) if (isOf(demand, contact, crowd)) return demand;
  return undefined;
}

const NONE: readonly Demand[] = [];

/** Everything in `demandKey`: lists of open steps and of reasons are shared as well, so that the same object says the same. */
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

/** Notes the demand for whoever asks by this very object, and gives it back. */
export function noted({ byRequirement }: Demands, { requirement }: LiveContact, demand: Demand): Demand {
  const known = byRequirement.get(requirement);
  if (known === undefined) byRequirement.set(requirement, [demand]);
  else if (known.length < LOOKED_THROUGH_MAX && !known.includes(demand)) known.push(demand);
  return demand;
}
