import type { PlanFile } from '@signalbox/engine/plan';
import { BUSY, type Files, PLAN } from '../../scenario/testing/trials.js';
import type { Hall } from './hall.js';
import { CALLED } from './halls-called.js';
import { PAID } from './halls-paid.js';

/**
 * Everything on whole seconds, so that many are answered, and give up, exactly at the limit, and every third comes a millisecond sooner: for
 * some the limit has just passed. The first comes as the warm-up ends, the last but one just before the end and the last at it, where others
 * try again.
 */
const ON_THE_SECOND: Files = {
  recorded: [
    {
      file: 'seconds.csv',
      text: [
        'at,queue,channel,language,handling,patience',
        ...Array.from(
          { length: 300 },
          (_, n) => [600 + ((n * 37) % 1_200), 20 + ((n * 13) % 50), 4 + ((n * 7) % 6) + (n % 5 === 0 ? 0.001 : 0)] as const,
        )
          .concat([
            [600, 30, 7],
            [1_799, 30, 7],
            [1_800, 30, 7],
          ])
          .map(
            ([at, handling, patience]) =>
              `${Date.UTC(2026, 2, 11) + at * 1_000 - (at % 3 === 1 ? 1 : 0)},calls,voice,en,${handling},${patience}`,
          ),
      ].join('\n'),
    },
  ],
};

/** Ended, taken and begun in the very instants in which the count begins, an interval ends and the count ends. */
const AT_THE_BOUNDS: Files = {
  recorded: [
    {
      file: 'bounds.csv',
      text: [
        'at,queue,channel,language,handling,patience',
        ...[
          [570, 30, 60],
          [1_170, 30, 60],
          [1_195, 400, 60],
          [1_196, 30, 60],
          [1_770, 30, 60],
          [1_771, 40, 60],
          [1_795, 30, 60],
          [1_796, 30, 4],
        ].map(([at = 0, handling, patience]) => `${Date.UTC(2026, 2, 11) + at * 1_000},calls,voice,en,${handling},${patience}`),
      ].join('\n'),
    },
  ],
};

/** Chats are for bots first, and what people hand on goes to another queue. */
const BOTS_PLAN: PlanFile = {
  ...PLAN,
  queues: {
    desk: { channels: ['chat'], steps: [{ bots: 'only' }, { after: '3s', bots: 'none' }] },
    again: { channels: ['chat'] },
  },
};

