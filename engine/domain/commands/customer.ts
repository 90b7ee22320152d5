import { z } from 'zod';
import { LIMITS } from '../../limits.js';
import { by, tenant } from './fields.js';

const customer = z.string().min(1).max(LIMITS.idLength).describe('opaque customer key');

export const customerDoNotContact = z
  .object({ type: z.literal('customer.do-not-contact'), tenant, customer, by })
  .describe('no campaign calls this customer any more; who waits to be called is withdrawn');

export const customerMayContact = z
  .object({ type: z.literal('customer.may-contact'), tenant, customer, by })
  .describe('campaigns may call this customer again');

export const customerCommands = [customerDoNotContact, customerMayContact] as const;
