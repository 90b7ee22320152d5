import type { ChangingCase } from '../changing.js';

/**
 * Arrivals in the pattern of Feldman, Mandelbaum, Massey and Whitt (2008): 100 + 20 sin t, 105 agents, a mean patience of two handling
 * times.
 */
export const CHANGING_CASES: readonly ChangingCase[] = [
  {
    name: 'wave: 105 agents, 100 ± 20 arrivals',
    agents: 105,
    arrivals: { mean: 100, swing: 20, period: 2 * Math.PI },
    handling: 1,
    patience: 2,
    until: 24,
    instants: [1, 2, 3, 4, 6, 8, 12, 18, 24],
  },
];
