import type { DesignCase } from '../design.js';

/**
 * V (one group, classes in strict order), N (one group serving one class, another serving two) and inverted V (one class, two groups of
 * different speed: the fastest, any, or the slowest first). Then V and N where agents are kept in reserve from a class, and where whoever has
 * waited longest comes first, classes of unequal patience together. Classes are listed in the order in which a free agent turns to them.
 */
export const DESIGN_CASES: readonly DesignCase[] = [
  {
    name: 'V: 10 agents, class 1 first, load 10',
    classes: [
      { arrivalRate: 4, patience: 2, pools: [0] },
      { arrivalRate: 6, patience: 2, pools: [0] },
    ],
    pools: [{ agents: 10, handling: 1 }],
    choice: 'first',
  },
  {
    name: 'V: 5 agents, class 1 first, load 6',
    classes: [
      { arrivalRate: 1.5, patience: 1, pools: [0] },
      { arrivalRate: 4.5, patience: 2, pools: [0] },
    ],
    pools: [{ agents: 5, handling: 1 }],
    choice: 'first',
  },
  {
    name: 'N: 5 and 5 agents, the shared class first',
    classes: [
      { arrivalRate: 6, patience: 2, pools: [0, 1] },
      { arrivalRate: 3.5, patience: 2, pools: [1] },
    ],
    pools: [
      { agents: 5, handling: 1 },
      { agents: 5, handling: 1 },
    ],
    choice: 'first',
  },
  {
    name: 'N: 4 and 6 agents, the shared class first',
    classes: [
      { arrivalRate: 5, patience: 2, pools: [0, 1] },
      { arrivalRate: 3.5, patience: 4, pools: [1] },
    ],
    pools: [
      { agents: 4, handling: 1 },
      { agents: 6, handling: 1.25 },
    ],
    choice: 'first',
  },
  {
    name: 'N: 5 and 5 agents, their own class first',
    classes: [
      { arrivalRate: 3.5, patience: 2, pools: [1] },
      { arrivalRate: 6, patience: 2, pools: [0, 1] },
    ],
    pools: [
      { agents: 5, handling: 1 },
      { agents: 5, handling: 1 },
    ],
    choice: 'first',
  },
  {
    name: 'inverted V: 5 quick and 5 slow, fastest first',
    classes: [{ arrivalRate: 9, patience: 10000, pools: [0, 1] }],
    pools: [
      { agents: 5, handling: 2 / 3 },
      { agents: 5, handling: 2 },
    ],
    choice: 'first',
  },
  {
    name: 'inverted V: 1 quick and 1 slow, fastest first',
    classes: [{ arrivalRate: 2.4, patience: null, pools: [0, 1] }],
    pools: [
      { agents: 1, handling: 0.5 },
      { agents: 1, handling: 1 },
    ],
    choice: 'first',
  },
  {
    name: 'inverted V: 5 quick and 5 slow, uniform',
    classes: [{ arrivalRate: 9, patience: 10000, pools: [0, 1] }],
    pools: [
      { agents: 5, handling: 2 / 3 },
      { agents: 5, handling: 2 },
    ],
    choice: 'any',
  },
  {
    name: 'inverted V: 1 quick and 1 slow, uniform',
    classes: [{ arrivalRate: 2.4, patience: null, pools: [0, 1] }],
    pools: [
      { agents: 1, handling: 0.5 },
      { agents: 1, handling: 1 },
    ],
    choice: 'any',
  },
  {
    name: 'inverted V: 5 quick and 5 slow, slowest first',
    classes: [{ arrivalRate: 9, patience: 10000, pools: [1, 0] }],
    pools: [
      { agents: 5, handling: 2 / 3 },
      { agents: 5, handling: 2 },
    ],
    choice: 'first',
  },
  {
    name: 'inverted V: 1 quick and 1 slow, slowest first',
    classes: [{ arrivalRate: 2.4, patience: null, pools: [1, 0] }],
    pools: [
      { agents: 1, handling: 0.5 },
      { agents: 1, handling: 1 },
    ],
    choice: 'first',
  },
  {
    name: 'V: 10 agents, 3 classes in strict order, nobody leaves',
    classes: [
      { arrivalRate: 2, patience: null, pools: [0] },
      { arrivalRate: 3, patience: null, pools: [0] },
      { arrivalRate: 4, patience: null, pools: [0] },
    ],
    pools: [{ agents: 10, handling: 1 }],
    choice: 'first',
  },
  {
    name: 'V: 3 agents, 2 classes in strict order, nobody leaves',
    classes: [
      { arrivalRate: 1, patience: null, pools: [0] },
      { arrivalRate: 1, patience: null, pools: [0] },
    ],
    pools: [{ agents: 3, handling: 1 }],
    choice: 'first',
  },
  {
    name: 'V: 6 agents, 2 of them kept from class 2',
    classes: [
      { arrivalRate: 2.5, patience: 2, pools: [0] },
      { arrivalRate: 2.5, patience: 1, pools: [0], reserve: [2] },
    ],
    pools: [{ agents: 6, handling: 1 }],
    choice: 'first',
  },
  {
    name: 'N: 3 and 4 agents, 2 of the shared kept from class 1',
    classes: [
      { arrivalRate: 3, patience: 1, pools: [0, 1], reserve: [0, 2] },
      { arrivalRate: 2, patience: 2, pools: [1] },
    ],
    pools: [
      { agents: 3, handling: 1 },
      { agents: 4, handling: 1.2 },
    ],
    choice: 'first',
  },
  {
    name: 'V: 42 agents, longest waiting first, load 50',
    classes: [
      { arrivalRate: 20, patience: 1, pools: [0] },
      { arrivalRate: 14, patience: null, pools: [0] },
      { arrivalRate: 16, patience: 0.2, pools: [0] },
    ],
    pools: [{ agents: 42, handling: 1 }],
    choice: 'first',
    order: 'arrival',
  },
  {
    name: 'N: 2 and 2 agents, longest waiting first',
    classes: [
      { arrivalRate: 1.5, patience: 0.6, pools: [0, 1] },
      { arrivalRate: 1, patience: 0.9, pools: [1] },
    ],
    pools: [
      { agents: 2, handling: 1 },
      { agents: 2, handling: 0.8 },
    ],
    choice: 'first',
    order: 'arrival',
  },
];
