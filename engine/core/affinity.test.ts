// A contact is kept for whom it should go to, for as long as was said and while that agent is there: then for the next, then for nobody.
import { expect, test } from 'vitest';
import { scene } from '../testing/scene.js';
import { small } from '../testing/small.js';

const open = { offer: { within: '1h' } } as const;
const book = (limitMs: number, mode: 'prefer' | 'reserve' = 'reserve') => ({
  portfolio: { owner: 'ana', deputies: ['gone', 'bea'], mode, limitMs, deputyLimitMs: 20_000 },
});

test('the agent asked for by name is waited for while busy, at most as long as said', async () => {
  const play = await scene(small(['ana', 'bea'], open));
  await play.ready('ana');
  await play.taken('busy');
  await play.ready('bea');
  play.told();
  await play.arrives('call', { agent: { agent: 'ana', limitMs: 30_000 } });
  expect(play.told()).toEqual(['call waits']);
  // Nobody behind is held up.
  await play.arrives('behind');
  expect(play.told()).toEqual(['behind waits', 'behind is offered to bea']);
  await play.rejects('behind');
  play.told();
  play.at(30);
  expect(play.told()[0]).toBe('call no longer waits for ana');
  expect(play.told()).toEqual([]);
  expect(play.box.state.contacts.get(2)).toMatchObject({ affinity: null, state: 'offered' });
});

test('who asks for nobody of the roster is told; who is away is not waited for', async () => {
  const play = await scene(small(['ana', 'bea'], open));
  await play.ready('bea');
  expect(await play.send({ type: 'contact.enqueue', contact: 'x', queue: 'help', channel: 'voice', agent: { agent: 'anna' } })).toBe(
    'AGENT_UNKNOWN',
  );
  await play.arrives('call', { agent: { agent: 'ana', limitMs: 3_600_000 } });
  expect(play.told()).toEqual(['call waits', 'call is offered to bea']);
});

test('a portfolio: the owner first, then the deputy, then anybody, each for as long as was said', async () => {
  const play = await scene(small(['ana', 'bea', 'cleo'], open));
  await play.ready('ana', 'bea');
  for (const contact of ['one', 'two']) {
    await play.taken(contact);
  }
  await play.ready('cleo');
  play.told();
  await play.arrives('call', book(10_000));
  play.at(10);
  expect(play.told()).toEqual(['call waits', 'call no longer waits for ana']);
  expect(play.box.state.contacts.get(3)?.affinity).toMatchObject({ agent: 'bea', origin: 'portfolio', deputies: [] });
  play.at(29.999);
  expect(play.told()).toEqual([]);
  play.at(30);
  expect(play.told()).toEqual(['call no longer waits for bea', 'call is offered to cleo']);
});

test('a deputy stands in at once for an owner who is away, and is preferred to others for one who is busy', async () => {
  const play = await scene(small(['ana', 'cleo', 'bea'], open));
  await play.ready('cleo', 'bea');
  await play.arrives('call', book(60_000));
  expect(play.told()).toEqual(['call waits', 'call is offered to bea']);
  const { answer } = await play.box.send({ type: 'contact.claim', contact: 'call', agent: 'cleo' });
  expect(answer).toMatchObject({
    rejection: { message: 'Agent cleo cannot be given contact call: call is reserved for bea for another 60000 ms.' },
  });
  const prefer = await scene(small(['ana', 'cleo', 'bea'], open));
  await prefer.ready('cleo', 'bea');
  await prefer.arrives('call', book(60_000, 'prefer'));
  expect(prefer.told()).toEqual(['call waits', 'call is offered to bea']);
});

test('of a book nobody of which is left, anybody takes the contact', async () => {
  const play = await scene(small(['cleo']));
  await play.ready('cleo');
  await play.arrives('call', { ...book(60_000), customer: 'kim' });
  expect(play.told()).toEqual(['call waits', 'call is offered to cleo']);
});

test('the agent asked for by name is asked for again after somebody else has parked it, for the time that was asked', async () => {
  for (const asked of [{ agent: { agent: 'ana', limitMs: 30_000 } }, book(30_000)]) {
    const play = await scene(small(['ana', 'bea'], open));
    await play.ready('bea');
    await play.taken('call', asked);
    play.at(100);
    await play.send({ type: 'contact.park', contact: 'call', reply: true });
    await play.box.restart('records');
    await play.ready('ana');
    await play.arrives('other');
    await play.send({ type: 'contact.claim', contact: 'other', agent: 'ana' });
    play.at(200);
    play.told();
    await play.send({ type: 'contact.reply', contact: 'call' });
    expect(play.box.state.contacts.get(1)?.affinity).toMatchObject({ agent: 'ana', untilMs: play.box.clock.nowMs() + 30_000 });
    expect(play.told()).toEqual(['call is back: reply']);
  }
});

test('kept for the agent who parked it, that one comes first; whom the customer had last is nobody the platform asked for', async () => {
  const play = await scene(small(['ana', 'bea'], { ...open, lastAgent: { mode: 'reserve', limit: '60s' } }));
  await play.ready('bea');
  await play.taken('call', { agent: { agent: 'ana' } });
  await play.send({ type: 'contact.park', contact: 'call', reply: true, sameAgentMs: 5_000 });
  await play.send({ type: 'contact.reply', contact: 'call' });
  expect(play.box.state.contacts.get(1)?.affinity).toMatchObject({ agent: 'bea', origin: 'returned' });
});
