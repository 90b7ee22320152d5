/** Proves that a group may hand on a share of its own: bots to people, people to a queue, and that only they are moved by it. */
import type { PlanFile, RosterFile } from '@signalbox/engine/plan';
import { expect, test } from 'vitest';
import { keysOf, wholeOf } from '../measures/index.js';
import { measure } from '../measures/testing/measure.js';
import { defined, trialOf, type Written } from '../scenario/testing/trials.js';
import type { Life } from './life.js';

const PLAN: PlanFile = {
  plan: 'web',
  hubs: {
    ploiesti: { kind: 'digital', country: 'RO', zone: 'Europe/Bucharest', languages: ['en'], costPerHour: 1_500 },
  },
  queues: {
    chat: { channels: ['chat'], steps: [{ bots: 'only' }, { after: '5s', bots: 'none' }] },
    experts: { channels: ['chat'] },
  },
};
const ROSTER: RosterFile = {
  agents: { robo: { kind: 'bot', hub: 'ploiesti', handlingPercent: 25, costPerHour: 60 } },
  groups: [
    { group: 'people', count: 12, hub: 'ploiesti', queues: ['chat'] },
    { group: 'second', count: 6, hub: 'ploiesti', queues: ['experts'] },
  ],
};
type Transfer = NonNullable<NonNullable<NonNullable<Written['workforce']>['groups']>[string]['transfer']>;
const written = (robo: Transfer | undefined, more: Partial<Written> = {}): Written => ({
  demand: { chats: { queue: 'chat', channel: 'chat', perHour: 60 } },
  behaviour: { chat: { handling: '4m', patience: 'endless', transfer: { percent: '20%', to: 'experts', handling: '6m' } } },
  horizon: { for: '10h' },
  ...(robo === undefined ? {} : { workforce: { groups: { robo: { transfer: robo } } } }),
  ...more,
});
async function played(robo: Transfer | undefined) {
  const lives: Life[] = [];
  const trial = trialOf(written(robo), {}, PLAN, ROSTER);
  const { staff, contacts } = await measure(trial, (life) => lives.push(life));
  const of = (group: string) => wholeOf(staff, 'group', group);
  return { lives, of, all: wholeOf(contacts, 'all', 'all'), groups: keysOf(staff, 'group') };
}

test('a bot hands off its own share to people, who do the whole of the work and hand on what the demand says', async () => {
  const { lives, of, all } = await played({ percent: '40%' });
  expect(lives.every(({ outcome, agent }) => outcome === 'answered' && agent === 'robo')).toBe(true);
  const share = of('people').takenOver / all.arrived;
  expect(Math.abs(share - 0.4)).toBeLessThan(4 * Math.sqrt((0.4 * 0.6) / all.arrived));
  // Of those who come to people, a fifth goes on; of what the bot keeps, nothing does.
  const onward = of('second').takenOver / of('people').takenOver;
  expect(Math.abs(onward - 0.2)).toBeLessThan(4 * Math.sqrt((0.2 * 0.8) / of('people').takenOver));
  expect(of('second').handled).toBe(of('second').takenOver);
  // A quarter of four minutes at the bot, the whole of them at people, six at the second line.
  expect([of('robo'), of('people'), of('second')].map(({ talkMs, handled }) => talkMs / handled / 60_000)).toEqual([1, 4, 6]);
  expect(of('robo').cost).toBe(10 * 60);
});

test('a bot is no slower for what else it has in hand, people are', async () => {
  const slowed: Partial<Written> = {
    demand: { chats: { queue: 'chat', channel: 'chat', perHour: 400 } },
    behaviour: { chat: { handling: '4m', patience: 'endless', concurrent: '50%' } },
    horizon: { for: '1h' },
  };
  const { staff } = await measure(trialOf(written({ percent: '40%' }, slowed), {}, PLAN, ROSTER));
  const [robo, people] = ['robo', 'people'].map((group) => wholeOf(staff, 'group', group)).map(({ talkMs, handled }) => talkMs / handled);
  expect(robo).toBe(60_000);
  expect(people).toBeGreaterThan(4.2 * 60_000);
});

test('work after the hand-off may be said, and whatever the share is, the same customers come', async () => {
  const [none, some, every] = [
    await played({ percent: '0%' }),
    await played({ percent: '40%', handling: '2m' }),
    await played({ percent: '100%' }),
  ];
  expect(none.of('people').takenOver).toBe(0);
  expect(every.of('people').takenOver).toBe(every.all.arrived);
  expect(some.of('people').talkMs / some.of('people').handled).toBe(120_000);
  const comings = ({ lives }: typeof none) => lives.map(({ customer: { id, arrivalMs } }) => `${id} ${arrivalMs}`);
  expect(comings(some)).toEqual(comings(none));
  expect(comings(every)).toEqual(comings(none));
  // Without a share of its own, the bot hands on as everybody does.
  const usual = await played(undefined);
  expect(usual.of('people').takenOver).toBe(0);
  expect(Math.abs(usual.of('second').takenOver / usual.all.arrived - 0.2)).toBeLessThan(4 * Math.sqrt(0.16 / usual.all.arrived));
});

test('people say to which queue they hand on; names are checked', () => {
  const problems = (group: string, transfer: Transfer) =>
    defined(written(undefined, { workforce: { groups: { [group]: { transfer } } } }), {}, PLAN, ROSTER).problems.map(
      ({ message }) => message,
    );
  expect(problems('people', { percent: '10%' })).toEqual(['transfer needs the queue it goes to: only bots hand off within their own.']);
  expect(problems('people', { percent: '10%', to: 'expert' })).toEqual(['There is no queue expert; did you mean experts?']);
  expect(problems('people', { percent: '10%', to: 'experts' })).toEqual([]);
});
