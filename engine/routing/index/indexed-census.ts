import type { Census } from '../context.js';
import { type Fits, fitOf } from './fit.js';
import type { Line } from './lines.js';
import { FIXED_ASKED } from './scopes.js';
import type { Supply } from './supply.js';

/** Questions about agents at large, put to those whose abilities fit the demand. */
export const indexedCensus = (supply: Supply, fits: Fits, { bit }: Line): Census => ({
  anyCouldTake(routing, asked) {
    for (const abilities of supply.all) {
      if (abilities.filings.size === 0 || !fitOf(fits, routing, abilities)?.room) continue;
      for (const { agent, present } of abilities.filings)
        if ((present & bit) !== 0 && asked(agent) && FIXED_ASKED.every((reason) => !reason.blocks(routing, agent))) return true;
    }
    return false;
  },

  idleIn(routing, step) {
    let count = 0;
    for (const abilities of supply.all) {
      if (abilities.filings.size === 0 || !fitOf(fits, routing, abilities)?.steps.includes(step)) continue;
      for (const { agent, present, idle } of abilities.filings)
        if (idle && (present & bit) !== 0 && FIXED_ASKED.every((reason) => !reason.blocks(routing, agent))) count++;
    }
    return count;
  },
});
