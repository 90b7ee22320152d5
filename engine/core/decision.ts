import type { Event } from '../domain/events.js';
import { type Details, type Rejection, type RejectionCode, rejection } from '../errors.js';

/** What a command leads to: events, in order, or a refusal that changed nothing. */
export type Decision = readonly Event[] | Rejection;

export const isRejection = (decision: Decision): decision is Rejection => !Array.isArray(decision);

export const reject = (code: RejectionCode, details?: Details): Rejection => rejection(code, details);
