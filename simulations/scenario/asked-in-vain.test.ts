/** Proves that what a scenario asks of its plan in vain, or would not mean as it is written, is told before anything is played. */
import { expect, test } from 'vitest';
import { CALLED_DEMAND, CALLING } from '../auditor/testing/halls-called.js';
import { defined, type Files, PLAN, ROSTER, trialOf, type Written } from './testing/trials.js';

const calls = (more: object, horizon: NonNullable<Written['horizon']>) =>
  trialOf({ demand: { calls: { queue: 'calls', channel: 'voice', ...more } }, horizon });

const FORECAST = `date,start,queue,channel,language,volume,handleTime
2026-03-11,00:00,calls,voice,en,40,240
2026-03-11,00:30,calls,voice,en,20,300
2026-03-11,00:30,desk,email,,12,
`;
const files = (kind: keyof Files, text: string): Files => ({ [kind]: [{ file: `${kind}.csv`, text }] });

// What the plan does not have would be refused by the router on the way, or hold for nobody: it is told before anything is played.
test.each([
  ['a language', { languages: ['xx'] }, 'languages.0 There is no language xx.'],
  ['a language among shares', { languages: { en: '50%', 'pt,xx': '50%' } }, 'languages.pt,xx There is no language xx.'],
  ['a jurisdiction', { residency: 'EU' }, 'residency There is no jurisdiction EU.'],
  ['a tenant', { tenant: 'smal' }, 'tenant There is no tenant smal; did you mean small?'],
  ['a queue to hand on to', { transfer: { percent: '5%', to: 'agan' } }, 'transfer.to There is no queue agan; did you mean again?'],
  [
    'a queue that would refuse what is handed on',
    { transfer: { percent: '5%', to: 'desk' } },
    'transfer.to Queue desk does not take voice.',
  ],
  ['a language of service', { byLanguage: { xx: '120%' } }, 'byLanguage.xx There is no language xx.'],
])('a demand asks for %s that the plan does not have', (_, asks: object, expected) => {
  const { problems } = defined({ demand: { calls: { queue: 'calls', channel: 'voice', perHour: 1, ...asks } } });
  expect(problems.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([`demand.calls.${expected}`]);
});

test('customers whom nobody could ever be given are told, and whom somebody joins who can, are not', () => {
  const demand = { calls: { queue: 'calls', channel: 'voice', perHour: 1, languages: { en: '50%', fi: '50%' } } };
  const plan = { ...PLAN, languages: ['en', 'pt', 'fi'] };
  const { ok, problems } = defined({ demand }, {}, plan);
  expect(ok).toBe(true);
  expect(problems.map(({ severity, path, message }) => `${severity} ${path.join('.')} ${message}`)).toEqual([
    expect.stringMatching(
      /^hint demand\.calls Nobody can ever be given a customer of calls\.fi: of 7 agents, by first reason: language 7 /,
    ),
  ]);
  const finn = { agents: [{ id: 'aino', hub: 'dublin', languages: ['fi'] }] };
  expect(defined({ demand }, {}, plan, { ...ROSTER, ...finn }).problems).toEqual([]);
});

// What is changed on the way brings whoever was missing, or takes them away: only the time between is told, and only to whom it matters.
test('customers whom nobody can be given for a while are told with that while', () => {
  const told = (demand: object, changes: Written['changes']) =>
    defined({ demand: { calls: { queue: 'calls', channel: 'voice', ...demand } }, ...(changes && { changes }) }).problems.map(
      ({ severity, path, message }) => `${severity} ${path.join('.')} ${message}`,
    );
  const hourly = { perHour: 1 };
  const fromOneOnwards = { perHour: undefined, perDay: 30, curve: { '00:00': 0, '01:00': 1 } };
  const expert = { ...hourly, skills: { billing: 5 } };
  const learn = (at: string, level: 4 | 5) => ({ at, group: 'dublin', skills: { billing: level } });
  const unserved = (when: string) =>
    expect.stringMatching(new RegExp(`^hint demand\\.calls ${when} nobody can be given a customer of calls: of 7 agents`));

  expect(told(expert, [learn('2026-03-11T01:00', 5)])).toEqual([unserved('From 2026-03-11 00:00 to 2026-03-11 01:00')]);
  expect(told({ ...expert, ...fromOneOnwards }, [learn('2026-03-11T01:00', 5)])).toEqual([]);
  expect(told(expert, [learn('2026-03-11T01:00', 4)])).toEqual([expect.stringMatching('Nobody can ever be given a customer of calls')]);

  const asksExperts = { ...PLAN, queues: { ...PLAN.queues, calls: { channels: ['voice'], skills: { billing: 5 } } } };
  const publish = (at: string, plan: typeof PLAN) => ({ at, plan });
  const there = [publish('2026-03-11T01:00', asksExperts), publish('2026-03-11T03:00', PLAN)];
  expect(told(hourly, there)).toEqual([unserved('From 2026-03-11 01:00 to 2026-03-11 03:00')]);
  expect(told(hourly, [...there, learn('2026-03-11T02:00', 5)])).toEqual([unserved('From 2026-03-11 01:00 to 2026-03-11 02:00')]);
  expect(told(hourly, [learn('2026-03-11T00:30', 5), ...there])).toEqual([]);
});

// They would neither give up nor be served, and the table would only show that none was taken.
test('whoever is handed on to where nobody can take it is told where that is written, once, and not where nobody takes it at first', () => {
  const plan = { ...PLAN, queues: { ...PLAN.queues, again: { channels: ['voice'], skills: { billing: 5 } } } };
  const told = (percent: string, more: object, changes: Written['changes']) =>
    defined(
      {
        demand: { calls: { queue: 'calls', channel: 'voice', perHour: 1, ...more } },
        behaviour: { voice: { transfer: { percent, to: 'again' } } },
        ...(changes && { changes }),
      },
      {},
      plan,
    ).problems.map(({ severity, path, message }) => `${severity} ${path.join('.')} ${message}`);
  const learn = { at: '2026-03-11T01:00', group: 'dublin', skills: { billing: 5 as const } };
  const never = /^hint behaviour\.voice\.transfer\.to Nobody can ever be given a customer of calls handed on to again: of 7 agents/;
  const meanwhile = /to From 2026-03-11 00:00 to 2026-03-11 01:00 nobody can be given a customer of calls handed on to again: of 7 agents/;
  expect(told('5%', {}, undefined)).toEqual([expect.stringMatching(never)]);
  expect(told('5%', {}, [learn])).toEqual([expect.stringMatching(meanwhile)]);
  expect(told('5%', { skills: { billing: 5 } }, undefined)).toEqual([expect.stringMatching('given a customer of calls: ')]);
  expect(told('0%', {}, undefined)).toEqual([]);
});

test('those who wait at the start are told of only where nobody can be given them from then on', () => {
  const expert = (backlog: number | Record<string, number>, at: string) =>
    defined({
      demand: { calls: { queue: 'calls', channel: 'voice', perHour: 0, skills: { billing: 5 }, backlog } },
      changes: [{ at, group: 'dublin', skills: { billing: 5 } }],
    }).problems.map(({ message }) => message.slice(0, 43));
  for (const backlog of [10, { '1h-2h': 10 }]) {
    expect(expert(backlog, '2026-03-11T00:00')).toEqual([]);
    expect(expert(backlog, '2026-03-11T01:00')).toEqual(['From 2026-03-11 00:00 to 2026-03-11 01:00 n']);
  }
});

test('an occupancy that no number of agents can reach is refused', () => {
  const { problems } = defined({ demand: { calls: { queue: 'calls', channel: 'voice', perHour: 1 } }, targets: [{ occupancy: '0%' }] });
  expect(problems.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
    'targets.0.occupancy occupancy must be above 0%: no number of agents is enough for that.',
  ]);
});

