/** Proves that what Erlang is asked of an interval is what is forecast for it, under the plan in force then, and that it is told when nobody could take it. */
import { expect, test } from 'vitest';
import { PLAN, trialOf, type Written } from '../../scenario/testing/trials.js';
import { staffLines } from '../lines.js';
import { loadClasses } from './load.js';
import { uncoveredOf } from './uncovered.js';

const CALLS: Written = {
  demand: { calls: { queue: 'calls', channel: 'voice', perHour: 20 } },
  horizon: { for: '2h', interval: '30m' },
  behaviour: { voice: { handling: '4m', wrapUp: '60s' } },
};
const classesOf = (trial: ReturnType<typeof trialOf>) =>
  loadClasses(trial, new Map(trial.demand.map(({ name }) => [name, new Map([['dublin', 0]])])));
const minutes = (values: readonly number[]): readonly number[] => values.map((ms) => ms / 60_000);

test('wrap-up takes no longer than the plan in force lets it', () => {
  const capped = (wrapUpMax: string) => ({ ...PLAN, queues: { ...PLAN.queues, calls: { channels: ['voice'], wrapUpMax } } });
  const trial = trialOf({ ...CALLS, changes: [{ at: '2026-03-11T01:00', plan: capped('60s') }] }, {}, capped('15s'));
  expect(minutes(classesOf(trial)[0]?.handlingMs ?? [])).toEqual([4.25, 4.25, 5, 5]);
});

test('agents handle as many contacts at once as the plan in force allows', () => {
  const chat = (max: number) => ({ ...PLAN, channels: { ...PLAN.channels, chat: { max, cost: 25 } } });
  const demand = { chats: { queue: 'desk', channel: 'chat', perHour: 20, handling: '4m', concurrent: '50%' } };
  const trial = trialOf({ ...CALLS, demand, changes: [{ at: '2026-03-11T01:00', plan: chat(4) }] }, {}, chat(1));
  expect(minutes(classesOf(trial)[0]?.handlingMs ?? [])).toEqual([4, 4, 2.5, 2.5]);
});

test('an interval is handled as long as its forecast says; those who are recorded as long as they were', () => {
  const forecast = 'date,start,queue,channel,volume,handleTime\n2026-03-11,00:00,calls,voice,10,240\n2026-03-11,00:30,calls,voice,30,360\n';
  const [planned] = classesOf(trialOf({ ...CALLS, demand: {}, behaviour: {} }, { forecast: [{ file: 'f.csv', text: forecast }] }));
  expect(planned?.arrivals).toEqual([10, 30, 0, 0]);
  expect(minutes(planned?.handlingMs ?? [])).toEqual([4, 6, 5.5, 5.5]);
  const recorded = 'at,queue,channel,handling\n2026-03-11T00:10:00,calls,voice,60\n2026-03-11T00:20:00,calls,voice,180\n';
  const [seen] = classesOf(trialOf({ ...CALLS, demand: {}, behaviour: {} }, { recorded: [{ file: 'r.csv', text: recorded }] }));
  expect(seen?.arrivals).toEqual([2, 0, 0, 0]);
  expect(minutes(seen?.handlingMs ?? [])[0]).toBe(2);
});

test('where all have their break at once, whoever comes meanwhile is told, and not where somebody of another group stays', () => {
  const lunch = { breaks: [{ at: '01:00', for: '30m' }] };
  const shifts = [
    { hours: '00:00-02:00', agents: 2, ...lunch },
    { hours: '00:30-02:00', agents: 2, ...lunch },
  ];
  const workforce = { groups: { dublin: { shifts }, lisbon: { shifts: [{ hours: '01:00-01:30' }] } } };
  const trial = trialOf({ ...CALLS, workforce, targets: [{ queue: 'calls', serviceLevel: '80%', within: '20s' }] });
  const serving = (groups: readonly string[]) =>
    uncoveredOf(trial, staffLines(trial), loadClasses(trial, new Map([['calls', new Map(groups.map((group) => [group, 0]))]])));
  const { startMs, targets } = trial;
  expect(serving(['dublin'])).toEqual([{ name: 'calls', targets, fromMs: startMs + 3_600_000, toMs: startMs + 5_400_000, contacts: 10 }]);
  expect(serving(['dublin', 'lisbon'])).toEqual([]);
});
