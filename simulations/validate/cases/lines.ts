import type { LinesCase } from '../lines-trial.js';

/**
 * The ends between which Wallace and Whitt (2005) place agents of several skills: everybody can do everything, 90 agents on 120 lines; and
 * each of six types has 15 agents and 20 lines of its own. Then halls where more come than are served: with customers who leave, and none.
 */
export const LINES_CASES: readonly LinesCase[] = [
  { name: '90 agents, 120 lines, load 84', agents: 90, lines: 120, arrivalRate: 8.4, handling: 10, patience: null },
  { name: '15 agents, 20 lines, load 14', agents: 15, lines: 20, arrivalRate: 1.4, handling: 10, patience: null },
  { name: '17 agents, 17 lines, load 10', agents: 17, lines: 17, arrivalRate: 10, handling: 1, patience: null },
  { name: '10 agents, 14 lines, load 15, patience 2', agents: 10, lines: 14, arrivalRate: 15, handling: 1, patience: 2 },
];
