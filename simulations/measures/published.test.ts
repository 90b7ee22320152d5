/** What was published is held against the same figure of the simulation, of what it speaks of and when. */
import type { PlanFile, RosterFile } from '@signalbox/engine/plan';
import { expect, test } from 'vitest';
import { CALLED_DEMAND, CALLING } from '../auditor/testing/halls-called.js';
import type { Life } from '../play/index.js';
import { runTrial } from '../replicate/index.js';
import { scaleTrial } from '../scenario/index.js';
import { defined, trialOf, type Written } from '../scenario/testing/trials.js';
import { compared } from './published.js';
import type { Measured } from './recorder.js';
import { summarise } from './summary.js';
import { wholeOf } from './table.js';
import { measure } from './testing/measure.js';
import { judge } from './verdicts.js';

const DEMAND: Written['demand'] = {
  calls: { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 60, handling: '1m' },
  again: { queue: 'again', channel: 'voice', languages: ['pt'], perHour: 30, handling: '3m' },
};
const SHIFTS: Written['workforce'] = { groups: { lisbon: { shifts: [{ hours: '00:00-02:00' }] } } };

test('figures are those of the queue, hub or stretch of time they speak of', async () => {
  const trial = trialOf({
    demand: DEMAND,
    workforce: SHIFTS,
    published: [
      { says: 'short calls', queue: 'calls', figure: 'handling', is: '1m' },
      { says: 'three times as long', queue: 'again', over: { queue: 'calls' }, figure: 'handling', is: 3 },
      { says: 'half as many', queue: 'again', over: { queue: 'calls' }, figure: 'arrived', is: 0.5 },
      { says: 'three at work', group: 'lisbon', figure: 'signedIn', is: 3, until: '2026-03-11T02:00Z' },
      { says: 'and then nobody', group: 'lisbon', figure: 'signedIn', is: 0, from: '2026-03-11T03:00Z' },
      { says: 'calls of an hour', queue: 'calls', figure: 'arrived', is: 60, from: '2026-03-11T01:00Z', until: '2026-03-11T02:00Z' },
      { says: 'two hours, a third of a minute each', hub: 'dublin', figure: 'occupancy', is: '25%' },
    ],
  });
  const measured = (await runTrial(trial, { workers: 1, replications: 3 })).map((one) => one.measured);
  const found = compared(trial, measured).map(({ stated, unit, published }) => ({ off: stated.mean - published.is, unit, stated }));
  expect(found.map(({ unit }) => unit)).toEqual(['ms', 'number', 'number', 'number', 'number', 'number', 'share']);
  expect(found.slice(0, 2).map(({ off }) => off)).toEqual([0, 0]);
  expect(Math.abs(found[2]?.off ?? 1)).toBeLessThan(0.25);
  // The third hour ends with calls in hand: nobody begins one, and somebody may be there for a few minutes yet.
  for (const place of [3, 4]) expect(Math.abs(found[place]?.off ?? 1)).toBeLessThan(0.05);
  expect(Math.abs(found[5]?.off ?? 99)).toBeLessThan(25);
  expect(Math.abs(found[6]?.off ?? 1)).toBeLessThan(0.08);
});

// Divided by the stated time, three agents would be told as two and as six.
test('agents signed in are those of the intervals that begin in the stretch, where it cuts some', async () => {
  const at = (from: string, until: string) => ({ says: 'three', group: 'lisbon', figure: 'signedIn', is: 3, from, until }) as const;
  const trial = trialOf({
    demand: DEMAND,
    // The last interval is cut short by the end.
    horizon: { for: '1h40m', interval: '30m' },
    published: [
      at('2026-03-11T00:15Z', '2026-03-11T01:00Z'),
      at('2026-03-11T01:00Z', '2026-03-11T01:15Z'),
      at('2026-03-11T01:20Z', '2026-03-11T01:40Z'),
    ],
  });
  const measured = (await runTrial(trial, { workers: 1, replications: 1 })).map((one) => one.measured);
  expect(compared(trial, measured).map(({ stated }) => stated.mean)).toEqual([3, 3, 3]);
  // No interval begins in it: nothing is known of it.
  const none = trialOf({ demand: DEMAND, published: [at('2026-03-11T01:05Z', '2026-03-11T01:20Z')] });
  expect(compared(none, measured).map(({ stated }) => stated.count)).toEqual([0]);
});

test('a ratio to nothing is left out, and does not make the mean infinite', async () => {
  const few = { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 2, handling: '1m' };
  const published: Written['published'] = [{ says: 'as many', queue: 'again', over: { queue: 'calls' }, figure: 'arrived', is: 1 }];
  const trial = trialOf({ demand: { ...DEMAND, calls: few }, horizon: { for: '30m' }, published });
  const measured = (await runTrial(trial, { workers: 1, replications: 12 })).map((one) => one.measured);
  const [ratio] = compared(trial, measured);
  expect(ratio?.stated.count).toBeLessThan(12);
  expect(ratio?.stated.mean).toBeGreaterThan(1);
  expect(Number.isFinite(ratio?.stated.mean)).toBe(true);
});

