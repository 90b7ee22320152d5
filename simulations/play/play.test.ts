/** Customers and agents of a play behave as the scenario says; what the router makes of it is left to the router. */
import type { PlanFile } from '@signalbox/engine/plan';
import { expect, test } from 'vitest';
import { play } from './play.js';
import type { Demand, Scenario } from './scenario.js';
import { CALLS, ofType, played, scenarioOf } from './testing/hall.js';

test('every customer has one fate, and prompt agents answer all', async () => {
  const { lives, events } = await played(scenarioOf());
  expect(lives.length).toBe(ofType(events, 'contact.queued').length);
  expect(new Set(lives.map(({ customer }) => customer.id)).size).toBe(lives.length);
  expect(lives.every(({ outcome }) => outcome === 'answered')).toBe(true);
  for (const { talkMs } of ofType(events, 'contact.released')) expect(talkMs).toBe(20_000);
});

test('impatient customers of a hall without agents leave when their patience is over', async () => {
  const { lives } = await played(scenarioOf({ shifts: [], demand: [{ ...CALLS, patience: { kind: 'constant', ms: 5_000 } }] }));
  expect(lives.length).toBeGreaterThan(10);
  for (const { outcome, waitedMs, queued } of lives)
    expect({ outcome, waitedMs, queued }).toEqual({ outcome: 'abandoned', waitedMs: 5_000, queued: true });
});

test('customers who are to be called back have hung up, and do not abandon', async () => {
  const queues = { calls: { channels: ['voice'], maxWait: { after: '30s', to: 'callback' } } } satisfies PlanFile['queues'];
  const demand = [{ ...CALLS, patience: { kind: 'exponential', meanMs: 40_000 } as const }];
  const shifts = [{ agent: 'ann', fromMs: 900_000, toMs: null }];
  const { lives, events } = await played(scenarioOf({ demand, shifts }, { queues }));
  const calledBack = new Set(ofType(events, 'contact.callback-requested').map(({ contact }) => contact));
  const left = lives.filter(({ outcome }) => outcome === 'abandoned');
  expect(left.length).toBeGreaterThan(5);
  for (const { waitedMs } of left) expect(waitedMs).toBeLessThanOrEqual(30_000);
  expect(calledBack.size).toBeGreaterThan(5);
  for (const { customer, outcome } of lives) if (calledBack.has(customer.id)) expect(outcome).toBe('answered');
});

// Of those left at the end it was the time since they came: one mean wait had two beginnings.
test('who comes while the queue is closed and is called back waits from its opening, answered or not; who was on hold, from the arrival', async () => {
  const queues = { calls: { channels: ['voice'], whenClosed: 'callback' } } satisfies PlanFile['queues'];
  const once = (name: string, arrivalMs: number) => ({ ...CALLS, name, intervals: [], recorded: [{ arrivalMs }] });
  const demand = [once('on-hold', 10_000), once('later', 50_000), once('last', 60_000)];
  const door = (atMs: number, type: 'queue.close' | 'queue.restore') => ({
    atMs,
    command: { type, tenant: 'play', queue: 'calls', because: 'test', by: null, ...(type === 'queue.close' ? { untilMs: null } : {}) },
  });
  const changes = [door(20_000, 'queue.close'), door(100_000, 'queue.restore')] as NonNullable<Scenario['changes']>;
  const waits = async (endMs: number, fromMs: number) => {
    const { lives } = await played(scenarioOf({ demand, changes, endMs, shifts: [{ agent: 'ann', fromMs, toMs: null }] }, { queues }));
    return Object.fromEntries(lives.map(({ customer, outcome, waitedMs }) => [customer.demand.name, [outcome, waitedMs]]));
  };
  // Twenty seconds of work each, from 130 s on: the third is left waiting.
  expect(await waits(165_000, 130_000)).toEqual({
    'on-hold': ['answered', 120_000],
    later: ['answered', 50_000],
    last: ['unserved', 65_000],
  });
  expect(await waits(90_000, 130_000)).toEqual({ 'on-hold': ['unserved', 80_000], later: ['unserved', 0], last: ['unserved', 0] });
});

