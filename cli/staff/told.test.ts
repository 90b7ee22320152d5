/** What a target came to is told of the stretch that decides it. */
import type { Staffed, StaffPoint } from '@signalbox/simulations/staffing';
import { expect, test } from 'vitest';
import { bindingText } from './binding.js';
import { DAY_MS, goals } from './testing/three-days.js';
import { moneyText, peopleOf, targetRows } from './told.js';

const point = (slacks: readonly number[]): StaffPoint => ({ slacks, values: slacks.map((slack) => 0.05 - slack) }) as unknown as StaffPoint;
const rowsOf = (found: readonly number[], checked: readonly number[]) =>
  targetRows({ goals, found: point(found), verified: { point: point(checked) } } as unknown as Staffed);

// The second day is the closest in the search, the third the one that the check misses: the second's figures would contradict the verdict.
test('a target that only the check misses is told of the day it misses, any other of the day that is closest in the search', () => {
  expect(rowsOf([0.02, 0.001, 0.01], [0.02, 0.003, -0.002])).toMatchObject([{ place: 2, verdict: 'missed-on-check' }]);
  expect(rowsOf([0.02, 0.001, 0.01], [0.02, 0.003, 0.002])).toMatchObject([{ place: 1, verdict: 'met' }]);
  expect(rowsOf([0.02, -0.001, 0.01], [0.02, 0.003, -0.002])).toMatchObject([{ place: 1, verdict: 'missed' }]);
});

test('what binds by less than the figures show is not told as reached', () => {
  const told = (slack: number): string => {
    const fewer = [point([0.02, slack, 0.01])];
    const trial = { zone: 'Europe/Lisbon', countFromMs: 0, toMs: 3 * DAY_MS };
    return bindingText({ goals, found: { counts: [3], slacks: [0.02, 0.01, 0.01] }, fewer, trial, period: 'day' } as unknown as Staffed, 0);
  };
  expect(told(-0.0001)).toBe('queue calls: abandoned ≤ 5.0 %, would just be missed on Fri 1970-01-02');
  expect(told(-0.002)).toBe('queue calls: abandoned ≤ 5.0 %, would be 5.2 % on Fri 1970-01-02');
});

test('a target that is missed anyway binds no shift: told is what else one agent fewer would miss', () => {
  const told = (slacks: readonly number[]): string => {
    const trial = { zone: 'Europe/Lisbon', countFromMs: 0, toMs: 3 * DAY_MS };
    const found = { counts: [3], slacks: [-0.9, 0.02, 0.01] };
    return bindingText({ goals, found, fewer: [point(slacks)], trial, period: 'day' } as unknown as Staffed, 0);
  };
  expect(told([-0.95, -0.01, 0.005])).toBe('queue calls: abandoned ≤ 5.0 %, would be 6.0 % on Fri 1970-01-02');
  expect(told([-0.95, 0.01, 0.005])).toBe('misses no further target');
});

test('bots are not counted as people', () => {
  const shifts = [{ seats: [0, 1] }, { seats: [1, 2] }];
  const staff = [
    { group: 'helper', agents: ['helper'], shifts: [{ seats: [0] }] },
    { group: 'front', agents: ['front-1', 'front-2', 'front-3'], shifts },
  ];
  const agents = [{ id: 'helper', kind: 'bot' }, ...['front-1', 'front-2', 'front-3'].map((id) => ({ id, kind: 'person' }))];
  const answer = { staff, roster: { agents } };
  expect(peopleOf({ answer } as unknown as Staffed)).toEqual([{ group: 'front', people: 3 }]);
});

test('hours are not told as money where nobody has a price, or only one of nought', () => {
  const told = (costPerHour: number | null, hub: number | null): string | null => {
    const trial = { roster: { agents: [{ costPerHour }] }, plan: { hubs: [{ costPerHour: hub }] }, costs: { currency: 'EUR' } };
    return moneyText({ trial } as unknown as Staffed, 4_800);
  };
  expect([told(null, null), told(0, null), told(0, 0)]).toEqual([null, null, null]);
  expect([told(1, null), told(null, 1), told(0, 1)]).toEqual(['48.00 EUR', '48.00 EUR', '48.00 EUR']);
});
