import type { CustomerKey, TenantId } from '../ids.js';

interface CustomerSubject {
  readonly tenant: TenantId;
  readonly customer: CustomerKey;
  /** The deciding supervisor; `null`: the platform. */
  readonly by: string | null;
}

/** No campaign calls this customer from now on. */
export interface ContactForbidden extends CustomerSubject {
  readonly type: 'customer.contact-forbidden';
}

/** Campaigns may call this customer again. */
export interface ContactAllowed extends CustomerSubject {
  readonly type: 'customer.contact-allowed';
}

export type CustomerEvent = ContactForbidden | ContactAllowed;
