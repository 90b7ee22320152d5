/** The board is read off events alone: its sums add up, overflow is counted once out and once in, and waits are what they were. */
import { definePlan, type Event } from '@signalbox/engine';
import { expect, test } from 'vitest';
import { openBoard } from './board.js';
import { offerSentence, span } from './sentences.js';

const defined = definePlan({
  plan: 'two',
  hubs: {
    lisbon: { kind: 'multilingual', country: 'PT', zone: 'Europe/Lisbon', languages: ['fr', 'pt'] },
    bucharest: { kind: 'multilingual', country: 'RO', zone: 'Europe/Bucharest', languages: ['fr', 'it'] },
  },
  queues: { calls: { channels: ['voice'], home: ['lisbon'] } },
});
if (!defined.ok) throw new Error('the plan of this test is wrong');
const { plan } = defined;

const subject = (ordinal: number) => ({ tenant: 'two', contact: `c${ordinal}`, ordinal, queue: 'calls', channel: 'voice' });
const queued = (ordinal: number, atMs: number): Event => ({
  type: 'contact.queued',
  ...subject(ordinal),
  visit: 1,
  band: 1,
  priority: 0,
  rankFromMs: atMs,
  targetMs: 20_000,
  rankAtMs: atMs + 20_000,
  requirement: {
    languages: [{ language: 'fr', tag: 'fr', atLeast: 'B2', exact: false }],
    skills: [],
    residency: null,
    requires: null,
    site: false,
  },
  customer: null,
  attributes: {},
  adapter: null,
  affinity: null,
  link: null,
  meantFor: null,
  visitAtMs: 0,
  enteredClockMs: 0,
  nextStepClockMs: null,
});
const offered = (ordinal: number, hub: string, ring: number): Event => ({
  type: 'offer.made',
  origin: 'routing',
  by: null,
  overCapacity: false,
  overRing: false,
  mode: 'push',
  ...subject(ordinal),
  offer: `${ordinal}.1`,
  agent: `${hub}-1`,
  hub,
  ring,
  tier: 1,
  language: 'fr',
  preferredLanguage: 'fr',
  machineAssisted: false,
  cost: 100,
  madeAtMs: 0,
  dueMs: 0,
  decision: { planVersion: 1, rank: [], runnerUp: null, waitingExamined: 1, agentsExamined: 1, agentsEligible: 1 },
});
const accepted = (ordinal: number, hub: string, waitedMs: number): Event => ({
  type: 'offer.accepted',
  because: 'agent',
  ...subject(ordinal),
  offer: `${ordinal}.1`,
  agent: `${hub}-1`,
  hub,
  waitedMs,
  ring: 0,
  language: 'fr',
  preferredLanguage: 'fr',
  withinTarget: waitedMs <= 20_000,
  byBot: false,
  idleDueMs: null,
  share: null,
  blend: null,
});

test('given a call taken at home, one taken elsewhere while home is suspended, and one given up', () => {
  const board = openBoard(plan);
  board.take({ seq: 1, atMs: 0, events: [queued(1, 0), offered(1, 'lisbon', 0)] });
  board.take({ seq: 2, atMs: 3_000, events: [accepted(1, 'lisbon', 3_000)] });
  board.take({
    seq: 3,
    atMs: 4_000,
    events: [{ type: 'hub.suspended', untilMs: null, because: null, by: null, hub: 'lisbon' }, queued(2, 4_000), queued(3, 4_000)],
  });
  board.take({ seq: 4, atMs: 24_000, events: [offered(2, 'bucharest', 1)] });
  board.take({ seq: 5, atMs: 26_000, events: [accepted(2, 'bucharest', 22_000)] });
  board.take({
    seq: 6,
    atMs: 40_000,
    events: [{ type: 'contact.abandoned', ...subject(3), waitedMs: 36_000, short: false }, queued(4, 40_000)],
  });

  const [line] = board.queues;
  expect(line).toMatchObject({ arrived: 4, answered: 2, abandoned: 1, waiting: 1, inHand: 2, inTarget: 1, counted: 3 });
  expect(board.hubs.map(({ hub, overflowIn, overflowOut }) => [hub, overflowIn, overflowOut])).toEqual([
    ['lisbon', 0, 1],
    ['bucharest', 1, 0],
  ]);
  expect(board.flow.get('fr')?.get('bucharest')).toBe(1);
  expect(board.longestWaits(3, 50_000).map(({ contact, end, fromMs, untilMs }) => [contact, end, untilMs - fromMs])).toEqual([
    ['c3', 'abandoned', 36_000],
    ['c2', 'answered', 22_000],
    ['c4', 'waiting', 10_000],
  ]);
  expect(board.oldestFromMs('calls')).toBe(40_000);
  const told = board.lastOffers.at(-1);
  if (told === undefined) throw new Error('no offer was told');
  expect(offerSentence(told, plan, () => '11:07')).toBe('11:07 fr call → Bucharest/Bucharest-1, ring 2 after 20 s: Lisbon suspended');
});

test.each([
  [0, '0 s'],
  [20_400, '20 s'],
  [99_000, '99 s'],
  [240_000, '4 min'],
  [3_900_000, '1 h 05 min'],
])('a span of %i ms is told as %s', (ms, told) => {
  expect(span(ms)).toBe(told);
});
