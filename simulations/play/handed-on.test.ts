/** Customers who are handed on bring the work stated for the next queue, and each of their waits is told once, however it ends. */
import type { PlanFile } from '@signalbox/engine/plan';
import { expect, test } from 'vitest';
import type { Scenario } from './scenario.js';
import { CALLS, ofType, played, scenarioOf } from './testing/hall.js';

test('who is handed on brings the work that is stated for there, else as much again', async () => {
  const queues = { calls: { channels: ['voice'] }, desk: { channels: ['voice'] } } satisfies PlanFile['queues'];
  const talks = async (handling: { readonly kind: 'constant'; readonly ms: number } | null) => {
    const transfer = { share: 1, to: 'desk', handling };
    const { events } = await played(scenarioOf({ demand: [{ ...CALLS, transfer }] }, { queues }));
    return new Set(ofType(events, 'contact.released').map(({ talkMs }) => talkMs));
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
    expect(ofType(events, 'contact.released')).toHaveLength(lives.length);
    const moved = new Map(ofType(events, 'contact.moved').map(({ contact, atMs }) => [contact, atMs]));
    expect(handedOn).toHaveLength(moved.size);
    const ended = ofType(events, 'contact.released').filter(({ contact }) => !moved.has(contact));
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
    const moved = new Map(ofType(events, 'contact.moved').map(({ contact, atMs }) => [contact, atMs]));
    expect(handedOn.map(({ customer }) => customer.id).sort()).toEqual([...moved.keys()].sort());
    expect(new Set(handedOn.map(({ queue }) => queue))).toEqual(new Set(['desk']));
    return { handedOn, events, waitedUntil: (contact: string, atMs: number) => atMs - (moved.get(contact) ?? Number.NaN) };
  };

  const served = await told(null);
  const secondAccepts = ofType(served.events, 'offer.accepted').filter(({ contact }, place, all) =>
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
  const reached = ofType(events, 'contact.dialled').filter(({ outcome }) => outcome === 'connected');
  expect(reached.length).toBeGreaterThan(10);
  expect(new Set(reached.map(({ contact }) => contact)).size).toBe(reached.length);
  expect(
    handedOn
      .filter(({ outcome }) => outcome === 'answered')
      .map(({ customer }) => customer.id)
      .sort(),
  ).toEqual(
    ofType(events, 'contact.released')
      .map(({ contact }) => contact)
      .sort(),
  );
  const written = ofType(events, 'wrap-up.finished').filter(({ wrapUpMs }) => wrapUpMs > 0);
  expect(written).toHaveLength(2 * reached.length);
});

test('the wait of somebody who is handed on and then withdrawn is told too', async () => {
  const queues: PlanFile['queues'] = { calls: { channels: ['voice'] }, desk: { channels: ['voice'] } };
  const demand = [{ ...CALLS, transfer: { share: 1, to: 'desk', handling: null } }];
  const roster = { agents: [{ id: 'ann', hub: 'hall', queues: ['calls'] }] };
  const first = await played(scenarioOf({ demand, endMs: 200_000 }, { queues }, roster));
  const moved = ofType(first.events, 'contact.moved')[0];
  if (moved === undefined) throw new Error('Nobody was handed on.');
  const command = { type: 'contact.withdraw', contact: moved.contact, reason: 'spam' } as const;
  const changes = [{ atMs: moved.atMs + 3_000, command }];
  const { handedOn } = await played(scenarioOf({ demand, endMs: 200_000, changes }, { queues }, roster));
  const own = handedOn.filter(({ customer }) => customer.id === moved.contact);
  expect(own.map(({ outcome, waitedMs }) => [outcome, waitedMs])).toEqual([['rejected', 3_000]]);
});

test('whoever is handed on gives up once the patience stated for that is over, unless taken before or at that instant', async () => {
  const queues: PlanFile['queues'] = { calls: { channels: ['voice'] }, desk: { channels: ['voice'] } };
  const roster = {
    agents: [
      { id: 'ann', hub: 'hall', queues: ['calls'] },
      { id: 'ben', hub: 'hall', queues: ['desk'] },
    ],
  };
  const waits = async (patience: number | null, own: Partial<Scenario> = {}) => {
    const stated = patience === null ? null : ({ kind: 'constant', ms: patience } as const);
    const transfer = { share: 1, to: 'desk', handling: { kind: 'constant', ms: 40_000 }, patience: stated } as const;
    const { handedOn, events } = await played(scenarioOf({ demand: [{ ...CALLS, transfer }], ...own }, { queues }, roster));
    const gone = ofType(events, 'contact.abandoned').map(({ contact }) => contact);
    expect(gone).toEqual(handedOn.filter(({ outcome }) => outcome === 'abandoned').map(({ customer }) => customer.id));
    return handedOn;
  };
  const endless = await waits(null);
  const longestMs = Math.max(...endless.map(({ waitedMs }) => waitedMs));
  expect([longestMs > 60_000, endless.every(({ outcome }) => outcome === 'answered')]).toEqual([true, true]);
  const fates = (all: typeof endless) => all.map(({ customer, outcome, waitedMs, by }) => [customer.id, outcome, waitedMs, by]);
  expect(fates(await waits(longestMs))).toEqual(fates(endless));

  const short = await waits(30_000);
  const gone = short.filter(({ outcome }) => outcome === 'abandoned');
  expect(gone.length).toBeGreaterThan(3);
  for (const { waitedMs, by } of gone) expect([waitedMs, by]).toEqual([30_000, null]);
  for (const { outcome, waitedMs } of short) if (outcome === 'answered') expect(waitedMs).toBeLessThanOrEqual(30_000);

  // The agent's own word goes before the demand's, also where it says nothing of patience.
  const byAgent = { share: 1, to: 'desk', handling: { kind: 'constant', ms: 40_000 } } as const;
  const quick = await waits(null, { transfers: { ann: { ...byAgent, patience: { kind: 'constant', ms: 7_000 } } } });
  expect(new Set(quick.filter(({ outcome }) => outcome === 'abandoned').map(({ waitedMs }) => waitedMs))).toEqual(new Set([7_000]));
  expect((await waits(7_000, { transfers: { ann: byAgent } })).every(({ outcome }) => outcome === 'answered')).toBe(true);
});

test('those not taken begin again where they came, with the same work, each at most once a try, and nobody else does', async () => {
  const queues: PlanFile['queues'] = { calls: { channels: ['voice'] }, desk: { channels: ['voice'] } };
  const roster = {
    agents: [
      { id: 'ann', hub: 'hall', queues: ['calls'] },
      { id: 'ben', hub: 'hall', queues: ['desk'] },
    ],
  };
  const AFTER_MS = 50_000;
  const patience = { kind: 'constant', ms: 30_000 } as const;
  const transfer = { share: 1, to: 'desk', handling: { kind: 'constant', ms: 40_000 }, patience } as const;
  const retry = { share: 1, after: { kind: 'constant', ms: AFTER_MS }, most: 3 } as const;
  const tried = async (own: Partial<Scenario>, demand: Partial<Scenario['demand'][number]>) => {
    const { lives, handedOn } = await played(scenarioOf({ demand: [{ ...CALLS, ...demand }], ...own }, { queues }, roster));
    const notTaken = handedOn.filter(({ outcome }) => outcome === 'abandoned');
    return {
      notTaken,
      again: lives.filter(({ customer }) => customer.attempt > 1),
      first: new Map(lives.map((life) => [life.customer.id, life])),
    };
  };
  const check = ({ notTaken, again, first }: Awaited<ReturnType<typeof tried>>): void => {
    const may = notTaken.filter(({ customer }) => customer.attempt < retry.most);
    expect(may.length).toBeGreaterThan(3);
    expect(again.map(({ customer }) => customer.arrivalMs).sort()).toEqual(may.map(({ atMs }) => atMs + AFTER_MS).sort());
    expect(Math.max(...again.map(({ customer }) => customer.attempt))).toBe(retry.most);
    for (const { customer } of again) {
      const [person] = customer.id.split('~');
      const { demand, handlingMs, handedTo } = first.get(person as string)?.customer ?? customer;
      expect([customer.demand.queue, customer.handlingMs, customer.handedTo]).toEqual([demand.queue, handlingMs, handedTo]);
    }
  };
  check(await tried({}, { transfer: { ...transfer, retry } }));
  // The agent's own word goes before the demand's, whichever of the two says that anybody tries again.
  check(await tried({ transfers: { ann: { ...transfer, retry } } }, { transfer }));
  for (const silent of [
    await tried({ transfers: { ann: transfer } }, { transfer: { ...transfer, retry } }),
    await tried({}, { transfer, retry }),
  ]) {
    expect(silent.notTaken.length).toBeGreaterThan(3);
    expect(silent.again).toEqual([]);
  }
});
