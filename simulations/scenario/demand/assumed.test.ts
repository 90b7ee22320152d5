/** Proves that what planners assume of channels and hubs is read from their files as the scenario would say it, and that the scenario goes before them. */
import { expect, test } from 'vitest';
import { defined, type Files, PLAN, trialOf, type Written } from '../testing/trials.js';

const FORECAST = 'date,start,queue,channel,language,volume\n2026-03-11,00:00,desk,chat,en,20\n2026-03-11,00:30,desk,chat,en,20\n';
const file = (name: string, text: string) => [{ file: `${name}.csv`, text }];
const FILES: Files = {
  forecast: file('forecast', FORECAST),
  channels: file('channels', 'channel,concurrent,repeat,repeatAfter,variation\nchat,15%,8%,3600,0.2\n'),
  costs: file('costs', 'hub,perDay,teamMin\ndublin,20000,3\nlisbon,9000,\n'),
  premiums: file('premiums', 'date,start,end,percent\n2026-03-11,22:00,06:00,150\n,,,110%\n'),
};

test('channels, costs and premiums are what the scenario would say', () => {
  const hours = { hours: '22:00-06:00', percent: '150%', from: '2026-03-11', until: '2026-03-12' };
  const said: Written = {
    demand: {
      chats: {
        queue: 'desk',
        channel: 'chat',
        languages: ['en'],
        perHour: 40,
        variation: 0.2,
        concurrent: '15%',
        repeat: { percent: '8%', after: { mean: '1h' } },
      },
    },
    costs: { hubs: { dublin: { perDay: 20_000, teamMin: 3 }, lisbon: { perDay: 9_000 } }, premiums: [hours, { percent: '110%' }] },
  };
  const [read, written] = [trialOf({}, FILES), trialOf(said)];
  expect(read.costs).toEqual(written.costs);
  const assumed = ({ demand: [one] }: typeof read) => [one?.concurrentPercent, one?.repeat, one?.variation];
  expect(assumed(read)).toEqual(assumed(written));
  expect(assumed(read)[0]).toBe(15);
});

test('the scenario goes before the files', () => {
  const { demand, costs } = trialOf({ behaviour: { chat: { concurrent: '30%' } }, costs: { hubs: { dublin: { perDay: 1 } } } }, FILES);
  expect(demand[0]?.concurrentPercent).toBe(30);
  expect(costs.hubs).toEqual({ dublin: { perDay: 1, teamMin: null }, lisbon: { perDay: 9_000, teamMin: null } });
});

test('an unknown channel or hub is reported once, with the nearest name', () => {
  const { rowProblems } = defined(
    {},
    { ...FILES, channels: file('channels', 'channel,concurrent\nchta,15\n'), costs: file('costs', 'hub,perDay\ndubln,3\n') },
  );
  expect(rowProblems.map(({ file: name, line, nearest }) => [name, line, nearest])).toEqual([
    ['channels.csv', 2, 'chat'],
    ['costs.csv', 2, 'dublin'],
  ]);
});

test('premiums of some hubs are theirs, in local time of each, as the scenario would say; a hub that is not there is reported', () => {
  const zoned = structuredClone(PLAN);
  (zoned.hubs['lisbon'] as { zone: string }).zone = 'America/Sao_Paulo';
  const costs = {
    premiums: [
      { hours: '20:00-06:00', percent: '150%', hubs: ['lisbon'] },
      { percent: '120%', hubs: ['dublin', 'lisbon'] },
      { percent: '110%' },
    ],
  };
  const rows = 'start,end,percent,hubs\n20:00,06:00,150,lisbon\n,,120,dublin + lisbon\n,,110,\n';
  const { forecast = [] } = FILES;
  const [read, written] = [trialOf({}, { forecast, premiums: file('premiums', rows) }, zoned), trialOf({ costs }, { forecast }, zoned)];
  expect(read.costs).toEqual(written.costs);
  expect(read.costs.premiums[0]).toMatchObject({ hubs: ['lisbon'], fromMs: Date.parse('2026-03-10T23:00Z') });
  const strange = file('premiums', 'percent,hubs\n150,dublin+lisbn\n');
  expect(defined({}, { forecast, premiums: strange }).rowProblems).toMatchObject([{ line: 2, nearest: 'lisbon' }]);
});

test('nights belong to the evening they begin on: one before the start runs into the first day, in files and in the scenario', () => {
  const nights = { premiums: file('premiums', 'start,end,percent\n22:00,06:00,150\n'), forecast: FILES.forecast ?? [] };
  const shrinkage = {
    shrinkage: file('shrinkage', 'class,share,start,end\nbackground work,20%,22:00,06:00\n'),
    forecast: FILES.forecast ?? [],
  };
  const hours = { hours: '22:00-06:00' };
  const first = [Date.parse('2026-03-10T22:00Z'), Date.parse('2026-03-11T06:00Z')];
  for (const { costs } of [
    trialOf({}, nights),
    trialOf({ costs: { premiums: [{ ...hours, percent: '150%' }] } }, { forecast: FILES.forecast ?? [] }),
  ])
    expect(costs.premiums.map(({ fromMs, toMs }) => [fromMs, toMs])[0]).toEqual(first);
  const said = { workforce: { shrinkage: [{ class: 'background work', percent: '20%', ...hours }] } };
  for (const { staff } of [trialOf({}, shrinkage), trialOf(said, { forecast: FILES.forecast ?? [] })])
    expect(staff[0]?.shrinkage.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([first]);
});

test('a value given twice is reported where it stands, because nobody knows which is meant', () => {
  const { rowProblems } = defined(
    {},
    {
      ...FILES,
      channels: file('channels', 'channel,concurrent\nchat,15\nchat,20\n'),
      costs: file('costs', 'hub,perDay\ndublin,3\nlisbon,3\ndublin,4\n'),
      staffing: file('staffing', 'date,start,group,required\n2026-03-11,09:00,dublin,3\n2026-03-11,9:00,dublin,4\n'),
      competence: file('competence', 'group,month,handling\ndublin,2,120\ndublin,1,150\ndublin,2,110\n'),
      shrinkage: file('shrinkage', 'class,share\ntraining,5%\ntraining,7%\n'),
    },
  );
  expect(rowProblems.map(({ file: name, line, message }) => `${name}:${line} ${message}`).sort()).toEqual([
    'channels.csv:3 Column channel: chat is given twice.',
    'competence.csv:4 Column month: 2 is given twice for the same group.',
    'costs.csv:4 Column hub: dublin is given twice.',
    'shrinkage.csv:3 Column class: training is given twice for the same time and group.',
    'staffing.csv:3 Column start: 9:00 is given twice for the same group and day.',
  ]);
});

test('files that hold no customers are reported as such', () => {
  const recorded = file('recorded', 'at,queue,channel\n');
  expect(defined({}, { recorded }).problems.map(({ message }) => message)).toEqual([
    'demand is missing; it names the customers who come, unless files do, and recorded.csv holds no customers: there is nothing after the first line.',
  ]);
});
