import type { Customer } from './customers.js';

/** What became of one customer: the row from which a simulation is counted. Durations in milliseconds. */
export interface Life {
  readonly customer: Customer;
  /** `answered`: for campaign customers, reached; `unreached`: given up after the last attempt, or never seen. */
  readonly outcome: 'answered' | 'abandoned' | 'rejected' | 'unserved' | 'unreached';
  /** When that was settled. */
  readonly atMs: number;
  /**
   * From arrival to the answer, or to whatever else ended the wait; if the run was cut short, to its end. A booked slot counts from its
   * beginning. Of those whom a campaign calls, reached or not, the last attempt counts, from when it was due until an agent took it; nothing
   * if the next one was not due yet. Likewise for customers who are called back, answered or not: those who were on hold before wait from
   * their arrival, those who came while the queue was closed from its opening, as the router counts it.
   */
  readonly waitedMs: number;
  /** Abandoned before the queue's short-abandon time. */
  readonly short: boolean;
  /** Turned away because the queue was closed, not because it was full or the wait too long. */
  readonly foundClosed: boolean;
  /** Answered within the queue's target. A target that counts to the end of the work is judged in `Handled`. */
  readonly withinTarget: boolean;
  /** The remaining fields are `null` for customers who were not answered. */
  readonly agent: string | null;
  readonly hub: string | null;
  readonly ring: number | null;
  readonly language: string | null;
  readonly preferredLanguage: string | null;
  /** Attempts to reach a campaign customer. */
  readonly dialled: number;
  /** Those of the attempts made on a signal that the customer is there. */
  readonly dialledOnSignal: number;
  /** Reached by an attempt made on a signal. */
  readonly reachedOnSignal: boolean;
  /** Waited at all, that is, was not offered at the instant of arrival. */
  readonly queued: boolean;
}

/**
 * The wait of a contact that an agent has let go of, until the next agent takes it or something else ends the wait. Durations in
 * milliseconds.
 */
export interface HandedOn {
  readonly customer: Customer;
  /** The queue it was transferred to; if its own agent had no room, the queue it was in. */
  readonly queue: string;
  /**
   * `abandoned`: gave up; `rejected`: turned away meanwhile because the queue closed, the wait was too long or it was withdrawn; `unserved`:
   * still waiting at the end.
   */
  readonly outcome: 'answered' | 'abandoned' | 'rejected' | 'unserved';
  /** Since it was transferred. */
  readonly waitedMs: number;
  /** When that was settled, and the agent who took it; `null`: nobody did. */
  readonly atMs: number;
  readonly by: { readonly agent: string; readonly hub: string; readonly ring: number } | null;
}

/** One agent's part of one contact, reported when its wrap-up is over. Durations in milliseconds. */
export interface Handled {
  readonly customer: Customer;
  readonly agent: string;
  readonly hub: string;
  readonly acceptedMs: number;
  readonly releasedMs: number;
  /** Excluding time set aside. */
  readonly talkMs: number;
  readonly wrapUpMs: number;
  /** Transferred to another queue; otherwise the contact was over. */
  readonly handedOn: boolean;
  /** If the target counts to the end of the work: whether it was over within the target; otherwise as it was answered. */
  readonly withinTarget: boolean;
}