test('of a trial at a share of its size, counts are told as for the whole', async () => {
  const published: Written['published'] = [
    { says: 'calls', queue: 'calls', figure: 'arrived', is: 240 },
    { says: 'hours', hub: 'dublin', figure: 'paidHours', is: 16 },
  ];
  const half = scaleTrial(trialOf({ demand: DEMAND, published }), 0.5);
  const measured = (await runTrial(half, { workers: 1, replications: 4 })).map((one) => one.measured);
  const [calls, hours] = compared(half, measured);
  expect(Math.abs((calls?.stated.mean ?? 0) - 240)).toBeLessThan(50);
  expect(hours?.stated.mean).toBe(16);
});

test('where campaigns call and others come, waits are of those who came by themselves and counts of all, or of whom is said', async () => {
  const renewals = CALLED_DEMAND['renewals'] as NonNullable<typeof CALLED_DEMAND>[string];
  const own = { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 100, handling: '2m', patience: { mean: '30s' } };
  const of = { says: 'so', queue: 'calls' } as const;
  const published: Written['published'] = [
    { ...of, figure: 'abandoned', is: '5%' },
    { ...of, figure: 'abandoned', is: '5%', whom: 'all' },
    { ...of, figure: 'arrived', is: 1 },
    { ...of, figure: 'arrived', is: 1, whom: 'called' },
    { ...of, figure: 'arrived', is: 1, whom: 'called', over: { queue: 'calls', whom: 'by-themselves' } },
    { says: 'so', figure: 'abandoned', is: '5%' },
    { says: 'so', queue: 'again', figure: 'abandoned', is: '5%' },
  ];
  const again = { again: { ...own, queue: 'again', languages: ['pt'] } };
  const trial = trialOf({ demand: { renewals, own, ...again }, behaviour: { voice: { handling: '2m' } }, published }, {}, CALLING);
  const lives: Life[] = [];
  const measured = await measure(trial, (life) => lives.push(life));
  const some = (holds: (life: Life) => boolean) => lives.filter(holds);
  const [calls, called] = [
    some(({ customer }) => customer.demand.queue === 'calls'),
    some(({ customer }) => customer.demand.outbound != null),
  ];
  const came = calls.filter(({ customer }) => customer.demand.outbound == null);
  const gaveUp = (all: readonly Life[]) => all.filter(({ outcome }) => outcome === 'abandoned').length / all.length;
  expect(compared(trial, [measured]).map(({ stated }) => stated.mean)).toEqual([
    gaveUp(came),
    gaveUp(calls),
    calls.length,
    called.length,
    called.length / came.length,
    gaveUp(some(({ customer }) => customer.demand.outbound == null)),
    gaveUp(some(({ customer }) => customer.demand.queue === 'again')),
  ]);
  expect(gaveUp(came)).toBeGreaterThan(gaveUp(calls) + 0.02);
});

/** A bot takes every chat first and hands two in five on to people, who are few. */
const WEB: PlanFile = {
  plan: 'web',
  hubs: { dublin: { kind: 'digital', country: 'IE', zone: 'Europe/Dublin', languages: ['en'] } },
  queues: { chat: { channels: ['chat'], steps: [{ bots: 'only' }, { after: '5s', bots: 'none' }] }, calls: { channels: ['voice'] } },
};
const WEB_ROSTER: RosterFile = {
  agents: { robo: { kind: 'bot', hub: 'dublin', queues: ['chat'], handlingPercent: 25 } },
  groups: [{ group: 'people', count: 4, hub: 'dublin' }],
};
const WEB_DEMAND: Written = {
  demand: { chats: { queue: 'chat', channel: 'chat', perHour: 60 }, calls: { queue: 'calls', channel: 'voice', perHour: 30 } },
  workforce: { groups: { robo: { transfer: { percent: '40%', patience: { mean: '1m' } } } } },
};

test('a figure of those handed on is the one by which a target of the same words judges them, and needs no target', async () => {
  const onward = { queue: 'chat', whom: 'handed-on' } as const;
  const published: Written['published'] = [
    { says: 'so', ...onward, figure: 'serviceLevel', is: '80%' },
    { says: 'so', ...onward, figure: 'abandoned', is: '5%' },
    { says: 'so', ...onward, figure: 'wait', is: '30s' },
    { says: 'so', queue: 'calls', over: onward, figure: 'abandoned', is: 1 },
  ];
  const targets: Written['targets'] = [{ ...onward, serviceLevel: '80%', abandoned: '5%', wait: '30s' }];
  const bare = trialOf({ ...WEB_DEMAND, published }, {}, WEB, WEB_ROSTER);
  const judging = trialOf({ ...WEB_DEMAND, published, targets }, {}, WEB, WEB_ROSTER);
  const told = compared(bare, [await measure(bare)]).map(({ stated }) => stated.mean);
  const measured = [await measure(judging)];
  const [level, abandoned, wait] = judge(judging, summarise(measured), measured).map(({ stated }) => stated.mean);
  expect(told.slice(0, 3)).toEqual([level, abandoned, wait]);
  expect(abandoned).toBeGreaterThan(0.02);
  const calls = wholeOf(measured[0]?.contacts as Measured['contacts'], 'queue', 'calls');
  expect(told[3]).toBe(calls.abandoned / calls.arrived / (abandoned as number));
});

