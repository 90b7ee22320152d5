import type { HallCase } from '../hall.js';

/**
 * Halls from the literature and around it: one agent to five hundred, lightly and heavily loaded, with customers who never leave
 * (C: Erlang 1917) and with those who do (A: Palm 1957), some with more work than their agents can do. C-01 is the example of Angus'
 * Erlang C tutorial, C-04 that of the ContactCenters library (L'Ecuyer and Buist), C-05 and A-23 are of Garnett, Mandelbaum and Reiman
 * (2002), C-22 of the regime of Halfin and Whitt (1981). Rates and spans of a case in one unit of time.
 */
export const ERLANG_CASES: readonly HallCase[] = [
  { name: 'C-01: 55 agents, load 48', agents: 55, arrivalRate: 1 / 5, handling: 240, patience: null, within: 15 },
  { name: 'C-03: 15 agents, load 10', agents: 15, arrivalRate: 1 / 18, handling: 180, patience: null, within: 19.8 },
  { name: 'C-04: 12 agents, load 8.4', agents: 12, arrivalRate: 7 / 100, handling: 120, patience: null, within: 20 },
  { name: 'C-05: 50 agents, load 48', agents: 50, arrivalRate: 4 / 5, handling: 60, patience: null, within: 20 },
  { name: 'C-06: 8 agents, load 5', agents: 8, arrivalRate: 1 / 36, handling: 180, patience: null, within: 20 },
  { name: 'C-08: 16 agents, load 13.33', agents: 16, arrivalRate: 1 / 18, handling: 240, patience: null, within: 20 },
  { name: 'C-09: 15 agents, load 13.33', agents: 15, arrivalRate: 1 / 18, handling: 240, patience: null, within: 20 },
  { name: 'C-10: 33 agents, load 30', agents: 33, arrivalRate: 1 / 10, handling: 300, patience: null, within: 20 },
  { name: 'C-12: 90 agents, load 83.33', agents: 90, arrivalRate: 5 / 18, handling: 300, patience: null, within: 20 },
  { name: 'C-14: 12 agents, load 10', agents: 12, arrivalRate: 1 / 60, handling: 600, patience: null, within: 30 },
  { name: 'C-15: 125 agents, load 120', agents: 125, arrivalRate: 2 / 3, handling: 180, patience: null, within: 20 },
  { name: 'C-17: 260 agents, load 250', agents: 260, arrivalRate: 5 / 6, handling: 300, patience: null, within: 10 },
  { name: 'C-19: 2 agents, load 1', agents: 2, arrivalRate: 1 / 300, handling: 300, patience: null, within: 20 },
  { name: 'C-20: 1 agent, load 0.5', agents: 1, arrivalRate: 1 / 120, handling: 60, patience: null, within: 20 },
  { name: 'C-22: 100 agents, load 95', agents: 100, arrivalRate: 95, handling: 1, patience: null, within: 0.1 },
  { name: 'A-23: 50 agents, load 48', agents: 50, arrivalRate: 4 / 5, handling: 60, patience: 120, within: 20 },
  { name: 'A-26: 100 agents, load 100', agents: 100, arrivalRate: 100, handling: 1, patience: 2, within: 0.1 },
  { name: 'A-27: 5 agents, load 5', agents: 5, arrivalRate: 1 / 36, handling: 180, patience: 120, within: 20 },
  { name: 'A-29: 4 agents, load 5', agents: 4, arrivalRate: 1 / 36, handling: 180, patience: 60, within: 20 },
  { name: 'A-30: 14 agents, load 13.33', agents: 14, arrivalRate: 1 / 18, handling: 240, patience: 180, within: 20 },
  { name: 'A-32: 30 agents, load 30', agents: 30, arrivalRate: 1 / 10, handling: 300, patience: 120, within: 20 },
  { name: 'A-34: 25 agents, load 30', agents: 25, arrivalRate: 1 / 10, handling: 300, patience: 60, within: 20 },
  { name: 'A-35: 85 agents, load 83.33', agents: 85, arrivalRate: 5 / 18, handling: 300, patience: 120, within: 20 },
  { name: 'A-38: 10 agents, load 10', agents: 10, arrivalRate: 1 / 60, handling: 600, patience: 240, within: 30 },
  { name: 'A-39: 120 agents, load 120', agents: 120, arrivalRate: 2 / 3, handling: 180, patience: 90, within: 20 },
  { name: 'A-41: 500 agents, load 500', agents: 500, arrivalRate: 25 / 18, handling: 360, patience: 240, within: 20 },
  { name: 'A-43: 1 agent, load 1', agents: 1, arrivalRate: 1 / 300, handling: 300, patience: 120, within: 20 },
  { name: 'A-44: 1 agent, load 0.5', agents: 1, arrivalRate: 1 / 120, handling: 60, patience: 45, within: 20 },
  { name: 'A-45: 50 agents, load 50', agents: 50, arrivalRate: 50, handling: 1, patience: 1, within: 0.1 },
  { name: 'A-47: 100 agents, load 90', agents: 100, arrivalRate: 90, handling: 1, patience: 2, within: 0.1 },
];
