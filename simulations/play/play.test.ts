/** Customers and agents of a play behave as the scenario says; what the router makes of it is left to the router. */
import { definePlan, defineRoster, type Event, type PlanFile, type RosterFile, volatileJournal } from '@signalbox/engine';
import { expect, test } from 'vitest';
import type { HandedOn, Life } from './life.js';
import { play } from './play.js';
import { type Demand, PROMPT, type Scenario } from './scenario.js';

const HUBS = { hall: { kind: 'monolingual', country: 'IE', zone: 'Europe/Dublin', languages: ['en'] } } as const;

const CALLS: Demand = {
  name: 'calls',
  queue: 'calls',
  channel: 'voice',
  intervals: [{ fromMs: 0, toMs: 1_000_000, volume: 30 }],
  handling: { kind: 'constant', ms: 20_000 },
  patience: null,
};

/** Open before the play and to its end: customers may be called at any time. */
const ALWAYS = ['window/always/Europe/Dublin', 'days/Europe/Dublin'].map((id) => ({
  id,
  instantsMs: [-1, 10_000_000],
  horizonMs: 10_000_000,
  tzdata: '2026a',
}));

function scenarioOf(change: Partial<Scenario> = {}, plan: Partial<PlanFile> = {}, roster?: RosterFile): Scenario {
  const calendars = plan.callingWindows === undefined ? [] : ALWAYS;
  const defined = definePlan({ plan: 'play', hubs: HUBS, queues: { calls: { channels: ['voice'] } }, ...plan }, { calendars });
  if (!defined.ok) throw new Error(defined.problems[0]?.message);
  const staff = defineRoster(
    roster ?? {
      agents: [
        { id: 'ann', hub: 'hall' },
        { id: 'ben', hub: 'hall' },
      ],
    },
    defined.plan,
  );
  if (!staff.ok) throw new Error(staff.problems[0]?.message);
  const shifts = staff.roster.agents.map(({ id }) => ({ agent: id, fromMs: 0, toMs: null }));
  return { plan: defined.plan, roster: staff.roster, startMs: 0, endMs: null, demand: [CALLS], shifts, manners: PROMPT, ...change };
}

/** Plays and gives the lives and every event. */
async function played(scenario: Scenario): Promise<{ lives: Life[]; handedOn: HandedOn[]; events: (Event & { atMs: number })[] }> {
  const journal = volatileJournal();
  const events: (Event & { atMs: number })[] = [];
  const lives: Life[] = [];
  const handedOn: HandedOn[] = [];
  const heard: typeof journal = {
    ...journal,
    append(drafts, after, epoch) {
      for (const { atMs, events: news } of drafts) events.push(...news.map((event) => ({ ...event, atMs })));
      return journal.append(drafts, after, epoch);
    },
  };
  await play(scenario, {
    chance: { seed: 7, replication: 0 },
    settled: (life) => lives.push(life),
    handedOn: (wait) => handedOn.push(wait),
    router: { journal: heard, checkInvariants: true },
  });
  return { lives, handedOn, events };
}

const of = <T extends Event['type']>(events: readonly (Event & { atMs: number })[], type: T) =>
  events.filter((event): event is Extract<Event, { type: T }> & { atMs: number } => event.type === type);

test('every customer has one fate, and prompt agents answer all', async () => {
  const { lives, events } = await played(scenarioOf());
  expect(lives.length).toBe(of(events, 'contact.queued').length);
  expect(new Set(lives.map(({ customer }) => customer.id)).size).toBe(lives.length);
  expect(lives.every(({ outcome }) => outcome === 'answered')).toBe(true);
  for (const { talkMs } of of(events, 'contact.released')) expect(talkMs).toBe(20_000);
});

test('impatient customers of a hall without agents leave when their patience is over', async () => {
  const { lives } = await played(scenarioOf({ shifts: [], demand: [{ ...CALLS, patience: { kind: 'constant', ms: 5_000 } }] }));
  expect(lives.length).toBeGreaterThan(10);
  for (const { outcome, waitedMs, queued } of lives)
    expect({ outcome, waitedMs, queued }).toEqual({ outcome: 'abandoned', waitedMs: 5_000, queued: true });
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
  const offers = of(events, 'offer.made').length;
  const close = (count: number, share: number): void =>
    expect(Math.abs(count / offers - share)).toBeLessThan(5 * Math.sqrt((share * (1 - share)) / offers));
  close(of(events, 'offer.expired').length, 0.2);
  close(of(events, 'offer.rejected').length, 0.3);
});

