import type { ContactSubject } from '../../domain/events/contact.js';
import type { ReturningCustomer } from '../../domain/events/place.js';
import type { AgentId, CustomerKey, TenantId } from '../../domain/ids.js';
import type { Ms, Seq } from '../../domain/units.js';

/** What is remembered of contacts, customers and senders beyond live ones; each kind has its own bound. */

/** An urgent contact that nobody has. */
export interface AlarmRecord extends ContactSubject {
  readonly sinceMs: Ms;
}

/** The agent who last handled a customer. */
export interface RememberedCustomer {
  readonly tenant: TenantId;
  readonly customer: CustomerKey;
  agent: AgentId;
  atMs: Ms;
}

/** The place to which a customer who abandoned may return. */
export interface RememberedPlace extends ReturningCustomer {
  readonly rankFromMs: Ms;
  readonly untilMs: Ms;
}

/** Outcomes of a sender's last accepted commands: `ns` ascending, `seqs[i]` the record of `ns[i]`. */
export interface SenderRecord {
  readonly sender: string;
  highestN: number;
  lastAtMs: Ms;
  ns: number[];
  seqs: Seq[];
}
