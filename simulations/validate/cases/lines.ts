import type { LinesCase } from '../lines-trial.js';

/**
 * The extremes of Wallace and Whitt's (2005) comparison of agents with several skills: everybody can do everything, 90 agents on 120 lines;
 * and six separate types with 15 agents and 20 lines each. Then overloaded groups, with and without abandonment.
 */
export const LINES_CASES: readonly LinesCase[] = [
  { name: '90 agents, 120 lines, load 84', agents: 90, lines: 120, arrivalRate: 8.4, handling: 10, patience: null },
  { name: '15 agents, 20 lines, load 14', agents: 15, lines: 20, arrivalRate: 1.4, handling: 10, patience: null },
  { name: '17 agents, 17 lines, load 10', agents: 17, lines: 17, arrivalRate: 10, handling: 1, patience: null },
  { name: '10 agents, 14 lines, load 15, patience 2', agents: 10, lines: 14, arrivalRate: 15, handling: 1, patience: 2 },
];
