import type { Customer } from './customers.js';

/** What became of one customer: the row a simulation is counted from. Spans in milliseconds. */
export interface Life {
  readonly customer: Customer;
  readonly outcome: 'answered' | 'abandoned' | 'rejected' | 'unserved';
  /** From arrival to the answer, or to whatever else ended the wait; where the play was cut short, to its end. */
  readonly waitedMs: number;
  /** The rest is `null` for whoever was not answered. */
  readonly agent: string | null;
  readonly hub: string | null;
  readonly ring: number | null;
  readonly language: string | null;
  readonly preferredLanguage: string | null;
  /** Waited at all, that is, was not offered in the instant of arrival. */
  readonly queued: boolean;
}
