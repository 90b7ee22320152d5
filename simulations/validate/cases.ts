import { z } from 'zod';
import type { HallCase } from './hall.js';

const above0 = z.number().positive();

/** Cases as a file holds them: a list of halls. Rates and spans of a case in one unit of time, whichever. */
export const hallCases = z
  .array(
    z
      .strictObject({
        name: z.string().min(1).max(80),
        agents: z.int().min(1).max(10_000),
        arrivalRate: above0.describe('arrivals per unit of time'),
        handling: above0.describe('mean of the exponential handling time'),
        patience: above0.nullable().describe('mean of the exponential patience; null: endless'),
        within: z.number().min(0).describe('limit of the service level'),
      })
      .refine(({ agents, arrivalRate, handling, patience }) => patience !== null || arrivalRate * handling < agents, {
        message: 'has no long run: the load is not below the number of agents, and nobody gives up',
      }),
  )
  .min(1);

/**
 * Halls that try the router in different ways: small and large, lightly and heavily loaded, with customers who never leave (Erlang C)
 * and with those who do (Erlang A), one of them with more work than its agents can do. Seconds.
 */
export const HALL_CASES: readonly HallCase[] = [
  { name: 'C: 1 agent, load 0.5', agents: 1, arrivalRate: 1 / 120, handling: 60, patience: null, within: 20 },
  { name: 'C: 8 agents, load 5', agents: 8, arrivalRate: 1 / 36, handling: 180, patience: null, within: 20 },
  { name: 'C: 16 agents, load 13.3', agents: 16, arrivalRate: 1 / 18, handling: 240, patience: null, within: 20 },
  { name: 'C: 55 agents, load 48', agents: 55, arrivalRate: 0.2, handling: 240, patience: null, within: 15 },
  { name: 'A: 1 agent, load 0.5', agents: 1, arrivalRate: 1 / 120, handling: 60, patience: 45, within: 20 },
  { name: 'A: 5 agents, load 5', agents: 5, arrivalRate: 1 / 36, handling: 180, patience: 120, within: 20 },
  { name: 'A: 14 agents, load 20', agents: 14, arrivalRate: 1 / 12, handling: 240, patience: 180, within: 20 },
  { name: 'A: 50 agents, load 48', agents: 50, arrivalRate: 0.8, handling: 60, patience: 120, within: 20 },
];