test('wrap-up is done when it is done, or when the plan’s cap ends it', async () => {
  const capped = scenarioOf({ demand: [{ ...CALLS, wrapUp: { kind: 'constant', ms: 60_000 } }] });
  const own = scenarioOf({ demand: [{ ...CALLS, wrapUp: { kind: 'constant', ms: 4_000 } }] });
  for (const { wrapUpMs, because } of of((await played(capped)).events, 'wrap-up.finished'))
    expect([wrapUpMs, because]).toEqual([30_000, 'cap']);
  for (const { wrapUpMs, because } of of((await played(own)).events, 'wrap-up.finished'))
    expect([wrapUpMs, because]).toEqual([4_000, 'agent']);
});

test('at the end of a shift the work in hand is finished and nothing new is begun', async () => {
  const toMs = 300_000;
  const busy = { ...CALLS, intervals: [{ fromMs: 0, toMs: 400_000, volume: 60 }], handling: { kind: 'constant', ms: 33_000 } as const };
  const { events } = await played(scenarioOf({ demand: [busy], shifts: [{ agent: 'ann', fromMs: 10_000, toMs }], endMs: 500_000 }));
  const gone = of(events, 'agent.signed-out');
  expect(gone).toHaveLength(1);
  expect(gone[0]?.atMs).toBeGreaterThanOrEqual(toMs);
  const offers = of(events, 'offer.made').map(({ atMs }) => atMs);
  expect(Math.min(...offers)).toBeGreaterThanOrEqual(10_000);
  expect(Math.max(...offers)).toBeLessThan(toMs);
  expect(of(events, 'contact.released').length).toBe(of(events, 'offer.accepted').length);
});

