import type { Ms } from '../../domain/units.js';
import type { RouterState } from '../state.js';

/** What must hold after every step, by name; each gives the sentences of its violations. */
export type Invariants = Readonly<Record<string, (state: Readonly<RouterState>, atMs: Ms) => readonly string[]>>;