test('a play that is cut short tells of those it left waiting', async () => {
  const { lives } = await played(scenarioOf({ shifts: [], endMs: 500_000 }));
  expect(lives.length).toBeGreaterThan(5);
  for (const { outcome, waitedMs, customer } of lives) {
    expect(outcome).toBe('unserved');
    expect(waitedMs).toBe(500_000 - customer.arrivalMs);
  }
});

test('missed and declined offers come about as often as stated, and nobody is lost over them', async () => {
  const manners = { answer: { kind: 'constant', ms: 2_000 }, missed: 0.2, declined: 0.3 } as const;
  const demand = [{ ...CALLS, intervals: [{ fromMs: 0, toMs: 20_000_000, volume: 300 }] }];
  // Without strikes that count: agents who miss an offer stay.
  const { lives, events } = await played(scenarioOf({ manners, demand }, { channels: { voice: { offer: { strikes: 1_000 } } } }));
  expect(lives.every(({ outcome }) => outcome === 'answered')).toBe(true);
  const offers = ofType(events, 'offer.made').length;
  const close = (count: number, share: number): void =>
    expect(Math.abs(count / offers - share)).toBeLessThan(5 * Math.sqrt((share * (1 - share)) / offers));
  close(ofType(events, 'offer.expired').length, 0.2);
  close(ofType(events, 'offer.rejected').length, 0.3);
});

test('agents who are given contacts without being asked do not answer, and customers fare as with agents who accept at once', async () => {
  const demand = [
    { ...CALLS, wrapUp: { kind: 'constant', ms: 4_000 } as const, patience: { kind: 'exponential', meanMs: 30_000 } as const },
  ];
  const count = async (mode: 'auto' | 'push') => {
    let happened = 0;
    const lives: unknown[] = [];
    await play(scenarioOf({ demand }, { channels: { voice: { offer: { mode } } } }), {
      chance: { seed: 7, replication: 0 },
      moved: () => void happened++,
      settled: ({ customer, outcome, waitedMs, agent }) => lives.push([customer.id, outcome, waitedMs, agent]),
    });
    return { lives, happened };
  };
  const asked = await count('push');
  const unasked = await count('auto');
  expect(unasked.lives).toEqual(asked.lives);
  const answered = asked.lives.filter((life) => (life as unknown[])[1] === 'answered').length;
  expect(answered).toBeGreaterThan(20);
  expect(asked.happened - unasked.happened).toBe(answered);
});

test('a campaign calls again after a while in which nobody else plans anything', async () => {
  const plan: Partial<PlanFile> = {
    callingWindows: { always: { weekly: { 'mon-sun': ['00:00-24:00'] } } },
    campaigns: { renewals: { queue: 'calls', window: 'always', attempts: 2, retry: { noAnswer: '20m' } } },
  };
  const presence = { there: { kind: 'constant', ms: 1_000_000 }, away: { kind: 'constant', ms: 0 }, answers: 0, seen: 0 } as const;
  const demand = [{ ...CALLS, outbound: { campaign: 'renewals', dialling: { kind: 'constant', ms: 5_000 } as const, presence } }];
  const { lives } = await played(scenarioOf({ demand, lastArrivalMs: 6_000_000 }, plan));
  expect(lives.length).toBeGreaterThan(20);
  for (const { outcome, dialled } of lives) expect([outcome, dialled]).toEqual(['unreached', 2]);
});

