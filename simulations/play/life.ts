import type { Customer } from './customers.js';

/** What became of one customer: the row a simulation is counted from. Spans in milliseconds. */
export interface Life {
  readonly customer: Customer;
  /** `answered`: of those a campaign calls, reached; `unreached`: given up after the last attempt, or never seen. */
  readonly outcome: 'answered' | 'abandoned' | 'rejected' | 'unserved' | 'unreached';
  /** When that was settled. */
  readonly atMs: number;
  /** From arrival to the answer, or to whatever else ended the wait; where the play was cut short, to its end. */
  readonly waitedMs: number;
  /** Gave up sooner than the queue's short-abandon time. */
  readonly short: boolean;
  /** Answered within the span of the queue's target. A target that counts to the end of the work is judged in `Handled`. */
  readonly withinTarget: boolean;
  /** The rest is `null` for whoever was not answered. */
  readonly agent: string | null;
  readonly hub: string | null;
  readonly ring: number | null;
  readonly language: string | null;
  readonly preferredLanguage: string | null;
  /** Attempts to reach somebody whom a campaign calls. */
  readonly dialled: number;
  /** Of these, attempts made on a signal that the customer is there. */
  readonly dialledOnSignal: number;
  /** Reached by an attempt made on a signal. */
  readonly reachedOnSignal: boolean;
  /** Waited at all, that is, was not offered in the instant of arrival. */
  readonly queued: boolean;
}

/** The wait of a contact that an agent has let go of, until the next agent takes it or something else ends the wait. Spans in milliseconds. */
export interface HandedOn {
  readonly customer: Customer;
  /** Where it was handed on to; where its own agent had no room, where it was before. */
  readonly queue: string;
  /** `rejected`: turned away meanwhile, because the queue closed, the wait was too long or it was withdrawn; `unserved`: still waiting at the end. */
  readonly outcome: 'answered' | 'rejected' | 'unserved';
  /** From the instant it was handed on. */
  readonly waitedMs: number;
}

/** One agent's part of one contact, told when its wrap-up is over. Spans in milliseconds. */
export interface Handled {
  readonly customer: Customer;
  readonly agent: string;
  readonly hub: string;
  readonly acceptedMs: number;
  readonly releasedMs: number;
  /** Without the time it was set aside. */
  readonly talkMs: number;
  readonly wrapUpMs: number;
  /** Handed on to another queue; else the contact was over. */
  readonly handedOn: boolean;
  /** Over within the target, where the target counts to the end of the work; otherwise as it was answered. */
  readonly withinTarget: boolean;
}
