import type { Event } from '../domain/events.js';
import { type Details, type Rejection, type RejectionCode, rejection } from '../errors.js';

/** The result of a command: events, in order, or a rejection that changed nothing. */
export type Decision = readonly Event[] | Rejection;

export const isRejection = (decision: Decision): decision is Rejection => !Array.isArray(decision);

export const reject = (code: RejectionCode, details?: Details): Rejection => rejection(code, details);