test('whoever waits for a later ring is answered, though nobody has planned anything until then', async () => {
  const site: PlanFile['hubs'][string] = { kind: 'monolingual', country: 'IE', zone: 'Europe/Dublin', languages: ['en'] };
  const plan: Partial<PlanFile> = { hubs: { hall: site, annex: site }, queues: { calls: { channels: ['voice'], home: ['hall'] } } };
  const demand = [{ ...CALLS, intervals: [{ fromMs: 0, toMs: 10_000, volume: 5 }] }];
  const roster = { groups: [{ group: 'annex', count: 30, hub: 'annex' }] };
  const { lives } = await played(scenarioOf({ demand, lastArrivalMs: 600_000 }, plan, roster));
  expect(lives.length).toBeGreaterThan(2);
  for (const { outcome, waitedMs, ring } of lives) expect([outcome, waitedMs, ring]).toEqual(['answered', 20_000, 1]);
});

test('wrap-up is done when it is done, or when the plan’s cap ends it', async () => {
  const capped = scenarioOf({ demand: [{ ...CALLS, wrapUp: { kind: 'constant', ms: 60_000 } }] });
  const own = scenarioOf({ demand: [{ ...CALLS, wrapUp: { kind: 'constant', ms: 4_000 } }] });
  const { lives, parts, events } = await played(capped);
  for (const { wrapUpMs, because } of ofType(events, 'wrap-up.finished')) expect([wrapUpMs, because]).toEqual([30_000, 'cap']);
  expect([parts.length, lives.length > 10]).toEqual([lives.length, true]);
  for (const { wrapUpMs, because } of ofType((await played(own)).events, 'wrap-up.finished'))
    expect([wrapUpMs, because]).toEqual([4_000, 'agent']);
});

test('at the end of a shift the work in hand is finished and nothing new is begun', async () => {
  const toMs = 300_000;
  const busy = { ...CALLS, intervals: [{ fromMs: 0, toMs: 400_000, volume: 60 }], handling: { kind: 'constant', ms: 33_000 } as const };
  const { events } = await played(scenarioOf({ demand: [busy], shifts: [{ agent: 'ann', fromMs: 10_000, toMs }], endMs: 500_000 }));
  const gone = ofType(events, 'agent.signed-out');
  expect(gone).toHaveLength(1);
  expect(gone[0]?.atMs).toBeGreaterThanOrEqual(toMs);
  const offers = ofType(events, 'offer.made').map(({ atMs }) => atMs);
  expect(Math.min(...offers)).toBeGreaterThanOrEqual(10_000);
  expect(Math.max(...offers)).toBeLessThan(toMs);
  expect(ofType(events, 'contact.released').length).toBe(ofType(events, 'offer.accepted').length);
});

test('who is still finishing the work of one shift when the next begins stays at the same desk', async () => {
  const busy = { ...CALLS, intervals: [{ fromMs: 0, toMs: 400_000, volume: 60 }], handling: { kind: 'constant', ms: 33_000 } as const };
  const shifts = [0, 1, 2, 3].map((n) => ({ agent: 'ann', fromMs: n * 100_000, toMs: (n + 1) * 100_000 }));
  const { events } = await played(scenarioOf({ demand: [busy], shifts, endMs: 600_000 }));
  expect(ofType(events, 'agent.connected').length).toBe(ofType(events, 'agent.connection-lost').length);
  expect(ofType(events, 'agent.signed-in')).toHaveLength(1);
  expect(ofType(events, 'agent.signed-out').map(({ atMs }) => atMs >= 400_000)).toEqual([true]);
});

test('work that is set aside stands still and then takes the time it still needed', async () => {
  const mail: Demand = {
    ...CALLS,
    name: 'mail',
    channel: 'email',
    intervals: [{ fromMs: 0, toMs: 100_000, volume: 8 }],
    handling: { kind: 'constant', ms: 100_000 },
  };
  const { events } = await played(
    scenarioOf(
      { demand: [mail, CALLS] },
      { queues: { calls: { channels: ['voice', 'email'] } } },
      { agents: [{ id: 'ann', hub: 'hall' }] },
    ),
  );
  expect(ofType(events, 'assignment.suspended').length).toBeGreaterThan(2);
  const mails = ofType(events, 'contact.released').filter(({ channel }) => channel === 'email');
  expect(mails.length).toBeGreaterThan(0);
  for (const { contact, atMs } of mails) {
    const accepted = ofType(events, 'offer.accepted').find((event) => event.contact === contact)?.atMs as number;
    const asideMs = ofType(events, 'assignment.resumed')
      .filter((event) => event.contact === contact)
      .reduce((sum, event) => sum + event.suspendedMs, 0);
    expect(atMs - accepted - asideMs).toBe(100_000);
  }
});

