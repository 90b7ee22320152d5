import type { ContactSubject } from '../domain/events/contact.js';
import type { ReturningCustomer } from '../domain/events/place.js';
import type { AgentId, CustomerKey, TenantId } from '../domain/ids.js';
import type { Ms, Seq } from '../domain/units.js';

/** What the box remembers of contacts, customers and senders beside those that are live; each kind has a bound of its own. */

/** An urgent contact that nobody has. */
export interface AlarmRecord extends ContactSubject {
  readonly sinceMs: Ms;
}

/** The agent a customer was last handled by. */
export interface RememberedCustomer {
  readonly tenant: TenantId;
  readonly customer: CustomerKey;
  agent: AgentId;
  atMs: Ms;
}

/** Where a customer who gave up may come back to. */
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