/** The busy hall, with what it has not: a limit of its own, a warm-up, an end that cuts, customers of somebody, a queue that is full. */
export const HALLS: Readonly<Record<string, Hall>> = {
  'served out': BUSY,
  'cut short, with a warm-up and limits of its own': {
    ...BUSY,
    demand: { ...BUSY.demand, calls: { ...BUSY.demand?.['calls'], queue: 'calls', channel: 'voice', perHour: 140 } },
    behaviour: { ...BUSY.behaviour, email: { handling: { mean: '4m' }, transfer: { percent: '40%', to: 'desk' } } },
    horizon: { for: '2h', warmUp: '45m', end: 'cut' },
    targets: [
      { queue: 'calls', language: 'pt', serviceLevel: '60%', within: '9s' },
      { queue: 'calls', serviceLevel: '80%', within: '7s' },
      { queue: 'desk', channel: 'email', language: 'en', handling: '5m' },
    ],
  },
  'customers who are somebody’s, and short of agents': {
    ...BUSY,
    demand: {
      calls: { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 120 },
      clients: {
        queue: 'calls',
        channel: 'voice',
        languages: ['en'],
        perHour: 40,
        portfolio: { of: 'dublin', deputies: 1, mode: 'prefer' },
      },
    },
    workforce: { groups: { dublin: { absence: '50%', shifts: [{ hours: '00:00-04:00' }] } } },
    desks: { default: { answer: '0s' } },
    horizon: { for: '3h' },
  },
  'customers who wait exactly as long as they may': {
    behaviour: { voice: { handling: '30s', patience: '7s', retry: { percent: '100%', after: '5s', most: 9 } } },
    desks: { default: { answer: '0s' } },
    horizon: { for: '30m', warmUp: '10m', interval: '10m' },
    // The first that judges them and has a limit says how long they should wait.
    targets: [
      { queue: 'calls', abandoned: '9%' },
      { queue: 'calls', serviceLevel: '80%', within: '7s' },
      { channel: 'voice', serviceLevel: '80%', within: '9s' },
    ],
    record: ON_THE_SECOND,
  },
  'at the bounds of what is counted': {
    behaviour: { voice: { wrapUp: '0s' } },
    roster: { groups: [{ group: 'dublin', count: 2, hub: 'dublin' }] },
    desks: { default: { answer: '0s' } },
    horizon: { for: '30m', warmUp: '10m', interval: '10m' },
    record: AT_THE_BOUNDS,
    answeredLeast: 6,
    least: { abandoned: 1, queued: 3 },
  },
  'over in the very instant that was promised': {
    behaviour: { voice: { handling: '30s', patience: '1m', wrapUp: '0s' } },
    desks: { default: { answer: '0s' } },
    horizon: { for: '30m', warmUp: '10m', interval: '10m' },
    plan: { ...PLAN, queues: { ...PLAN.queues, calls: { channels: ['voice'], target: { percent: 80, within: '30s', end: 'resolve' } } } },
    record: AT_THE_BOUNDS,
    answeredLeast: 6,
    least: { within: 4 },
  },
  'handed on to where hardly anybody comes to': {
    ...BUSY,
    behaviour: { ...BUSY.behaviour, voice: { handling: '4m', patience: '2m', transfer: { percent: '60%', to: 'again' } } },
    horizon: { for: '1h', end: 'cut' },
  },
  'handed on to fewer than can take them, and the end cuts': {
    demand: { calls: { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 120 } },
    behaviour: { voice: { handling: '1m', patience: '2m', transfer: { percent: '80%', to: 'again', handling: '5m' } } },
    horizon: { for: '1h', end: 'cut' },
    roster: {
      groups: [
        { group: 'dublin', count: 4, hub: 'dublin', queues: ['calls'] },
        { group: 'lisbon', count: 1, hub: 'lisbon', languages: ['en'], queues: ['again'] },
      ],
    },
    untakenLeast: 20,
  },
  'handed on to fewer than can take them, and those who wait give up': {
    demand: {
      calls: { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 120 },
      others: { queue: 'again', channel: 'voice', languages: ['en'], perHour: 5 },
    },
    behaviour: {
      voice: {
        handling: '1m',
        patience: '2m',
        transfer: {
          percent: '80%',
          to: 'again',
          handling: '5m',
          patience: { mean: '3m' },
          retry: { percent: '60%', after: { mean: '4m' } },
        },
      },
    },
    workforce: {
      groups: { dublin: { transfer: { percent: '70%', to: 'again', patience: '30s', retry: { percent: '80%', after: '2m' } } } },
    },
    horizon: { for: '1h', warmUp: '10m', end: 'cut' },
    targets: [
      { queue: 'again', whom: 'handed-on', serviceLevel: '80%', within: '30s', abandoned: '5%' },
      { queue: 'calls', abandoned: '5%' },
    ],
    roster: {
      groups: [
        { group: 'dublin', count: 2, hub: 'dublin', queues: ['calls'] },
        { group: 'more', count: 2, hub: 'dublin', queues: ['calls'] },
        { group: 'lisbon', count: 3, hub: 'lisbon', languages: ['en'], queues: ['again'] },
      ],
    },
    least: { handedInAbandoned: 10, triedAgain: 10 },
  },
  'bots first, and people behind them who have a target': {
    demand: { chats: { queue: 'desk', channel: 'chat', languages: ['en'], perHour: 120 } },
    behaviour: { chat: { handling: { mean: '5m' }, patience: '2m', transfer: { percent: '30%', to: 'again', handling: '20m' } } },
    workforce: { groups: { helper: { transfer: { percent: '60%' } } } },
    horizon: { for: '2h', warmUp: '20m', end: 'cut' },
    targets: [
      { queue: 'desk', whom: 'handed-on', serviceLevel: '80%', within: '30s', wait: '1m' },
      { language: 'en', whom: 'handed-on', serviceLevel: '80%' },
      { whom: 'handed-on', wait: '1m' },
      { queue: 'desk', serviceLevel: '90%', within: '10s' },
    ],
    plan: BOTS_PLAN,
    roster: {
      agents: { helper: { kind: 'bot', hub: 'dublin', queues: ['desk'], handlingPercent: 30 } },
      groups: [
        { group: 'dublin', count: 2, hub: 'dublin', queues: ['desk'] },
        { group: 'lisbon', count: 1, hub: 'lisbon', languages: ['en'], queues: ['again'] },
      ],
    },
    untakenLeast: 1,
    least: { answeredByBots: 50, contained: 20, handedOff: 20 },
  },
  'tried on one channel after another': {
    demand: {
      people: {
        queue: 'calls',
        channel: 'voice',
        languages: ['en'],
        perHour: 150,
        patience: '20s',
        handling: '3m',
        sequence: [
          { after: '1m', queue: 'desk', channel: 'chat', patience: '5s', handling: '5m' },
          { after: { mean: '5m' }, queue: 'again', channel: 'voice', handling: '30s' },
        ],
      },
      others: { queue: 'again', channel: 'voice', languages: ['en'], perHour: 5 },
    },
    horizon: { for: '2h' },
  },
  'more agents than customers': {
    demand: { calls: { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 4 } },
    behaviour: { voice: { handling: '20s', patience: '1m' } },
    horizon: { for: '2h' },
    answeredLeast: 1,
  },
  ...CALLED,
  ...PAID,
};