test('a scenario the router refuses stops the play with the router’s words', async () => {
  await expect(played(scenarioOf({ demand: [{ ...CALLS, queue: 'sales' }] }))).rejects.toThrow('contact.enqueue was refused');
});

const CHATS: Demand = {
  ...CALLS,
  name: 'chats',
  channel: 'chat',
  intervals: [{ fromMs: 0, toMs: 1_000_000, volume: 20 }],
  handling: { kind: 'constant', ms: 40_000 },
  silence: { share: 0.5, lasts: { kind: 'constant', ms: 90_000 } },
};
const chatting = (idle: NonNullable<NonNullable<PlanFile['channels']>[string]['idle']>) =>
  scenarioOf(
    { demand: [CHATS] },
    { queues: { calls: { channels: ['chat'] } }, channels: { chat: { cost: 100, max: 1, wrapUpMax: 0, idle } } },
    { agents: [{ id: 'ann', hub: 'hall' }] },
  );

test.each([
  ['told by the adapter', {}, 'told'],
  ['counted by the router', { after: '30s' }, 'silence'],
] as const)('a silent customer’s conversation stands still, %s, and its agent serves others meanwhile', async (_, idle, because) => {
  const { lives, events } = await played(chatting({ ...idle, wait: '1h' }));
  expect(lives.every(({ outcome }) => outcome === 'answered')).toBe(true);
  const idled = ofType(events, 'assignment.idled');
  expect(idled.length).toBeGreaterThan(4);
  expect(new Set(idled.map((event) => event.because))).toEqual(new Set([because]));
  const back = ofType(events, 'assignment.resumed');
  expect(back.map(({ contact }) => contact).sort()).toEqual(idled.map(({ contact }) => contact).sort());
  const between = ({ contact, atMs }: { contact: string; atMs: number }): boolean =>
    ofType(events, 'offer.accepted').some((other) => {
      const until = back.find((one) => one.contact === contact)?.atMs ?? 0;
      return other.contact !== contact && other.atMs >= atMs && other.atMs < until;
    });
  expect(idled.some(between)).toBe(true);
  // The work itself takes as long as it takes, silence apart.
  for (const released of ofType(events, 'contact.released')) expect(released.talkMs).toBe(40_000);
});

test('what is left of the work of somebody who was back is done at the pace of whoever does it, applied once', async () => {
  const slow = chatting({ wait: 0 });
  const roster = { ...slow.roster, agents: slow.roster.agents.map((agent) => ({ ...agent, handlingPercent: 200 })) };
  const { parts } = await played({ ...slow, roster });
  const spentMs = new Map<string, number>();
  for (const { customer, talkMs } of parts) spentMs.set(customer.id, (spentMs.get(customer.id) ?? 0) + talkMs);
  expect(parts.length).toBeGreaterThan(spentMs.size);
  for (const ofOne of spentMs.values()) expect(Math.abs(ofOne - 80_000)).toBeLessThanOrEqual(2);
});

test('who is back and not gone on with goes to whoever is free, with what is left to do', async () => {
  const { lives, events } = await played(chatting({ wait: 0 }));
  const ended = ofType(events, 'assignment.ended').filter(({ because }) => because === 'not-resumed');
  expect(ended.length).toBeGreaterThan(0);
  for (const { contact } of ended) {
    expect(ofType(events, 'offer.accepted').filter((event) => event.contact === contact)).toHaveLength(2);
    expect(ofType(events, 'contact.released').find((event) => event.contact === contact)?.talkMs).toBeLessThan(40_000);
  }
  expect(ofType(events, 'contact.released')).toHaveLength(lives.length);
});
