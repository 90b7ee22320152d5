import type { PlanFile } from '@signalbox/engine/plan';
import type { ScenarioFile } from '../../scenario/index.js';
import { BUSY, PLAN } from '../../scenario/testing/trials.js';
import type { Hall } from './hall.js';

/** Calendars of the tests are those of one zone. */
const HUBS = { dublin: PLAN.hubs['dublin'], lisbon: { ...PLAN.hubs['lisbon'], zone: 'Europe/Dublin' } } as PlanFile['hubs'];

const RETRIES = { noAnswer: '5m' };
const CAMPAIGNS: PlanFile['campaigns'] = {
  renewals: { queue: 'calls', window: 'polite', attempts: 3, attemptsPerDay: 5, retry: RETRIES },
  detected: { queue: 'again', window: 'polite', attempts: 5, attemptsPerDay: 5, retry: RETRIES, signalAfter: 1, signalWithin: '40m' },
};
export const CALLING: PlanFile = {
  ...PLAN,
  hubs: HUBS,
  callingWindows: { polite: { weekly: { 'mon-sun': ['00:00-24:00'] } } },
  campaigns: CAMPAIGNS,
};

const PEOPLE = { zone: 'Europe/Dublin', dialling: '10s', there: '10m', away: '20m', answers: '50%' } as const;
type Demands = NonNullable<ScenarioFile['demand']>;
export const CALLED_DEMAND: Demands = {
  renewals: { ...BUSY.demand?.['calls'], queue: 'calls', channel: 'voice', perHour: 40, outbound: { campaign: 'renewals', ...PEOPLE } },
  detected: {
    queue: 'again',
    channel: 'voice',
    languages: ['en'],
    perHour: 30,
    handling: '1m',
    outbound: { campaign: 'detected', ...PEOPLE },
  },
};

/** A queue of slots, as those who book are expected: four in a quarter of an hour. */
const DAY_MS = Date.UTC(2026, 2, 11);
const instant = (atMs: number): string => `${new Date(atMs).toISOString().slice(0, 19)}Z`;
export const SLOTS = {
  list: Array.from({ length: 16 }, (_, n) => ({
    from: instant(DAY_MS + n * 900_000),
    until: instant(DAY_MS + (n + 1) * 900_000),
    capacity: 4,
  })),
};

const CLOSED_FOR_A_WHILE: Hall['changes'] = [
  { at: '2026-03-11T00:30', queue: 'calls', closed: true },
  { at: '2026-03-11T00:55', queue: 'calls', closed: false },
];

/** Customers who are called, who are called back, and who have booked. */
export const CALLED: Readonly<Record<string, Hall>> = {
  'called by campaigns, with and without a signal': {
    plan: CALLING,
    demand: CALLED_DEMAND,
    behaviour: { voice: { ...BUSY.behaviour?.['voice'], handling: '2m' } },
    horizon: { for: '3h' },
    targets: [{ queue: 'again', serviceLevel: '80%', within: '30s', whom: 'called' }],
    least: { unreached: 20, dialledOnSignal: 10, reachedOnSignal: 5, handedIn: 1, falseAlerts: 5 },
  },
  'called by campaigns until the end cuts, after a warm-up': {
    plan: CALLING,
    demand: CALLED_DEMAND,
    behaviour: { voice: { handling: '4m' } },
    horizon: { for: '2h', warmUp: '35m', end: 'cut' },
    answeredLeast: 20,
    least: { unserved: 1, unreached: 1 },
  },
  'called by campaigns, and calling by themselves in the same queues': {
    plan: CALLING,
    demand: {
      ...CALLED_DEMAND,
      calls: { ...BUSY.demand?.['calls'], queue: 'calls', channel: 'voice', perHour: 60 },
      again: { queue: 'again', channel: 'voice', languages: ['en'], perHour: 20, handling: '1m' },
    },
    behaviour: { voice: { ...BUSY.behaviour?.['voice'], handling: '2m' } },
    horizon: { for: '3h' },
    targets: [
      { queue: 'calls', serviceLevel: '80%', within: '30s' },
      { queue: 'calls', serviceLevel: '40%', within: '2m', whom: 'called' },
      { language: 'en', serviceLevel: '60%', within: '1m', whom: 'called' },
      { queue: 'calls', channel: 'voice', language: 'en', serviceLevel: '60%', within: '1m', whom: 'called' },
      { queue: 'again', abandoned: '9%', within: '90s', whom: 'all' },
    ],
    least: { unreached: 20, reached: 30, dialledOnSignal: 5 },
  },
  'called back, the wait having been too long': {
    plan: {
      ...PLAN,
      queues: { ...PLAN.queues, calls: { channels: ['voice'], home: ['dublin'], maxWait: { after: '30s', to: 'callback' } } },
    },
    demand: { calls: { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 120, handling: '4m', patience: { mean: '1m' } } },
    horizon: { for: '2h' },
    least: { abandoned: 5 },
  },
  'called back once the queue is open again': {
    plan: { ...PLAN, queues: { ...PLAN.queues, calls: { channels: ['voice'], home: ['dublin'], whenClosed: 'callback' } } },
    demand: { calls: { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 100, handling: '3m', patience: { mean: '1m' } } },
    changes: CLOSED_FOR_A_WHILE,
    horizon: { for: '2h' },
    targets: [{ queue: 'calls', serviceLevel: '80%', within: '5m' }],
  },
  'still to be called back when the end cuts, soon after the queue has opened': {
    plan: { ...PLAN, queues: { ...PLAN.queues, calls: { channels: ['voice'], home: ['dublin'], whenClosed: 'callback' } } },
    demand: { calls: { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 100, handling: '3m', patience: { mean: '1m' } } },
    changes: CLOSED_FOR_A_WHILE,
    horizon: { for: '1h', end: 'cut' },
    answeredLeast: 20,
    least: { unserved: 5 },
  },
  'turned away while the queue is closed': {
    plan: { ...PLAN, queues: { ...PLAN.queues, calls: { channels: ['voice'], home: ['dublin'], whenClosed: 'reject' } } },
    demand: { calls: { queue: 'calls', channel: 'voice', languages: { en: '60%', 'pt,en': '40%' }, perHour: 100, handling: '3m' } },
    changes: CLOSED_FOR_A_WHILE,
    horizon: { for: '2h' },
    least: { foundClosed: 20 },
  },
  'booked, and promised that it is over within a time': {
    plan: {
      ...PLAN,
      queues: { ...PLAN.queues, calls: { channels: ['voice'], slots: SLOTS, target: { percent: 80, within: '5m', end: 'resolve' } } },
    },
    demand: {
      booked: {
        queue: 'calls',
        channel: 'voice',
        languages: ['en'],
        perHour: 14,
        books: { ahead: '20m' },
        patience: '2m',
        handling: { mean: '5m' },
      },
      others: { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 30, handling: { mean: '5m' } },
    },
    horizon: { for: '3h' },
    least: { within: 30 },
  },
};
