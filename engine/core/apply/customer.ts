import type { CustomerEvent } from '../../domain/events/customer.js';
import { contactKey } from '../../domain/ids.js';
import type { RouterState } from '../state/state.js';

export function applyCustomer(state: RouterState, { type, tenant, customer }: CustomerEvent): void {
  const key = contactKey(tenant, customer);
  if (type === 'customer.contact-forbidden') state.doNotContact.add(key);
  else state.doNotContact.delete(key);
}
