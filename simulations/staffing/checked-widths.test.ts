// Proves that the figures of a check have the interval of its replications, each counted once, and none where there is nothing to tell it from.
import { expect, test } from 'vitest';
import { add, CONTACT_FIELDS, type Measured, openTable, rowOf } from '../measures/index.js';
import { checkedWidths } from './checked-widths.js';
import type { StaffGoal } from './index.js';
import type { Staffed } from './staff.js';

const goals = [{ of: 'contacts', by: 'all', key: 'all', figure: 'serviceLevel', intervals: [0, 1] }] as unknown as readonly StaffGoal[];

function replication(within: number, arrived = 10): { readonly measured: Measured } {
  const contacts = openTable(CONTACT_FIELDS, 1);
  const rows = [rowOf(contacts, 'all', 'all')];
  add(contacts, rows, 0, 'arrived', arrived);
  add(contacts, rows, 0, 'within', within);
  return { measured: { contacts } as unknown as Measured };
}
const widths = (...replications: readonly object[]) => checkedWidths({ goals, verified: { replications } } as unknown as Staffed);

test('the interval is that of the replications: Student’s, of one degree of freedom for two of them', () => {
  expect(widths(replication(6), replication(8))).toEqual([expect.closeTo(12.706 * 0.1, 3)]);
  expect(widths(replication(7), replication(7))).toEqual([0]);
  // One in which nobody came says nothing.
  expect(widths(replication(6), replication(0, 0), replication(8))).toEqual([expect.closeTo(12.706 * 0.1, 3)]);
});

test('one replication, or none, has no interval', () => {
  expect(widths(replication(6))).toEqual([Number.NaN]);
  expect(checkedWidths({ goals, verified: null })).toEqual([Number.NaN]);
});