test('who is still finishing the work of one shift when the next begins stays at the same desk', async () => {
  const busy = { ...CALLS, intervals: [{ fromMs: 0, toMs: 400_000, volume: 60 }], handling: { kind: 'constant', ms: 33_000 } as const };
  const shifts = [0, 1, 2, 3].map((n) => ({ agent: 'ann', fromMs: n * 100_000, toMs: (n + 1) * 100_000 }));
  const { events } = await played(scenarioOf({ demand: [busy], shifts, endMs: 600_000 }));
  expect(of(events, 'agent.connected').length).toBe(of(events, 'agent.connection-lost').length);
  expect(of(events, 'agent.signed-in')).toHaveLength(1);
  expect(of(events, 'agent.signed-out').map(({ atMs }) => atMs >= 400_000)).toEqual([true]);
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
  expect(of(events, 'assignment.suspended').length).toBeGreaterThan(2);
  const mails = of(events, 'contact.released').filter(({ channel }) => channel === 'email');
  expect(mails.length).toBeGreaterThan(0);
  for (const { contact, atMs } of mails) {
    const accepted = of(events, 'offer.accepted').find((event) => event.contact === contact)?.atMs as number;
    const asideMs = of(events, 'assignment.resumed')
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
  const idled = of(events, 'assignment.idled');
  expect(idled.length).toBeGreaterThan(4);
  expect(new Set(idled.map((event) => event.because))).toEqual(new Set([because]));
  const back = of(events, 'assignment.resumed');
  expect(back.map(({ contact }) => contact).sort()).toEqual(idled.map(({ contact }) => contact).sort());
  const between = ({ contact, atMs }: { contact: string; atMs: number }): boolean =>
    of(events, 'offer.accepted').some((other) => {
      const until = back.find((one) => one.contact === contact)?.atMs ?? 0;
      return other.contact !== contact && other.atMs >= atMs && other.atMs < until;
    });
  expect(idled.some(between)).toBe(true);
  // The work itself takes as long as it takes, silence apart.
  for (const released of of(events, 'contact.released')) expect(released.talkMs).toBe(40_000);
});

test('who is back and not gone on with goes to whoever is free, with what is left to do', async () => {
  const { lives, events } = await played(chatting({ wait: 0 }));
  const ended = of(events, 'assignment.ended').filter(({ because }) => because === 'not-resumed');
  expect(ended.length).toBeGreaterThan(0);
  for (const { contact } of ended) {
    expect(of(events, 'offer.accepted').filter((event) => event.contact === contact)).toHaveLength(2);
    expect(of(events, 'contact.released').find((event) => event.contact === contact)?.talkMs).toBeLessThan(40_000);
  }
  expect(of(events, 'contact.released')).toHaveLength(lives.length);
});

test('who is handed on brings the work that is stated for there, else as much again', async () => {
  const queues = { calls: { channels: ['voice'] }, desk: { channels: ['voice'] } } satisfies PlanFile['queues'];
  const talks = async (handling: { readonly kind: 'constant'; readonly ms: number } | null) => {
    const transfer = { share: 1, to: 'desk', handling };
    const { events } = await played(scenarioOf({ demand: [{ ...CALLS, transfer }] }, { queues }));
    return new Set(of(events, 'contact.released').map(({ talkMs }) => talkMs));
  };
  expect(await talks({ kind: 'constant', ms: 70_000 })).toEqual(new Set([70_000]));
  expect(await talks(null)).toEqual(new Set([20_000]));
});

test('whoever would hand on to a queue that is closed or full ends the contact instead', async () => {
  const demand = [{ ...CALLS, transfer: { share: 1, to: 'desk' } }];
  const by = (agent: string, queue: string) => ({ id: agent, hub: 'hall', queues: [queue] });
  const roster = { agents: [by('ann', 'calls'), by('ben', 'desk')] };
  const lastOf = async (desk: object, change: Partial<Scenario> = {}) => {
    const queues: PlanFile['queues'] = { calls: { channels: ['voice'] }, desk: { channels: ['voice'], ...desk } };
    const { lives, handedOn, events } = await played(scenarioOf({ demand, ...change }, { queues }, roster));
    expect(of(events, 'contact.released')).toHaveLength(lives.length);
    const moved = new Map(of(events, 'contact.moved').map(({ contact, atMs }) => [contact, atMs]));
    expect(handedOn).toHaveLength(moved.size);
    const ended = of(events, 'contact.released').filter(({ contact }) => !moved.has(contact));
    return { movedMs: [...moved.values()], endedMs: ended.map(({ atMs }) => atMs), talks: new Set(ended.map(({ talkMs }) => talkMs)) };
  };
  const close = { type: 'queue.close', queue: 'desk', untilMs: null, because: 'test', by: null } as const;
  const closed = await lastOf({}, { changes: [{ atMs: 500_000, command: close }] });
  expect(closed.movedMs.length).toBeGreaterThan(0);
  expect(closed.endedMs.length).toBeGreaterThan(0);
  expect(Math.max(...closed.movedMs)).toBeLessThan(500_000);
  expect(Math.min(...closed.endedMs)).toBeGreaterThanOrEqual(500_000);
  expect(closed.talks).toEqual(new Set([20_000]));
  const full = await lastOf(
    { waitingMax: 1 },
    { demand: [{ ...CALLS, transfer: { share: 1, to: 'desk', handling: { kind: 'constant', ms: 90_000 } } }] },
  );
  expect([full.movedMs.length > 0, full.endedMs.length > 0]).toEqual([true, true]);
});

test('the wait of everybody who is handed on is told once: until the next agent, until turned away, or until the end', async () => {
  const demand = [{ ...CALLS, transfer: { share: 1, to: 'desk', handling: { kind: 'constant', ms: 40_000 } as const } }];
  const told = async (maxWait: '1s' | null, change: Partial<Scenario> = {}) => {
    const limited = maxWait === null ? {} : { maxWait: { after: maxWait, to: 'reject' } as const };
    const queues: PlanFile['queues'] = { calls: { channels: ['voice'] }, desk: { channels: ['voice'], ...limited } };
    const roster = {
      agents: [
        { id: 'ann', hub: 'hall', queues: ['calls'] },
        { id: 'ben', hub: 'hall', queues: ['desk'] },
      ],
    };
    const { handedOn, events } = await played(scenarioOf({ demand, ...change }, { queues }, roster));
    const moved = new Map(of(events, 'contact.moved').map(({ contact, atMs }) => [contact, atMs]));
    expect(handedOn.map(({ customer }) => customer.id).sort()).toEqual([...moved.keys()].sort());
    expect(new Set(handedOn.map(({ queue }) => queue))).toEqual(new Set(['desk']));
    return { handedOn, events, waitedUntil: (contact: string, atMs: number) => atMs - (moved.get(contact) ?? Number.NaN) };
  };

  const served = await told(null);
  const secondAccepts = of(served.events, 'offer.accepted').filter(({ contact }, place, all) =>
    all.slice(0, place).some((earlier) => earlier.contact === contact),
  );
  expect(served.handedOn.map(({ customer, waitedMs, outcome }) => [customer.id, waitedMs, outcome])).toEqual(
    secondAccepts.map(({ contact, atMs }) => [contact, served.waitedUntil(contact, atMs), 'answered']),
  );
  expect(Math.max(...served.handedOn.map(({ waitedMs }) => waitedMs))).toBeGreaterThan(10_000);

  const alone = [{ agent: 'ann', fromMs: 0, toMs: null }];
  const turnedAway = (await told('1s', { shifts: alone, endMs: 1_100_000 })).handedOn;
  expect(turnedAway.length).toBeGreaterThan(10);
  for (const { outcome, waitedMs } of turnedAway) expect([outcome, waitedMs]).toEqual(['rejected', 1_000]);
  const cutShort = await told(null, { shifts: alone, endMs: 400_000 });
  const left = cutShort.handedOn.filter(({ outcome }) => outcome === 'unserved');
  expect(left.length).toBeGreaterThan(0);
  for (const { customer, waitedMs } of left) expect(waitedMs).toBe(cutShort.waitedUntil(customer.id, 400_000));
});

test('whom a campaign has reached is handed on without being called again, and the call is written up as any other', async () => {
  const always = { there: { kind: 'constant', ms: 1_000_000 }, away: { kind: 'constant', ms: 0 }, answers: 0.5, seen: 0 } as const;
  const outbound = { campaign: 'renewals', dialling: { kind: 'constant', ms: 5_000 }, presence: always } as const;
  const transfer = { share: 1, to: 'desk', handling: null };
  const plan: Partial<PlanFile> = {
    queues: { calls: { channels: ['voice'] }, desk: { channels: ['voice'] } },
    callingWindows: { always: { weekly: { 'mon-sun': ['00:00-24:00'] } } },
    campaigns: { renewals: { queue: 'calls', window: 'always', retry: { noAnswer: '1m' } } },
  };
  const roster = {
    agents: [
      { id: 'ann', hub: 'hall', queues: ['calls'] },
      { id: 'ben', hub: 'hall', queues: ['desk'] },
    ],
  };
  const demand = [{ ...CALLS, wrapUp: { kind: 'constant', ms: 8_000 } as const, outbound, transfer }];
  const { events, handedOn } = await played(scenarioOf({ demand, endMs: 4_000_000 }, plan, roster));
  const reached = of(events, 'contact.dialled').filter(({ outcome }) => outcome === 'connected');
  expect(reached.length).toBeGreaterThan(10);
  expect(new Set(reached.map(({ contact }) => contact)).size).toBe(reached.length);
  expect(
    handedOn
      .filter(({ outcome }) => outcome === 'answered')
      .map(({ customer }) => customer.id)
      .sort(),
  ).toEqual(
    of(events, 'contact.released')
      .map(({ contact }) => contact)
      .sort(),
  );
  const written = of(events, 'wrap-up.finished').filter(({ wrapUpMs }) => wrapUpMs > 0);
  expect(written).toHaveLength(2 * reached.length);
});

test('the wait of somebody who is handed on and then withdrawn is told too', async () => {
  const queues: PlanFile['queues'] = { calls: { channels: ['voice'] }, desk: { channels: ['voice'] } };
  const demand = [{ ...CALLS, transfer: { share: 1, to: 'desk', handling: null } }];
  const roster = { agents: [{ id: 'ann', hub: 'hall', queues: ['calls'] }] };
  const first = await played(scenarioOf({ demand, endMs: 200_000 }, { queues }, roster));
  const moved = of(first.events, 'contact.moved')[0];
  if (moved === undefined) throw new Error('Nobody was handed on.');
  const command = { type: 'contact.withdraw', contact: moved.contact, reason: 'spam' } as const;
  const changes = [{ atMs: moved.atMs + 3_000, command }];
  const { handedOn } = await played(scenarioOf({ demand, endMs: 200_000, changes }, { queues }, roster));
  const own = handedOn.filter(({ customer }) => customer.id === moved.contact);
  expect(own.map(({ outcome, waitedMs }) => [outcome, waitedMs])).toEqual([['rejected', 3_000]]);
});
