import type { Ms } from '../../domain/units.js';
import type { RouterState } from '../state/state.js';

/** What must hold after every step, by name; each returns one sentence per violation. */
export type Invariants = Readonly<Record<string, (state: Readonly<RouterState>, atMs: Ms) => readonly string[]>>;
