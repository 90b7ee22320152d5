/** Proves that staffing says so where contacts are handed on, of whose second wait no target speaks. */
import { add, CONTACT_FIELDS, openTable, rowOf } from '@signalbox/simulations/measures';
import type { Staffed } from '@signalbox/simulations/staffing';
import { expect, test } from 'vitest';
import { handedOnTo, takenOverText } from './taken-over.js';

function day(handedIn: number, taken: number) {
  const contacts = openTable(CONTACT_FIELDS, 1);
  add(contacts, [rowOf(contacts, 'queue', 'calls')], 0, 'arrived', 100);
  add(contacts, [rowOf(contacts, 'queue', 'repairs')], 0, 'handedIn', handedIn);
  add(contacts, [rowOf(contacts, 'queue', 'repairs')], 0, 'handedInTaken', taken);
  return { measured: { contacts } };
}
const staffed = (replications: readonly object[], ...whom: readonly string[]) =>
  ({ verified: { replications }, goals: whom.map((one) => ({ target: { whom: one } })) }) as unknown as Staffed;
const told = (...replications: readonly object[]) => takenOverText(staffed(replications, 'all'));

test('how many are handed on, to which queue, and how many of them the next agent took', () => {
  expect(told(day(30, 0), day(20, 10))).toMatch(
    /^Contacts handed on, on the mean of 2 replications of the check: to repairs 25, taken 5\. No target speaks of /,
  );
  expect(handedOnTo(staffed([day(30, 0), day(20, 10)]))).toEqual([{ queue: 'repairs', contacts: 25, taken: 5 }]);
});

test('where a target judges those handed on, nobody is warned that none does', () => {
  expect(takenOverText(staffed([day(30, 30)], 'all', 'handed-on'))).toMatch(/taken 30\. The targets of those handed on judge /);
});

test('nothing where nobody hands anything on, or nothing was checked', () => {
  expect(told(day(0, 0))).toBeUndefined();
  expect(takenOverText({ verified: null, goals: [] })).toBeUndefined();
});
