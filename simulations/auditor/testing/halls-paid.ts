import type { RosterFile } from '@signalbox/engine/plan';
import type { Files } from '../../scenario/testing/trials.js';
import { BUSY, PLAN } from '../../scenario/testing/trials.js';
import type { Hall } from './hall.js';
import { CALLED_DEMAND, CALLING, SLOTS } from './halls-called.js';

/** Ann and the agents of Lisbon cost something of their own. */
const OWN_COST: RosterFile = {
  agents: { ann: { hub: 'dublin', skills: { billing: 4 }, costPerHour: 4_500 } },
  groups: [
    { group: 'dublin', count: 4, hub: 'dublin', skills: { billing: 4 } },
    { group: 'lisbon', count: 3, hub: 'lisbon', languages: ['pt', { tag: 'en', level: 'B2' }], costPerHour: 1_700 },
  ],
};

const REQUIRED: Files = {
  staffing: [
    {
      file: 'required.csv',
      text: 'date,start,group,required\n2026-03-11,00:00,dublin,3\n2026-03-11,01:30,dublin,5\n2026-03-11,03:00,dublin,2',
    },
  ],
};

const COSTS: Hall['costs'] = {
  currency: 'EUR',
  premiums: [
    { hours: '02:20-03:10', percent: '150%' },
    { hours: '03:00-04:00', percent: '125%' },
  ],
  hubs: { dublin: { perDay: 90_000, teamMin: 4 }, lisbon: { perDay: 12_345 } },
};

/** With breaks, paid and not, some who do not come, some who are hired later, and some whom a training takes away. */
const WORKFORCE: Hall['workforce'] = {
  groups: {
    dublin: {
      absence: '20%',
      shifts: [
        {
          hours: '00:00-04:00',
          agents: 2,
          breaks: [
            { at: '01:00', for: '30m', reason: 'lunch' },
            { at: '02:10', for: '20m' },
          ],
        },
        { hours: '00:40-03:20', breaks: [{ at: '01:50', for: '25m', reason: 'lunch' }] },
      ],
    },
    lisbon: { absence: '30%', shifts: [{ hours: '22:00-02:00' }, { hours: '01:10-05:00' }] },
  },
  shrinkage: [
    { class: 'training', percent: '20%', hours: '01:00-01:30' },
    { class: 'meeting', percent: '40%', hours: '01:20-02:20' },
  ],
};

/** What is planned and paid; and everything together. */
export const PAID: Readonly<Record<string, Hall>> = {
  'paid at premiums, with fixed costs, a least team and agents who cost their own': {
    ...BUSY,
    roster: OWN_COST,
    record: REQUIRED,
    workforce: WORKFORCE,
    costs: COSTS,
    horizon: { for: '4h', warmUp: '20m', interval: '20m' },
  },
  'a plan that pays otherwise on the way, and people who leave': {
    ...BUSY,
    roster: OWN_COST,
    workforce: {
      groups: {
        ...WORKFORCE.groups,
        lisbon: { attrition: { perMonth: '99%', refill: '1d' }, hired: { '2026-03-01': 1, '2026-03-12': 3 } },
      },
    },
    costs: COSTS,
    changes: [
      {
        at: '2026-03-11T01:15',
        plan: {
          ...PLAN,
          hubs: { ...PLAN.hubs, dublin: { ...PLAN.hubs['dublin'], costPerHour: 7_000 } },
          presenceReasons: { lunch: { paid: true } },
          queues: {
            ...PLAN.queues,
            calls: { channels: ['voice'], home: ['dublin'], target: { percent: 80, within: '3s' }, shortAbandon: '40s' },
          },
        },
      },
    ],
    horizon: { for: '230m', interval: '30m' },
  },
  'everything together: campaigns, a sequence, transfers, slots, silence and costs': {
    ...BUSY,
    plan: { ...CALLING, queues: { ...CALLING.queues, desk: { channels: ['chat', 'email'], slots: SLOTS } } },
    roster: OWN_COST,
    record: REQUIRED,
    demand: {
      ...CALLED_DEMAND,
      calls: { queue: 'calls', channel: 'voice', languages: { en: '70%', 'pt,en': '30%' }, perHour: 40, variation: 0.1 },
      booked: {
        queue: 'desk',
        channel: 'chat',
        languages: ['en'],
        perHour: 12,
        books: { ahead: { mean: '20m' } },
        patience: '4m',
        handling: '3m',
      },
      written: {
        queue: 'desk',
        channel: 'chat',
        languages: ['en'],
        perHour: 10,
        patience: '5m',
        handling: '6m',
        silence: { percent: '50%', for: '4m' },
      },
      people: {
        queue: 'again',
        channel: 'voice',
        languages: ['en'],
        perHour: 20,
        patience: '20s',
        handling: '2m',
        sequence: [
          {
            after: '1m',
            queue: 'desk',
            channel: 'chat',
            patience: '30s',
            handling: '3m',
            falseAlerts: { percent: '40%', handling: '20s' },
          },
        ],
      },
    },
    workforce: WORKFORCE,
    costs: COSTS,
    horizon: { for: '4h', warmUp: '20m', interval: '20m' },
    least: { unreached: 10, dialledOnSignal: 5, handedIn: 1, falseAlerts: 5 },
  },
};
