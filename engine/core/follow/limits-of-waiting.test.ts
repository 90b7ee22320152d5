// Proves that a queue's limits send contacts where the plan says, once and for a while, and turn away nobody whom another queue takes.
import { describe, expect, test } from 'vitest';
import { definePlan } from '../../domain/plan-file/define-plan.js';
import type { PlanFile } from '../../domain/plan-file/plan-schema.js';
import { startMeasures } from '../../projections/measures.js';
import { type Scene, scene } from '../../testing/scene.js';
import { calendar, company, HUB_FILES } from '../../testing/small.js';

type Queues = NonNullable<PlanFile['queues']>;
const ALL: Queues[string] = { channels: ['voice', 'chat', 'email'] };
const house = (help: Partial<Queues[string]>, queues: Queues = { backup: ALL }, agents: Record<string, object> = {}) =>
  company({ agents, help, queues });
const queueOf = (play: Scene, id: string) => [...play.box.state.contacts.values()].find(({ contact }) => contact === id)?.queue;
const rowsOf = (play: Scene) => {
  const measures = startMeasures();
  for (const record of play.box.journal.records()) measures.take(record);
  return measures.view('queue').rows;
};

describe('a full queue', () => {
  test('sends who comes too late to the queue it names, and from there on where that is full, too', async () => {
    const play = await scene(
      house(
        { waitingMax: 1, whenFull: { queue: 'backup' } },
        { backup: { ...ALL, waitingMax: 1, whenFull: { queue: 'last' } }, last: { ...ALL, waitingMax: 1 } },
      ),
    );
    for (const contact of ['one', 'two', 'three', 'four']) await play.arrives(contact);
    expect(['one', 'two', 'three', 'four'].map((id) => queueOf(play, id))).toEqual(['help', 'backup', 'last', undefined]);
    expect(play.told().at(-1)).toBe('four is turned away: queue-full');
    expect(rowsOf(play)).toMatchObject([
      { key: 'backup', arrived: 1, waiting: 1 },
      { key: 'help', arrived: 2, waiting: 1, rejected: 1 },
      { key: 'last', arrived: 1, waiting: 1 },
    ]);
  });

  test('has room for an urgent contact', async () => {
    const play = await scene(house({ waitingMax: 1, whenFull: { queue: 'backup' } }));
    await play.arrives('one');
    await play.arrives('ecall', { band: 0 });
    expect(queueOf(play, 'ecall')).toBe('help');
  });

  test('does not send anybody to a queue that is closed to newcomers', async () => {
    const setting = company({
      agents: {},
      help: { waitingMax: 1, whenFull: { queue: 'backup' } },
      queues: { backup: { ...ALL, calendar: 'never', whenClosed: 'reject' } },
      calendars: [calendar('never', [[900_000, 900_001]])],
    });
    const play = await scene(setting);
    await play.arrives('one');
    await play.arrives('two');
    expect(play.told()).toEqual(['one waits', 'two is turned away: queue-full']);
  });
});

describe('a queue that overflows', () => {
  test('sends newcomers on from its threshold until there are few again, and not every second one', async () => {
    const play = await scene(house({ overflow: [{ to: 'backup', when: { waitingOver: 2, until: 1 } }] }));
    for (const contact of ['a', 'b', 'c', 'd']) await play.arrives(contact);
    expect(play.told()).toEqual(['a waits', 'b waits', 'c waits', 'help overflows to backup', 'd waits']);
    expect(queueOf(play, 'd')).toBe('backup');
    await play.send({ type: 'contact.abandon', contact: 'a' });
    await play.arrives('e');
    expect(queueOf(play, 'e')).toBe('backup');
    await play.send({ type: 'contact.abandon', contact: 'b' });
    await play.arrives('f');
    expect(queueOf(play, 'f')).toBe('help');
    expect(play.told()).toEqual(['a gives up', 'e waits', 'b gives up', 'help no longer overflows to backup', 'f waits']);
  });

  test('keeps a contact that the other queue has no room for, and takes the next that has', async () => {
    const play = await scene(
      house(
        {
          overflow: [
            { to: 'backup', when: { waitingOver: 0 } },
            { to: 'last', when: { waitingOver: 1 } },
          ],
        },
        { backup: { ...ALL, waitingMax: 1 }, last: ALL },
      ),
    );
    for (const contact of ['a', 'b', 'c', 'd']) await play.arrives(contact);
    expect(['a', 'b', 'c', 'd'].map((id) => queueOf(play, id))).toEqual(['help', 'backup', 'help', 'last']);
  });

  test('no longer does under a plan that does not say so', async () => {
    const play = await scene(house({ overflow: [{ to: 'backup', when: { waitingOver: 0 } }] }));
    await play.arrives('a');
    await play.send({ type: 'plan.publish', ...house({}) });
    await play.arrives('b');
    expect(queueOf(play, 'b')).toBe('help');
    expect(play.box.state.queues.get('help')?.overflowing).toEqual([]);
  });
});