test('settings for a channel that the plan does not have are reported', () => {
  const demand = { calls: { queue: 'calls', channel: 'voice', perHour: 1 } };
  const { problems } = defined({ demand, behaviour: { vioce: { wrapUp: '5s' } }, desks: { vice: { missed: '1%' } } });
  expect(problems.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
    'behaviour.vioce There is no channel vioce; did you mean voice?',
    'desks.vice There is no channel vice; did you mean voice?',
  ]);
});

test('a planner’s file asks for a language that the plan does not have', () => {
  const { rowProblems } = defined({}, files('forecast', FORECAST.replace(',en,20', ',pt+xx,20')));
  expect(rowProblems.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual(['3:30 There is no language pt+xx.']);
});

// A forecast of the month is read for one day of it; a forecast of another month would bring nobody, and nobody would notice.
test('rows outside the horizon are skipped and reported', () => {
  const { ok, rowProblems } = defined({}, files('forecast', `${FORECAST}2026-04-11,00:00,calls,voice,en,40,240\n`));
  expect(ok).toBe(true);
  expect(rowProblems.map(({ severity, line, message }) => `${severity} ${line} ${message}`)).toEqual([
    'hint 5 1 of 4 rows lie outside the horizon, 2026-03-11 00:00 to 2026-03-11 04:00, and are passed over.',
  ]);
});

test('newcomers written as a list are refused, with the form to use', () => {
  const hired = [{ at: '2026-03-01', agents: 3 }] as unknown as Record<string, number>;
  const { problems } = defined({ workforce: { groups: { dublin: { hired } } } });
  expect(problems.map(({ message }) => message)).toEqual([
    'workforce.groups.dublin.hired must say how many of the group there are by date, such as {2026-03-01: 10, 2026-04-01: 40}.',
  ]);
});

test('a file without rows is reported', () => {
  const demand = { calls: { queue: 'calls', channel: 'voice', perHour: 1 } };
  const { ok, rowProblems } = defined({ demand }, files('shrinkage', 'class,share\n'));
  expect(ok).toBe(true);
  expect(rowProblems.map(({ severity, line, code }) => `${severity} ${line} ${code}`)).toEqual(['hint 1 ROWS_NONE']);
});

// A group that the planner forgot would answer day and night, and flatter every figure.
test('a group that no file of shifts names, and the scenario gives none, is told to be there all the time', () => {
  const demand = { calls: { queue: 'calls', channel: 'voice', perHour: 1 } };
  const shifts = files('shifts', 'date,group,agents,from,to\n2026-03-11,dublin,2,09:00,17:00\n');
  const told = (more: Written) => defined({ demand, ...more }, shifts).problems.map(({ path, message }) => `${path.join('.')} ${message}`);
  expect(told({})).toEqual(['files.shifts No file of shifts names group lisbon: its 3 agents are there all the time.']);
  expect(told({ workforce: { groups: { lisbon: { shifts: [{ hours: '00:00-04:00' }] } } } })).toEqual([]);
});

// Recording systems write what the clock on the wall shows, which in one hour of the year says too little.
test('recorded contacts without an offset come by the clocks of the scenario, and how many come in an hour shown twice is told', () => {
  const recorded = 'at,queue,channel\n2026-10-25 00:30,calls,voice\n2026-10-25 01:30,calls,voice\n2026-10-25T01:40:00Z,calls,voice\n';
  const { trial, rowProblems } = { trial: undefined, ...defined({ horizon: { start: '2026-10-25' } }, files('recorded', recorded)) };
  expect(rowProblems.map(({ severity, line, message }) => `${severity} ${line} ${message}`)).toEqual([
    'hint 3 1 of 3 rows lie in an hour that the clocks of Europe/Dublin show twice, and are taken for the first time.',
  ]);
  const arrivals = trial?.demand.flatMap((demand) => (demand.recorded ?? []).map(({ arrivalMs }) => new Date(arrivalMs).toISOString()));
  expect(arrivals).toEqual(['2026-10-24T23:30:00.000Z', '2026-10-25T00:30:00.000Z', '2026-10-25T01:40:00.000Z']);
});

test.each([
  [
    [1, '50%'],
    [1, 2],
  ],
  [
    ['50%', 1, undefined],
    [2, 1, 1],
  ],
  [
    ['37%', '37%', '26%'],
    [1, 2, 1],
  ],
] as const)('shifts of %j of four agents', (agents, seats) => {
  const shifts = agents.map((one, n) => ({ hours: `0${n}:00-04:00`, ...(one === undefined ? {} : { agents: one }) }));
  const { staff } = trialOf({
    demand: { calls: { queue: 'calls', channel: 'voice', perHour: 1 } },
    workforce: { groups: { dublin: { shifts } } },
  });
  expect(staff.find(({ group }) => group === 'dublin')?.shifts.map((shift) => shift.seats.length)).toEqual(seats);
});

test.each([
  ['2026-03-11T22:00', '2026-03-11T22:00Z'],
  ['2026-07-11T22:00:30', '2026-07-11T21:00:30Z'],
  ['2026-03-29T01:30', '2026-03-29T01:30Z'],
])('a start at %s is what the clocks of the zone show', (start, instant) => {
  expect(calls({ perHour: 1 }, { start, for: '1h' }).startMs).toBe(Date.parse(instant));
});

test.each([
  [
    '2026-10-24',
    '2d',
    'The clocks are changed on the way: 2d is 48 hours, and ends when they show 23:00 on 2026-10-25. Write 49h to end at midnight.',
  ],
  [
    '2026-03-28',
    '2d',
    'The clocks are changed on the way: 2d is 48 hours, and ends when they show 01:00 on 2026-03-30. Write 47h to end at midnight.',
  ],
  ['2026-10-24', '49h', undefined],
  ['2026-10-20', '2d', undefined],
])('from %s for %s the clocks are %#', (start, lasts, hint) => {
  const { ok, problems } = defined({ demand: { calls: { queue: 'calls', channel: 'voice', perHour: 1 } }, horizon: { start, for: lasts } });
  expect(ok).toBe(true);
  expect(problems.map(({ message, next }) => `${message} ${next}`)).toEqual(hint === undefined ? [] : [hint]);
});

// Whoever names the weekend alone means it to be quieter, not the rest of the week to be empty.
test.each([
  [{ sat: 0.3, sun: 0.2 }, true],
  [{ 'sat-sun': 0.3 }, true],
  [{ 'mon-fri': 0, sat: 1 }, false],
  [{ 'mon-fri': 1 }, false],
  [{ wed: 1, sat: 2 }, false],
])('of a week with weights for %j the empty days are hinted at: %s', (week, hinted) => {
  const { ok, problems } = defined({ demand: { calls: { queue: 'calls', channel: 'voice', perDay: 100, week } } });
  expect(ok).toBe(true);
  expect(problems.filter(({ code }) => code === 'WEEKDAYS_UNNAMED')).toHaveLength(hinted ? 1 : 0);
});

// A break nobody takes as it is written would silently make hours of work out of it.
test.each([
  ['after its shift', '08:00-14:00', [['15:00', '30m']], 'The break at 15:00 does not lie within its shift.'],
  ['over its end', '22:00-06:00', [['05:45', '30m']], 'The break at 05:45 does not lie within its shift.'],
  [
    'over another',
    '08:00-14:00',
    [
      ['10:15', '30m'],
      ['10:00', '30m'],
    ],
    'The break at 10:15 begins before the break before it has ended.',
  ],
] as const)('a break %s', (_, hours, breaks, message) => {
  const shifts = [{ hours, breaks: breaks.map(([at, lasts]) => ({ at, for: lasts })) }];
  const demand = { calls: { queue: 'calls', channel: 'voice', perHour: 1 } };
  const { problems } = defined({ demand, workforce: { groups: { dublin: { shifts } } } });
  expect(problems.map((found) => found.message)).toEqual([message]);
  const text = `date,group,agents,from,to,breaks\n2026-03-11,dublin,2,${hours.replace('-', ',')},${breaks.map((one) => one.join('+')).join(' ')}\n`;
  const { rowProblems } = defined({ demand }, files('shifts', text));
  expect(rowProblems.map((found) => found.message)).toEqual([expect.stringContaining(message.slice('The break at 15:00 '.length))]);
});

test('handing on to a queue of another tenant is reported where it was named', () => {
  const plan = {
    ...PLAN,
    tenants: ['a', 'b'],
    queues: { calls: { channels: ['voice'], tenant: 'a' }, again: { channels: ['voice'], tenant: 'b' } },
  };
  const behaviour = { voice: { transfer: { percent: '5%', to: 'again' } } };
  const { problems } = defined({ demand: { calls: { queue: 'calls', channel: 'voice', perHour: 1 } }, behaviour }, {}, plan);
  expect(problems.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
    'behaviour.voice.transfer.to Queue again belongs to tenant b.',
  ]);
});

test('who gives up after a hand-on and was called by a campaign does not try again, and a demand that says so is refused', () => {
  const transfer = { percent: '10%', to: 'again', retry: { percent: '50%', after: '5m' } };
  const told = (own: object, behaviour: Written['behaviour'] = {}) =>
    defined({ demand: { renewals: { ...CALLED_DEMAND['renewals'], ...own } as never }, behaviour }, {}, CALLING).problems.map(
      ({ severity, path, message }) => `${severity} ${path.join('.')} ${message}`,
    );
  expect(told({ transfer })).toEqual([
    expect.stringMatching(/^error demand\.renewals\.transfer\.retry retry would do nothing: campaign renewals calls these customers/),
  ]);
  const { retry: _, ...once } = transfer;
  expect(told({ transfer: once })).toEqual([]);
  // What is said of a channel is also of whoever comes by it otherwise.
  expect(told({ transfer: undefined }, { voice: { transfer } })).toEqual([]);
});
