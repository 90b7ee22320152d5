import type { Entered } from '../time/index.js';
import type { Customer } from './customers.js';
import type { Handling } from './handling.js';

/** Work an agent has accepted. It stands still while set aside. */
export interface Task {
  readonly customer: Customer;
  readonly agent: string;
  readonly hub: string;
  /** With what makes it longer or shorter for this agent. */
  readonly handlingMs: number;
  readonly acceptedMs: number;
  readonly answeredInTime: boolean;
  /** By then it has to be over, where the target says so. */
  readonly overByMs: number | null;
  readonly handsOn: boolean;
  /** It is the agent's share that says so, not the demand's. */
  readonly byAgent: boolean;
  leftMs: number;
  sinceMs: number;
  /** What comes next of it, on the agenda; `null`: nothing yet. */
  coming: Entered | null;
  /** So much work is left when the customer falls silent; `null`: does not any more. */
  silentAtLeftMs: number | null;
  /** Why nobody works on it just now, as bits; 0: somebody does. */
  still: number;
  /** The agent does not have it any more. */
  over: boolean;
}

/** Why a task stands still. */
export const ASIDE = 1;
export const SILENT = 2;
export const IDLE = 4;

export interface Accepted extends Handling {
  readonly hub: string;
  readonly atMs: number;
  readonly answeredInTime: boolean;
  readonly overByMs: number | null;
  /** Somebody had it before and has handed it on. */
  readonly again: boolean;
}

/**
 * What an agent has just accepted; nothing of it is done yet.
 * @param agentHandsOn what this agent does with it, whatever the demand says; `undefined`: as the demand says, by which a contact is handed
 * on once, agents with a share of their own not counted
 */
export const taskOf = (
  { customer, agent, hub, atMs, answeredInTime, overByMs, again }: Accepted,
  handlingMs: number,
  agentHandsOn: boolean | undefined,
): Task => ({
  customer,
  agent,
  hub,
  handlingMs,
  acceptedMs: atMs,
  answeredInTime,
  overByMs,
  handsOn: agentHandsOn ?? (customer.handedTo !== null && (!again || customer.handedByAgent === true)),
  byAgent: agentHandsOn === true,
  leftMs: handlingMs,
  sinceMs: atMs,
  coming: null,
  silentAtLeftMs: silentAtLeftMs(customer, handlingMs),
  still: 0,
  over: false,
});

const silentAtLeftMs = ({ silence }: Customer, handlingMs: number): number | null =>
  silence === null ? null : Math.round(handlingMs * (1 - silence.after));
