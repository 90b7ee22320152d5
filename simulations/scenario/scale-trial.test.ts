/** A trial at a share of its size has that share of demand, agents and cost, in the same shifts and at the same load. */
import { expect, test } from 'vitest';
import { scaleTrial } from './scale-trial.js';
import { PLAN, trialOf } from './testing/trials.js';
import type { Trial } from './trial.js';

const TRIAL = trialOf(
  {
    demand: { calls: { queue: 'calls', channel: 'voice', perHour: 600, backlog: 50 } },
    workforce: {
      groups: {
        dublin: {
          hired: { '2026-03-11': 40, '2026-03-14': 100 },
          shifts: [
            { hours: '06:00-14:00', agents: 60 },
            { hours: '14:00-22:00', agents: 40 },
          ],
        },
      },
    },
    changes: [{ at: '2026-03-12', group: 'dublin', skills: { billing: 5 } }],
    costs: { hubs: { dublin: { perDay: 1_000, teamMin: 20 } } },
    horizon: { for: '4d' },
  },
  {},
  PLAN,
  {
    groups: [
      { group: 'dublin', count: 100, hub: 'dublin' },
      ...Array.from({ length: 6 }, (_, n) => ({ group: `pair-${n}`, count: 2, hub: 'lisbon', languages: ['pt'] })),
    ],
  },
);
const volumeOf = ({ demand }: Trial): number => demand.flatMap(({ intervals }) => intervals).reduce((sum, { volume }) => sum + volume, 0);
const agentsOf = ({ staff }: Trial, group: string): readonly string[] => staff.find((one) => one.group === group)?.agents ?? [];

test('demand, backlog and fixed cost are scaled, and the roster holds who is left', () => {
  const small = scaleTrial(TRIAL, 0.1);
  expect(volumeOf(small)).toBeCloseTo(volumeOf(TRIAL) / 10, 6);
  expect(small.demand[0]?.backlog).toBe(5);
  expect(small.costs.hubs['dublin']).toEqual({ perDay: 100, teamMin: 2 });
  expect(small.roster.agents.map(({ id }) => id).sort()).toEqual(small.staff.flatMap(({ agents }) => agents).sort());
  expect(small.scale).toBe(0.1);
  expect(scaleTrial(small, 0.5).scale).toBe(0.05);
});

test('every shift and every day of hiring keeps its part', () => {
  const small = scaleTrial(TRIAL, 0.1);
  const [group] = small.staff;
  expect(agentsOf(small, 'dublin')).toHaveLength(10);
  expect([...new Set(group?.shifts.map(({ seats }) => seats.length))].sort()).toEqual([4, 6]);
  expect(group?.hiredMs.filter((ms) => ms === Number.NEGATIVE_INFINITY)).toHaveLength(4);
  const [command] = small.changes.map((change) => change.command);
  expect(command?.type === 'agents.change' && command.agents).toEqual(agentsOf(small, 'dublin'));
});

test('each group keeps somebody, and the largest give back what that is too much', () => {
  const half = scaleTrial(TRIAL, 0.5);
  expect(half.roster.agents).toHaveLength(56);
  const tenth = scaleTrial(TRIAL, 0.1);
  for (let n = 0; n < 6; n++) expect(agentsOf(tenth, `pair-${n}`)).toHaveLength(1);
});

test('the whole is the trial itself; nothing, or more than it, is refused', () => {
  expect(scaleTrial(TRIAL, 1)).toBe(TRIAL);
  for (const share of [0, -1, 1.5, Number.NaN]) expect(() => scaleTrial(TRIAL, share)).toThrow('at most 1');
});
