/** Agents are where a scenario's workforce has them: on their shifts, away, new, trained, in the numbers stated. */
import type { RosterFile } from '@signalbox/engine/plan';
import { expect, test } from 'vitest';
import { drawTrial } from '../draw-trial.js';
import { defined, type Files, PLAN, trialOf, type Written } from '../testing/trials.js';

const DAY_MS = 86_400_000;
const files = (kind: keyof Files, text: string): Files => ({ [kind]: [{ file: `${kind}.csv`, text }] });

const DAYS = { for: '200d' } as const;
const planned = (groups: NonNullable<NonNullable<Written['workforce']>['groups']>, more: Partial<NonNullable<Written['workforce']>> = {}) =>
  trialOf({ demand: { calls: { queue: 'calls', channel: 'voice', perDay: 1 } }, workforce: { groups, ...more }, horizon: DAYS });
const CHANCE = { seed: 3, replication: 0 };

test('agents come on their days, in the zone of their hub, and the first of a group are taken first', () => {
  const { startMs, staff } = planned({
    lisbon: { shifts: [{ hours: '22:00-06:00', days: 'fri', agents: 2, breaks: [{ at: '01:00', for: '30m' }] }] },
  });
  const [shift] = staff.find(({ group }) => group === 'lisbon')?.shifts ?? [];
  expect(shift?.seats).toEqual([0, 1]);
  expect((shift?.fromMs ?? 0) - startMs).toBe(2 * DAY_MS + 22 * 3_600_000);
  expect((shift?.breaks[0]?.fromMs ?? 0) - startMs).toBe(3 * DAY_MS + 3_600_000);
});

test('whoever has a shift takes another that leaves the time, once nobody is without one', () => {
  const rows = ['08:00,12:00', '13:00,17:00', '12:00,13:00', '16:00,18:00'].map((hours) => `2026-03-11,lisbon,2,${hours}`);
  const shifts = files('shifts', ['date,group,agents,from,to', ...rows].join('\n'));
  const written = { demand: { calls: { queue: 'calls', channel: 'voice', perDay: 1 } }, horizon: { for: '1d' } };
  const trial = trialOf(written, shifts);
  // There are three: one is new in the afternoon, and after four there is only one who is not at work.
  expect(trial.staff.find(({ group }) => group === 'lisbon')?.shifts.map(({ seats }) => seats)).toEqual([[0, 1], [0, 2], [0, 1], [1]]);
  const { problems } = defined(written, shifts);
  expect(problems.map(({ message }) => message)).toContain('The shifts of lisbon ask for 4 agents, and it has 3.');
  const came = drawTrial(trial, CHANCE).staff.filter(({ group, shift }) => group === 'lisbon' && shift !== null);
  expect(came.map(({ agent }) => agent.at(-1)).join('')).toBe('1213122');
});

test('absence keeps away as many as stated, and one seat more moves nobody else’s luck', () => {
  const trial = planned({ dublin: { absence: '20%' } });
  const { staff } = drawTrial(trial, CHANCE);
  const own = staff.filter(({ group }) => group === 'dublin');
  const away = own.filter(({ shift }) => shift === null).length / own.length;
  expect(Math.abs(away - 0.2)).toBeLessThan(5 * Math.sqrt((0.2 * 0.8) / own.length));
  const fewer = {
    ...trial,
    staff: trial.staff.map((one) => ({ ...one, shifts: one.shifts.map((s) => ({ ...s, seats: s.seats.slice(0, 2) })) })),
  };
  const same = (one: typeof staff): readonly boolean[] =>
    one.filter(({ agent }) => agent === 'dublin-01').map(({ shift }) => shift === null);
  expect(same(drawTrial(fewer, CHANCE).staff)).toEqual(same(staff));
});

test('shrinkage takes its share of those on shift, whatever their number', () => {
  const trial = planned(
    { lisbon: { shifts: [{ hours: '08:00-16:00' }] } },
    { shrinkage: [{ class: 'training', percent: '25%', hours: '10:00-11:00', groups: ['lisbon'] }] },
  );
  const { staff } = drawTrial(trial, CHANCE);
  const own = staff.filter(({ group }) => group === 'lisbon');
  const pausedMs = own.flatMap(({ shift }) => shift?.pauses ?? []).reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  const share = pausedMs / (own.length * 3_600_000);
  expect(Math.abs(share - 0.25)).toBeLessThan(5 * Math.sqrt((0.25 * 0.75) / own.length));
});

