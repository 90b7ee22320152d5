import type { Path } from '@signalbox/engine/plan';
import { AGE_EXPECTED, agesOf, readAge } from '../../planner-files/index.js';
import type { RecordedCustomer } from '../../play/index.js';
import type { Context } from '../context.js';
import type { DemandFile } from '../file/demand-file.js';

/** Contacts of one kind that are waiting when a scenario begins. */
export interface Backlog {
  /** How many arrive at its first instant. */
  readonly backlog: number;
  /** Those that have been waiting already, with their own arrival times, oldest first. */
  readonly recorded: readonly RecordedCustomer[];
}

/**
 * The backlog of a demand, split by shares of languages given one after another. Contacts with an age arrive in the router before the
 * start, when nobody is at work yet: targets, rings and waits count from then.
 */
export function backlogOf({ backlog = 0, outbound, books }: DemandFile, { read, fromMs }: Context, path: Path): (share: number) => Backlog {
  if (typeof backlog === 'number') {
    const split = splitter(backlog);
    return (share) => ({ backlog: split(share), recorded: [] });
  }
  if (outbound !== undefined || books !== undefined)
    read.findings.add('VALUE_INVALID', path, { field: 'backlog', expected: 'has no ages where customers are called or book a slot' });
  const buckets = Object.entries(backlog).flatMap(([text, contacts]) => {
    const age = readAge(text);
    if (age === undefined) read.findings.add('VALUE_INVALID', [...path, text], { field: text, expected: AGE_EXPECTED });
    return age === undefined ? [] : [{ age, split: splitter(contacts) }];
  });
  return (share) => ({
    backlog: 0,
    recorded: waitingSince(
      fromMs,
      buckets.flatMap(({ age, split }) => agesOf(split(share), age)),
    ),
  });
}

/** Customers who have been waiting this long, in order of arrival. */
export const waitingSince = (fromMs: number, agesMs: readonly number[]): readonly RecordedCustomer[] =>
  [...agesMs].sort((one, other) => other - one).map((ageMs) => ({ arrivalMs: fromMs - ageMs }));

/** Splits an integer by shares given one after another, so that the parts add up to it. */
function splitter(count: number): (share: number) => number {
  let share = 0;
  let given = 0;
  return (part) => {
    share += part;
    const own = Math.round(count * share) - given;
    given += own;
    return own;
  };
}
