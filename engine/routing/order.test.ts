// Which of the waiting contacts comes first, and that nobody who could be served waits for somebody who cannot.
import { describe, expect, test } from 'vitest';
import { scene } from '../testing/scene.js';
import { calendar, company, small } from '../testing/small.js';

const chat = { channel: 'chat' } as const;
const offered = (told: readonly string[]): string[] =>
  told.filter((said) => said.includes('offered')).map((said) => said.split(' ')[0] as string);

/** Contacts arrive while nobody is there; then one agent serves them all, in the order this gives. */
async function served(play: Awaited<ReturnType<typeof scene>>, agent: string, count: number): Promise<string[]> {
  await play.ready(agent);
  const order: string[] = [];
  for (let i = 0; i < count; i++) {
    const [contact] = offered(play.told());
    if (contact === undefined) break;
    order.push(contact);
    await play.accepts(contact);
    await play.done(contact);
  }
  return order;
}

test('F1 the oldest comes first when somebody is free at last', async () => {
  const play = await scene(small(['ana']));
  for (const second of [0, 1, 2]) {
    play.at(second);
    await play.arrives(`at-${second}`);
  }
  expect(await served(play, 'ana', 3)).toEqual(['at-0', 'at-1', 'at-2']);
});

test('a band before every other thing, then the earliest due date, then the arrival', async () => {
  const queues = { slow: { channels: ['voice' as const], target: { within: '10m' } } };
  const play = await scene(company({ agents: { ana: {} }, queues: queues as never }));
  await play.arrives('slow', { queue: 'slow' });
  play.at(1);
  await play.arrives('quick-1');
  await play.arrives('quick-2');
  play.at(2);
  await play.arrives('letter', { channel: 'email', priority: 1_000 });
  await play.arrives('urgent', { band: 0 });
  expect(await served(play, 'ana', 5)).toEqual(['urgent', 'quick-1', 'quick-2', 'slow', 'letter']);
});

test('a point of priority is worth a minute of waiting', async () => {
  const play = await scene(small(['ana']));
  await play.arrives('early');
  play.at(59.999);
  await play.arrives('lifted', { priority: 1 });
  play.at(60.001);
  await play.arrives('late', { priority: 1 });
  expect(await served(play, 'ana', 3)).toEqual(['lifted', 'early', 'late']);
});

test("an agent's own tier comes before the due date, and after the band", async () => {
  const queues = { care: { channels: ['voice' as const] } };
  const play = await scene(
    company({
      agents: {
        ana: {
          tiers: [
            { tier: 1, queue: 'care' },
            { tier: 2, queue: 'help' },
          ],
        },
      },
      queues,
    }),
  );
  await play.arrives('help-1');
  play.at(5);
  await play.arrives('care-1', { queue: 'care' });
  await play.arrives('urgent', { band: 0 });
  expect(await served(play, 'ana', 3)).toEqual(['urgent', 'care-1', 'help-1']);
});

test('F9 F12 whoever cannot be served holds nobody up', async () => {
  const play = await scene(company({ agents: { eve: { languages: ['en'] } } }));
  await play.arrives('french', { languages: [{ tag: 'fr' }], priority: 9 });
  await play.arrives('english', { languages: [{ tag: 'en' }] });
  expect(await served(play, 'eve', 2)).toEqual(['english']);
});

test('correcting a contact keeps its place, a changed priority moves it, a later plan does not', async () => {
  const play = await scene(small(['ana']));
  await play.arrives('one');
  play.at(1);
  await play.arrives('two');
  await play.send({ type: 'plan.publish', ...small(['ana'], { target: { within: '1h' } }) });
  await play.send({ type: 'contact.update', contact: 'one', attributes: { vip: true } });
  await play.send({ type: 'contact.update', contact: 'one', skills: [] });
  expect([...play.box.state.waiting].map(({ contact }) => contact)).toEqual(['one', 'two']);
  await play.send({ type: 'contact.update', contact: 'two', priority: 1 });
  expect([...play.box.state.waiting].map(({ contact }) => contact)).toEqual(['two', 'one']);
});

describe('a queue', () => {
  test('that is full turns away, but never band 0', async () => {
    const play = await scene(small([], { waitingMax: 1 }));
    await play.arrives('one');
    await play.arrives('two');
    await play.arrives('urgent', { band: 0 });
    await play.send({ type: 'contact.abandon', contact: 'one' });
    await play.arrives('three');
    expect(play.told()).toEqual([
      'one waits',
      'two is turned away: queue-full',
      'urgent waits',
      'ALARM: urgent',
      'one gives up',
      'three is turned away: queue-full',
    ]);
  });

  test('that keeps its contacts while closed offers none of them, but for band 0', async () => {
    const setting = company({
      agents: { ana: {} },
      help: { calendar: 'days', whenClosed: 'keep' },
      calendars: [calendar('days', [[50, 100]])],
    });
    const play = await scene(setting);
    await play.ready('ana');
    await play.arrives('calm', chat);
    await play.arrives('urgent', { ...chat, band: 0 });
    expect(play.told()).toEqual(['calm waits', 'urgent waits', 'ALARM: urgent', 'urgent is offered to ana']);
    await play.accepts('urgent');
    play.told();
    play.at(49.999);
    expect(play.told()).toEqual([]);
    play.at(50);
    expect(play.told()).toEqual(['help opens', 'calm is offered to ana']);
  });
});

describe('the last agent', () => {
  const known = async (lastAgent: object) => {
    const play = await scene(small(['ana', 'bea'], { lastAgent, wrapUpMax: 0, offer: { within: '10m' }, rank: ['lowest-cost'] } as never));
    await play.ready('bea');
    await play.taken('before', { customer: 'kim' });
    await play.ends('before');
    await play.ready('ana');
    play.told();
    return play;
  };

  test('F18 reserved: the contact waits for that agent, with a limit', async () => {
    const play = await known({ mode: 'reserve', limit: '30s' });
    await play.arrives('first');
    await play.taken('keeps-bea-busy');
    await play.accepts('first');
    await play.ends('first');
    play.told();
    await play.arrives('again', { customer: 'kim' });
    expect(play.told()).toEqual(['again waits']);
    play.at(29.999);
    expect(offered(play.told())).toEqual([]);
    play.at(30);
    expect(play.told()).toContain('again is offered to ana');
  });

  test('reserved: nobody waits for an agent who is not there', async () => {
    const play = await known({ mode: 'reserve', limit: '30s' });
    await play.send({ type: 'agent.set-presence', agent: 'bea', presence: 'notReady', reason: 'lunch' });
    play.told();
    await play.arrives('again', { customer: 'kim' });
    expect(play.told()).toEqual(['again waits', 'again is offered to ana']);
  });

  test('reserved: nor for one who has just said no', async () => {
    const play = await known({ mode: 'reserve', limit: '30s' });
    await play.arrives('again', { customer: 'kim' });
    await play.rejects('again');
    expect(play.told()).toEqual(['again waits', 'again is offered to bea', 'bea declines again', 'again is offered to ana']);
  });

  test('preferred: that agent is asked first, and nobody waits', async () => {
    const play = await known({ mode: 'prefer', limit: '30s' });
    await play.taken('again', { customer: 'kim' });
    await play.arrives('and-again', { customer: 'kim' });
    expect(play.told()).toEqual([
      'again waits',
      'again is offered to bea',
      'bea takes again',
      'and-again waits',
      'and-again is offered to ana',
    ]);
  });
});