// Holidays of everybody took the one bot away for whole days.
test('shrinkage of everybody is that of people: a bot is away only where its group is named', () => {
  const roster: RosterFile = {
    agents: { helper: { kind: 'bot', hub: 'dublin', queues: ['desk'] } },
    groups: [{ group: 'dublin', count: 4, hub: 'dublin' }],
  };
  const demand = { calls: { queue: 'calls', channel: 'voice', perDay: 1 } };
  const holidays = files('shrinkage', 'class,share,group\nholidays,8%,\noutage,1%,helper\n');
  const shrinkage = [{ class: 'training', percent: '5%' }];
  const { staff } = trialOf({ demand, workforce: { shrinkage }, horizon: { for: '1d' } }, holidays, PLAN, roster);
  const told = new Map(staff.map(({ group, shrinkage: own }) => [group, own.map(({ name }) => name).sort()]));
  expect([told.get('helper'), told.get('dublin')]).toEqual([['outage'], ['holidays', 'training']]);
});

test('pieces of shrinkage that hold together add up, where they overlap in part as well', () => {
  const pieces = [
    { class: 'training', percent: '40%', hours: '08:00-12:00' },
    { class: 'coaching', percent: '35%', hours: '10:00-14:00' },
    { class: 'meetings', percent: '25%', hours: '11:00-12:00' },
  ];
  const trial = planned({ dublin: { shifts: [{ hours: '08:00-16:00' }] } }, { shrinkage: pieces });
  const { staff } = drawTrial(trial, CHANCE);
  const own = staff.filter(({ group }) => group === 'dublin');
  const days = own.length / 4;
  const awayAt = (hour: number): number =>
    own.flatMap(({ fromMs, shift }) =>
      (shift?.pauses ?? []).filter(
        (pause) => pause.fromMs <= fromMs + (hour - 8) * 3_600_000 && pause.toMs > fromMs + (hour - 8) * 3_600_000,
      ),
    ).length / days;
  const shares = [9, 10.5, 11.5, 13, 15].map((hour) => awayAt(hour) / 4);
  for (const [place, share] of [0.4, 0.75, 1, 0.35, 0].entries()) expect(Math.abs((shares[place] as number) - share)).toBeLessThan(0.05);
  expect([shares[2], shares[4]]).toEqual([1, 0]);
});

test('pieces that together take more than everybody away are refused, at the last that was written, in a file as in the scenario', () => {
  const rows = [
    'class,share,start,end,group',
    'training,60%,09:00,12:00,',
    'meetings,30%,10:00,11:00,lisbon',
    'coaching,15%,10:30,10:45,lisbon',
  ];
  const written: Written = {
    workforce: { shrinkage: [{ class: 'calls', percent: '50%', hours: '11:00-13:00', days: 'wed' }] },
    horizon: { for: '2d' },
  };
  const { problems, rowProblems } = defined(written, files('shrinkage', rows.join('\n')));
  expect(rowProblems.map(({ code, line, column, message }) => [code, line, column, message])).toEqual([
    ['SHRINKAGE_OVER', 2, 10, 'At 2026-03-11 11:00 shrinkage takes 110% of dublin away: calls 50%, training 60%.'],
    ['SHRINKAGE_OVER', 4, 10, 'At 2026-03-11 10:30 shrinkage takes 105% of lisbon away: training 60%, meetings 30%, coaching 15%.'],
  ]);
  expect(problems).toEqual([]);
  const more = defined({
    workforce: {
      shrinkage: [
        { class: 'calls', percent: '70%' },
        { class: 'talks', percent: '30.5%' },
      ],
    },
  });
  expect(more.problems.map(({ code, path }) => [code, path.join('.')])).toEqual([['SHRINKAGE_OVER', 'workforce.shrinkage.1.percent']]);
});

test('a site that hires grows to its dates, and newcomers become quicker month by month', () => {
  const { staff } = drawTrial(
    planned({ dublin: { hired: { '2026-03-11': 1, '2026-06-19': 4 }, competence: ['160%', '130%'], shifts: [{ hours: '08:00-16:00' }] } }),
    CHANCE,
  );
  const days = new Map<number, number>();
  for (const { group, fromMs } of staff) if (group === 'dublin') days.set(fromMs, (days.get(fromMs) ?? 0) + 1);
  const heads = [...days.values()];
  expect([heads[0], heads.at(-1)]).toEqual([1, 4]);
  expect(heads).toEqual([...heads].sort());
  const percents = (agent: string) => [
    ...new Set(staff.filter((one) => one.agent === agent).map(({ shift }) => shift?.handlingPercent ?? 100)),
  ];
  expect(percents('dublin-01')).toEqual([100]);
  expect(percents('dublin-02')).toEqual([160, 130, 100]);
});

test('whoever leaves is followed by a newcomer after a while', () => {
  const { staff } = drawTrial(planned({ dublin: { attrition: { perMonth: '30%', refill: '10d' }, competence: ['150%'] } }), CHANCE);
  const own = staff.filter(({ agent }) => agent === 'dublin-01');
  expect(own.length).toBeLessThan(200);
  expect(own.some(({ shift }) => shift?.handlingPercent === 150)).toBe(true);
});