test('what bots bring to an end is told of those they took, and of all who came', async () => {
  const published: Written['published'] = [
    { says: 'so', queue: 'chat', figure: 'containment', is: '60%' },
    { says: 'so', figure: 'containment', is: '60%' },
    { says: 'so', figure: 'selfCare', is: '40%' },
    { says: 'so', queue: 'calls', figure: 'selfCare', is: '0%' },
    { says: 'so', queue: 'calls', figure: 'containment', is: '0%' },
  ];
  const trial = trialOf({ ...WEB_DEMAND, published }, {}, WEB, WEB_ROSTER);
  const lives: Life[] = [];
  const measured = await measure(trial, (life) => lives.push(life));
  const chats = lives.filter(({ customer }) => customer.demand.queue === 'chat');
  const { handedIn } = wholeOf(measured.contacts, 'queue', 'chat');
  const ended = chats.length - handedIn;
  expect(chats.every(({ agent }) => agent === 'robo')).toBe(true);
  expect(compared(trial, [measured]).map(({ stated: { mean } }) => mean)).toEqual([
    ended / chats.length,
    ended / chats.length,
    ended / lives.length,
    0,
    Number.NaN,
  ]);
});

// Of those who came first to a queue that nobody comes to first, the ratio would be nothing, and no word would say why.
test('a ratio is to the same customers of the other, unless the file says to whom', () => {
  const read = (over: object) => {
    const published = [{ says: 'so', queue: 'chat', whom: 'handed-on', figure: 'serviceLevel', is: 1, over } as never];
    const found = defined({ ...WEB_DEMAND, published }, {}, WEB, WEB_ROSTER);
    return found.ok ? found.trial.published[0]?.overWhom : found.problems.map(({ path, message }) => `${path.join('.')} ${message}`);
  };
  expect(read({ queue: 'chat' })).toBe('handed-on');
  expect(read({ queue: 'calls', whom: 'all' })).toBe('all');
  expect(read({ queue: 'calls' })).toEqual([expect.stringMatching(/^published\.0\.over\.whom whom handed-on would judge no one/)]);
});

test('those handed on are named where somebody is, and not for what is counted with the queue they came to', () => {
  const refused = (one: object): readonly string[] =>
    defined({ ...WEB_DEMAND, published: [{ says: 'so', is: '80%', ...one } as never] }, {}, WEB, WEB_ROSTER).problems.map(
      ({ path, message }) => `${path.join('.')} ${message}`,
    );
  expect(refused({ queue: 'chat', whom: 'handed-on', figure: 'serviceLevel' })).toEqual([]);
  expect(refused({ queue: 'calls', whom: 'handed-on', figure: 'serviceLevel' })).toEqual([
    'published.0.whom whom handed-on would judge no one: nobody is handed on for queue calls; name the queue they are handed on to.',
  ]);
  expect(refused({ queue: 'chat', whom: 'handed-on', figure: 'containment' })).toEqual([
    'published.0.whom whom handed-on has no containment: it is counted with the queue they came to; leave it out.',
  ]);
});

test.each([
  [{ queue: 'cals', figure: 'handling', is: '1m' }, 'published.0.queue There is no queue cals; did you mean calls?'],
  [{ queue: 'calls', figure: 'occupancy', is: '80%' }, 'published.0.queue queue has no occupancy: name a hub or group, or nothing.'],
  [{ hub: 'lisbon', figure: 'serviceLevel', is: '80%' }, 'published.0.hub hub has no serviceLevel: name a queue or channel, or nothing.'],
  [{ queue: 'calls', figure: 'handling', is: '80%' }, 'published.0.is 80% must be a duration such as "5m": so is handling.'],
  [{ queue: 'calls', over: { queue: 'again' }, figure: 'handling', is: '3m' }, 'published.0.is 3m must be a number: so is a ratio.'],
  [
    { queue: 'calls', figure: 'wait', is: '20s', whom: 'called' },
    'published.0.whom whom called would judge no one: no campaign calls anybody for queue calls; leave it out.',
  ],
  [
    { hub: 'lisbon', figure: 'handling', is: '3m', whom: 'called' },
    'published.0.whom whom says nothing of agents, whoever their customers are.',
  ],
  [{ figure: 'reached', is: '30%', whom: 'called' }, 'published.0.whom whom says nothing: reached is of those called.'],
  [{ queue: 'calls', over: { whom: 'all' }, figure: 'wait', is: 3 }, 'published.0.over over must name a queue, channel, hub or group.'],
  [{ figure: 'arrived', is: 3, until: '2026-03-12' }, 'published.0.until 2026-03-12 is not within the horizon.'],
] as const)('%j is refused with the reason', (one, words) => {
  const { ok, problems } = defined({ demand: DEMAND, published: [{ says: 'so', ...one }] });
  expect([ok, problems.map(({ path, message }) => `${path.join('.')} ${message}`)]).toEqual([false, [words]]);
});