describe('the longest wait', () => {
  test('ends in another queue, with the place kept and rings anew', async () => {
    const play = await scene(
      house(
        { maxWait: { after: '30s', to: 'queue:backup' }, steps: [{}, { after: '10s', hubs: 'any' }] },
        { backup: ALL },
        {
          ana: { queues: ['backup'] },
        },
      ),
    );
    await play.ready('ana');
    await play.arrives('call');
    play.at(30);
    expect(play.told()).toEqual(['call waits', 'ring 1 opens for call', 'call waits in backup: max-wait', 'call is offered to ana']);
    const contact = play.box.state.contacts.get(1);
    expect(contact).toMatchObject({ queue: 'backup', openSteps: [0], rankFromMs: play.box.clock.nowMs() - 30_000 });
    expect(play.box.state.queues.get('help')?.waiting).toBe(0);
    expect(rowsOf(play)).toMatchObject([
      { key: 'backup', arrived: 1, waiting: 1 },
      { key: 'help', arrived: 0 },
    ]);
  });

  test('ends by being turned away where the plan says so, which is no abandon', async () => {
    const play = await scene(house({ maxWait: { after: '30s', to: 'reject' } }));
    await play.arrives('call');
    await play.arrives('ecall', { band: 0 });
    play.at(31);
    expect(play.told()).toEqual(['call waits', 'ecall waits', 'ALARM: ecall', 'call is turned away: max-wait']);
    expect(rowsOf(play)).toMatchObject([{ key: 'help', arrived: 2, rejected: 1, abandoned: 0, waiting: 1, longestWaitMs: 30_000 }]);
  });

  test('passes over a contact that is being offered, until nobody takes it', async () => {
    const play = await scene(house({ maxWait: { after: '10s', to: 'reject' }, offer: { within: '15s' } }, { backup: ALL }, { ana: {} }));
    await play.ready('ana');
    await play.arrives('call');
    play.at(14.999);
    expect(play.told()).toEqual(['call waits', 'call is offered to ana']);
    play.at(15);
    expect(play.told()).toContain('call is turned away: max-wait');
  });

  test('stands still while the contact is set aside', async () => {
    const play = await scene(house({ maxWait: { after: '30s', to: 'reject' } }));
    await play.arrives('call');
    play.at(20);
    await play.send({ type: 'contact.park', contact: 'call', untilMs: play.box.clock.nowMs() + 60_000 });
    play.at(89.999);
    expect(play.told()).toEqual(['call waits', 'call is set aside: parked', 'call is back: due']);
    play.at(90);
    expect(play.told()).toEqual(['call is turned away: max-wait']);
  });
});

describe('a plan', () => {
  const problems = (queues: object) => {
    const defined = definePlan({ plan: 'shop', tenants: ['one', 'two'], hubs: HUB_FILES, queues });
    return defined.problems.filter(({ severity }) => severity === 'error').map(({ code, path }) => [code, path.join('.')]);
  };
  const one = { channels: ['voice'], tenant: 'one' };

  test('names the place of every way that cannot be', () => {
    expect(problems({ a: { ...one, whenFull: { queue: 'bb' } } })).toEqual([['NAME_UNKNOWN', 'queues.a.whenFull.queue']]);
    expect(problems({ a: { ...one, maxWait: { after: '1m', to: 'queue:b' } }, b: { ...one, tenant: 'two' } })).toEqual([
      ['QUEUE_OF_OTHER_TENANT', 'queues.a.maxWait.to'],
    ]);
    expect(
      problems({ a: { ...one, overflow: [{ to: 'b', when: { waitingOver: 1, until: 2 } }] }, b: { ...one, channels: ['chat'] } }),
    ).toEqual([
      ['OVERFLOW_UNENDING', 'queues.a.overflow.0.when.until'],
      ['CHANNEL_NOT_TAKEN', 'queues.a.overflow.0.to'],
    ]);
    expect(problems({ a: { ...one, maxWait: { after: '1m', to: 'b' } } })).toEqual([['VALUE_INVALID', 'queues.a.maxWait.to']]);
  });

  test('sends nobody in a circle, of whatever kinds of ways', () => {
    const circle = problems({
      a: { ...one, whenFull: { queue: 'b' } },
      b: { ...one, overflow: [{ to: 'c', when: { waitingOver: 5 } }] },
      c: { ...one, byChannel: { voice: { maxWait: { after: '1m', to: 'queue:a' } } } },
    });
    expect(circle).toEqual([
      ['QUEUE_CIRCULAR', 'queues.a.whenFull.queue'],
      ['QUEUE_CIRCULAR', 'queues.b.overflow.0.to'],
      ['QUEUE_CIRCULAR', 'queues.c.byChannel.voice.maxWait.to'],
    ]);
  });
});