// Whoever came three weeks before what is played is a junior in it; since when the first have been there nobody says.
test('who was hired shortly before the start has still to learn', () => {
  const hired = { '2026-01-15': 1, '2026-01-20': 2, '2026-02-15': 2, '2026-02-16': 4 };
  const { staff } = drawTrial(planned({ dublin: { hired, competence: ['160%', '130%'], shifts: [{ hours: '08:00-16:00' }] } }), CHANCE);
  const firstDay = staff.filter(({ group }) => group === 'dublin').slice(0, 4);
  expect(firstDay.map(({ shift }) => shift?.handlingPercent ?? 100).sort()).toEqual([100, 130, 160, 160]);
});

test('agents leave by the month they are in: none of the first comes to a second, those who were there stay', () => {
  const hired = { dublin: { hired: { '2026-03-11': 2, '2026-03-12': 4 } } };
  const trial = trialOf(
    { demand: { calls: { queue: 'calls', channel: 'voice', perDay: 1 } }, workforce: { groups: hired }, horizon: { for: '90d' } },
    files('competence', 'group,month,handling,attrition\ndublin,1,150,99.9999%\ndublin,2,120,0%\n'),
  );
  const { staff } = drawTrial(trial, CHANCE);
  const percents = (agent: string) => new Set(staff.filter((one) => one.agent === agent).map(({ shift }) => shift?.handlingPercent ?? 100));
  // Seats are filled all over the row: the first two are the first and the third.
  expect([...percents('dublin-01'), ...percents('dublin-03')]).toEqual([100, 100]);
  expect([...percents('dublin-02'), ...percents('dublin-04')]).toEqual([150, 150]);
  const days = (agent: string) => staff.filter((one) => one.agent === agent).length;
  expect(days('dublin-01')).toBeGreaterThan(days('dublin-02'));
});

test('staffing, shifts, shrinkage and competence are read from planners’ files', () => {
  const { staff } = trialOf(
    { demand: { calls: { queue: 'calls', channel: 'voice', perDay: 1 } }, horizon: { for: '1d' } },
    {
      ...files('staffing', 'date,start,group,required\n2026-03-11,09:00,dublin,3\n2026-03-11,09:30,dublin,4\n'),
      ...files('shifts', 'date,group,agents,from,to,breaks\n2026-03-11,dublin,2,09:00,17:00,12:00+30m 15:00+15m=break\n'),
      ...files('shrinkage', 'date,start,end,group,class,share\n,10:00,11:00,dublin,coaching,12%\n'),
      ...files('competence', 'group,month,handling,attrition\nlisbon,1,150,5%\nlisbon,2,120%,3%\n'),
    },
  );
  const [dublin, lisbon] = staff;
  expect(dublin?.required.map(({ agents }) => agents)).toEqual([3, 4]);
  expect(dublin?.shifts.map(({ seats, breaks }) => [seats.length, breaks.length])).toEqual([[2, 2]]);
  expect(dublin?.shrinkage.map(({ name, share }) => [name, share])).toEqual([['coaching', 0.12]]);
  expect([lisbon?.competence, lisbon?.attrition?.perMonth]).toEqual([
    [150, 120],
    [0.05, 0.03],
  ]);
});

test('shifts take their shares of a group, whatever its size, and nobody twice', () => {
  const parts = ['30%', '30%', '40%'].map((agents, n) => ({ hours: `0${n}:00-0${n + 1}:00`, agents }));
  const { staff } = trialOf({
    demand: { calls: { queue: 'calls', channel: 'voice', perHour: 1 } },
    workforce: { groups: { dublin: { shifts: parts }, lisbon: { shifts: parts } } },
  });
  expect(staff.map(({ shifts }) => shifts.map(({ seats }) => seats))).toEqual([
    [[0], [1], [2, 3]],
    [[0], [1], [2]],
  ]);
});

test('however many are hired, they are spread over all shifts', () => {
  const hours = ['00:00-08:00', '08:00-16:00', '16:00-24:00'];
  const { staff } = trialOf(
    {
      demand: { calls: { queue: 'calls', channel: 'voice', perHour: 1 } },
      workforce: {
        groups: { dublin: { hired: { '2026-03-11': 12, '2026-03-20': 120 }, shifts: hours.map((one) => ({ hours: one, agents: 40 })) } },
      },
      horizon: { for: '9d' },
    },
    {},
    PLAN,
    { groups: [{ group: 'dublin', count: 120, hub: 'dublin' }] },
  );
  const { hiredMs, shifts } = staff[0] as (typeof staff)[number];
  for (const shift of shifts) {
    const there = hiredMs.filter((ms) => ms <= shift.fromMs).length;
    const onShift = shift.seats.filter((seat) => (hiredMs[seat] as number) <= shift.fromMs).length;
    expect(Math.abs(onShift - there / 3)).toBeLessThan(2.5);
  }
});
