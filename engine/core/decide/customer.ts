import type { CommandOf } from '../../domain/commands.js';
import { contactKey } from '../../domain/ids.js';
import type { Ms } from '../../domain/units.js';
import { LIMITS } from '../../limits.js';
import { type Decision, reject } from '../decision.js';
import type { RouterState } from '../state/state.js';
import { withdrawal } from './contact-leave.js';

/** A customer must not be called: campaign contacts are withdrawn in the same step, except one that an agent has or that is on the line. */
export function forbidContact(
  state: Readonly<RouterState>,
  { tenant = '', customer, by }: CommandOf<'customer.do-not-contact'>,
  atMs: Ms,
): Decision {
  const key = contactKey(tenant, customer);
  if (state.doNotContact.has(key)) return [];
  if (state.doNotContact.size >= LIMITS.doNotContact) return reject('LIMIT_REACHED', { limit: 'doNotContact', count: LIMITS.doNotContact });
  const waiting = [...(state.enlisted.get(key) ?? [])].filter(({ state: at, callback }) => at !== 'owned' && callback !== null);
  return [
    { type: 'customer.contact-forbidden', tenant, customer, by },
    ...waiting.sort((a, b) => a.ordinal - b.ordinal).flatMap((contact) => withdrawal(state, contact, 'doNotContact', atMs)),
  ];
}

export function allowContact(state: Readonly<RouterState>, { tenant = '', customer, by }: CommandOf<'customer.may-contact'>): Decision {
  return state.doNotContact.has(contactKey(tenant, customer)) ? [{ type: 'customer.contact-allowed', tenant, customer, by }] : [];
}
