import { deepStrictEqual } from 'node:assert/strict';
import type { Match } from '../../core/step.js';
import { matchNaive } from '../../routing/match.naive.js';
import { choose } from './choose.js';

/** The engine's matcher with the oracle beside it: every single decision of a history is made twice and compared. */
export function watchedMatch(match: Match = matchNaive): Match {
  return (state, atMs) => {
    const made = match(state, atMs);
    const is = made && (({ contact, agent, ring, tier, language, cost }) => ({ contact, agent, ring, tier, language, cost }))(made);
    deepStrictEqual(is, choose(state, atMs));
    return made;
  };
}
