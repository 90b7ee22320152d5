import type { Ms } from '../domain/units.js';
import { HOUSE } from './invariants/house.js';
import type { Invariants } from './invariants/invariant.js';
import { LINE } from './invariants/line.js';
import { WORK } from './invariants/work.js';
import type { RouterState } from './state/state.js';

/** What must hold after every step, whatever agents, customers and networks do. */
export const INVARIANTS: Invariants = { ...WORK, ...LINE, ...HOUSE };

/** All violations in this state, each with the name of its invariant; normally empty. */
export const violations = (state: Readonly<RouterState>, atMs: Ms = state.atMs): readonly string[] =>
  Object.entries(INVARIANTS).flatMap(([name, holds]) => holds(state, atMs).map((detail) => `${name}: ${detail}`));
