import type { ContactId, ContactOrdinal, TenantId } from '../../domain/ids.js';

/**
 * Live contacts by the name their tenant gives them. One map per tenant, because a joined key would take forty bytes per waiting contact.
 */
export class ContactsByName {
  readonly #tenants = new Map<TenantId, Map<ContactId, ContactOrdinal>>();

  get size(): number {
    let size = 0;
    for (const contacts of this.#tenants.values()) size += contacts.size;
    return size;
  }

  get(tenant: TenantId, contact: ContactId): ContactOrdinal | undefined {
    return this.#tenants.get(tenant)?.get(contact);
  }

  set(tenant: TenantId, contact: ContactId, ordinal: ContactOrdinal): void {
    const contacts = this.#tenants.get(tenant);
    if (contacts === undefined) this.#tenants.set(tenant, new Map([[contact, ordinal]]));
    else contacts.set(contact, ordinal);
  }

  delete(tenant: TenantId, contact: ContactId): void {
    this.#tenants.get(tenant)?.delete(contact);
  }
}
