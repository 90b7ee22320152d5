import type { Event } from '../domain/events.js';
import { type GivenWith, type Rejection, type RejectionCode, rejection } from '../errors.js';

/** The result of a command: events, in order, or a rejection that changed nothing. */
export type Decision = readonly Event[] | Rejection;

export const isRejection = (decision: Decision): decision is Rejection => !Array.isArray(decision);

/** `rejection`, with a result that any other refusal may stand beside. */
export const reject = rejection as <Code extends RejectionCode>(code: Code, ...given: GivenWith<Code>) => Rejection;
