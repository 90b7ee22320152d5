import { z } from 'zod';
import { LIMITS } from '../../limits.js';
import { becauseIfSaid, by, id, tenant } from './fields.js';

export const queueSetShares = z
  .object({
    type: z.literal('queue.set-shares'),
    tenant,
    queue: id,
    percents: z.array(z.int().min(0).max(100)).min(2).max(LIMITS.shareGroups).describe("per group of the queue's shares, adding up to 100"),
    because: becauseIfSaid,
    by,
  })
  .describe('changes how much of a queue each group of hubs is to have; counted on from the last assignments');

export const shareCommands = [queueSetShares] as const;
