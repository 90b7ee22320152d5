import { contactKey } from '../../domain/ids.js';
import type { LiveContact, RouterState } from './state.js';

/** Makes a campaign contact with a known customer findable by that customer. */
export function listEnlisted(state: RouterState, contact: LiveContact): void {
  if (contact.outbound === null || contact.customer === null) return;
  const key = contactKey(contact.tenant, contact.customer);
  const others = state.enlisted.get(key);
  if (others === undefined) state.enlisted.set(key, new Set([contact]));
  else others.add(contact);
}

export function unlistEnlisted(state: RouterState, contact: LiveContact): void {
  if (contact.outbound === null || contact.customer === null) return;
  const key = contactKey(contact.tenant, contact.customer);
  const others = state.enlisted.get(key);
  others?.delete(contact);
  if (others?.size === 0) state.enlisted.delete(key);
}
