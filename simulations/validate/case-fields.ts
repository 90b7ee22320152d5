import { z } from 'zod';

/** Fields that cases of several kinds have; rates and durations in any one unit of time. */
export const above0 = z.number().positive();
export const name = z.string().min(1).max(80);
export const agents = z.int().min(1).max(10_000);
export const patience = above0.nullable().describe('mean of the exponential patience; null: endless');
export const arrivalRate = above0.describe('arrivals per unit of time');
export const handling = above0.describe('mean of the exponential handling time');
export const stated = z
  .record(z.string(), z.number())
  .optional()
  .describe('figures worked out elsewhere, by the names they are told by; one that theory contradicts is told');
