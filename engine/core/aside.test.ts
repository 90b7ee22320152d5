// Proves that a contact set aside is offered to nobody, costs nobody anything, loses nothing, and comes back when it should.
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../limits.js';
import { startMeasures } from '../projections/measures.js';
import { whyWaiting } from '../routing/why-waiting.js';
import { BEGIN_MS } from '../testing/names.js';
import { type Scene, scene } from '../testing/scene.js';
import { small } from '../testing/small.js';
import type { LiveContact } from './state/state.js';

const ms = (second: number): number => BEGIN_MS + second * 1_000;
const contactOf = (play: Scene, id: string): LiveContact =>
  [...play.box.state.contacts.values()].find(({ contact }) => contact === id) as LiveContact;

describe('a contact that is parked', () => {
  test('by its owner frees the owner, who may still wrap up, is offered to nobody, and counts from its date on', async () => {
    const play = await scene(small(['ana'], { byChannel: { email: { wrapUpMax: '10s' } } }));
    await play.ready('ana');
    await play.taken('mail', { channel: 'email' });
    expect(await play.send({ type: 'contact.park', contact: 'mail', untilMs: ms(60) })).toBe('ok');
    await play.arrives('call');
    expect(play.told()).toEqual([
      'mail waits',
      'mail is offered to ana',
      'ana takes mail',
      'ana no longer has mail: parked',
      'mail is set aside: parked',
      'call waits',
    ]);
    play.at(10);
    await play.accepts('call');
    play.at(60);
    expect(play.told()).toEqual(['ana has wrapped up mail', 'call is offered to ana', 'ana takes call', 'mail is back: due']);
    expect(contactOf(play, 'mail')).toMatchObject({ state: 'queued', aside: null, rankFromMs: ms(60) });
  });

  test('while it is offered is taken back without a strike', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.arrives('call');
    await play.send({ type: 'contact.park', contact: 'call', untilMs: ms(5) });
    expect(play.told()).toEqual([
      'call waits',
      'call is offered to ana',
      'call is taken back from ana: parked',
      'call is set aside: parked',
    ]);
    play.at(5);
    expect(play.told()).toEqual(['call is back: due', 'call is offered to ana']);
    expect(play.box.state.agents.get('ana')).toMatchObject({ strikes: 0, presence: 'ready' });
  });

  test('comes back sooner when the customer answers, where that was awaited, and then counts from the answer', async () => {
    const play = await scene(small([]));
    await play.arrives('mail', { channel: 'email' });
    await play.arrives('chat', { channel: 'chat' });
    await play.send({ type: 'contact.park', contact: 'mail', reply: true });
    await play.send({ type: 'contact.park', contact: 'chat', untilMs: ms(100) });
    play.at(30);
    expect(await play.send({ type: 'contact.reply', contact: 'mail' })).toBe('ok');
    expect(contactOf(play, 'mail')).toMatchObject({ state: 'queued', rankFromMs: ms(30) });
    expect(await play.send({ type: 'contact.reply', contact: 'mail' })).toBe('NOT_AWAITED');
    expect(await play.send({ type: 'contact.reply', contact: 'chat' })).toBe('NOT_AWAITED');
  });

  test('keeps its place where that is asked', async () => {
    const play = await scene(small([]));
    await play.arrives('early', { channel: 'email' });
    play.at(10);
    await play.arrives('late', { channel: 'email' });
    await play.send({ type: 'contact.park', contact: 'early', untilMs: ms(40), place: 'keep' });
    expect([...play.box.state.waiting].map(({ contact }) => contact)).toEqual(['late']);
    play.at(40);
    expect([...play.box.state.waiting].map(({ contact }) => contact)).toEqual(['early', 'late']);
    expect(contactOf(play, 'early').rankFromMs).toBe(ms(0));
  });

  test('goes back to the agent who had it, while that agent could take it, for as long as asked', async () => {
    const play = await scene(small(['ana', 'bea'], { byChannel: { chat: { wrapUpMax: 0 } } }));
    await play.ready('ana');
    await play.taken('mail', { channel: 'email' });
    await play.send({ type: 'contact.park', contact: 'mail', untilMs: ms(10), sameAgentMs: 20_000 });
    await play.ready('bea');
    await play.taken('call');
    play.told();
    play.at(29.999);
    expect(play.told()).toEqual(['mail is back: due']);
    play.at(30);
    expect(play.told()).toEqual(['mail no longer waits for ana', 'mail is offered to bea']);
  });

  test('has a routable time that stands still: a ring opens as much later', async () => {
    const play = await scene(small([], { steps: [{}, { after: '20s', hubs: 'any' }] }));
    await play.arrives('call');
    play.at(15);
    await play.send({ type: 'contact.park', contact: 'call', untilMs: ms(100) });
    play.at(104.999);
    expect(play.told()).toEqual(['call waits', 'call is set aside: parked', 'call is back: due']);
    play.at(105);
    expect(play.told()).toEqual(['ring 1 opens for call']);
  });

  test('can be updated, parked anew, given up and withdrawn', async () => {
    const play = await scene(small(['ana']));
    for (const contact of ['one', 'two', 'three']) {
      await play.arrives(contact);
      await play.send({ type: 'contact.park', contact, untilMs: ms(50) });
    }
    await play.send({ type: 'contact.update', contact: 'one', priority: 3 });
    await play.send({ type: 'contact.park', contact: 'one', untilMs: ms(80) });
    await play.send({ type: 'contact.abandon', contact: 'two' });
    await play.send({ type: 'contact.withdraw', contact: 'three', reason: 'duplicate' });
    await play.ready('ana');
    play.told();
    play.at(80);
    expect(play.told()).toEqual(['one is back: due', 'one is offered to ana']);
    expect(contactOf(play, 'one')).toMatchObject({ priority: 3, rankFromMs: ms(80) });
  });

  test('is refused where nothing would bring it back, or only after too long; at the very latest it comes back by itself', async () => {
    const play = await scene(small([]));
    await play.arrives('call');
    expect(await play.send({ type: 'contact.park', contact: 'call' })).toBe('PARK_ENDLESS');
    expect(await play.send({ type: 'contact.park', contact: 'call', untilMs: BEGIN_MS + LIMITS.asideMs + 1 })).toBe('PARK_TOO_LONG');
    expect(await play.send({ type: 'contact.park', contact: 'nobody', reply: true })).toBe('CONTACT_UNKNOWN');
    await play.send({ type: 'contact.park', contact: 'call', reply: true });
    play.at(LIMITS.asideMs / 1_000);
    expect(contactOf(play, 'call')).toMatchObject({ state: 'queued', aside: null });
  });

  test('is in nobody’s way: a full queue has room for the next, and reports count it as waiting', async () => {
    const play = await scene(small(['ana'], { waitingMax: 1 }));
    await play.arrives('one');
    await play.send({ type: 'contact.park', contact: 'one', reply: true });
    await play.arrives('two');
    await play.arrives('three');
    expect(play.told()).toEqual(['one waits', 'one is set aside: parked', 'two waits', 'three is turned away: queue-full']);
    const measures = startMeasures();
    for (const record of play.box.journal.records()) measures.take(record);
    expect(measures.view('queue').rows[0]).toMatchObject({ arrived: 3, waiting: 2, rejected: 1 });
  });

  test('after an answer begins a further visit of the same contact, and what was done is the agent’s', async () => {
    const play = await scene(small(['ana']));
    await play.arrives('mail', { channel: 'email' });
    play.at(5);
    await play.ready('ana');
    await play.accepts('mail');
    play.at(25);
    await play.send({ type: 'contact.park', contact: 'mail', untilMs: ms(100) });
    const rows = () => {
      const measures = startMeasures();
      for (const record of play.box.journal.records()) measures.take(record);
      return { queue: measures.view('queue').rows[0], ana: measures.view('agent').rows[0] };
    };
    expect(rows()).toMatchObject({
      queue: { contacts: 1, arrived: 2, answered: 1, waiting: 1, inHand: 0, waitedMs: 5_000, talkMs: 20_000 },
      ana: { answered: 1, inHand: 0, talkMs: 20_000, occupiedMs: 20_000 },
    });
    play.at(100);
    await play.accepts('mail');
    await play.done('mail');
    expect(rows()).toMatchObject({
      queue: { contacts: 1, arrived: 2, answered: 2, waiting: 0, inHand: 0, waitedMs: 5_000, handled: 2 },
      ana: { answered: 2, inHand: 0, handled: 2 },
    });
  });

  test('says why it waits', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.arrives('later', { notBeforeMs: ms(60) });
    const why = whyWaiting(play.box.state, contactOf(play, 'later'), play.box.state.atMs);
    expect(why).toMatchObject({ notRoutable: { reason: 'not-before', untilMs: ms(60) }, counts: {} });
  });
});

describe('a contact for later', () => {
  test('is offered from its own time on, and counts from then', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.arrives('visit', { notBeforeMs: ms(20) });
    play.at(19.999);
    expect(play.told()).toEqual(['visit waits', 'visit is set aside: not-before']);
    play.at(20);
    expect(play.told()).toEqual(['visit is back: due', 'visit is offered to ana']);
    expect(contactOf(play, 'visit').rankFromMs).toBe(ms(20));
  });

  test('a time that has passed is no time to wait for', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    play.at(10);
    await play.arrives('visit', { notBeforeMs: ms(5) });
    expect(play.told()).toEqual(['visit waits', 'visit is offered to ana']);
  });

  test('is kept for the agent it asks for from its own time on', async () => {
    const play = await scene(small(['ana', 'bea']));
    await play.ready('ana', 'bea');
    await play.arrives('visit', { notBeforeMs: ms(60), agent: { agent: 'bea', limitMs: 30_000 } });
    play.at(60);
    expect(play.told().at(-1)).toBe('visit is offered to bea');
    expect(contactOf(play, 'visit').affinity).toMatchObject({ agent: 'bea', untilMs: ms(90) });
  });

  test('R8 waits for a signal, and is offered when it comes', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.arrives('lead', { awaitSignal: true, signalUntilMs: ms(60) });
    expect(await play.send({ type: 'contact.reply', contact: 'lead' })).toBe('NOT_AWAITED');
    play.at(30);
    await play.send({ type: 'contact.signal', contact: 'lead' });
    expect(play.told()).toEqual(['lead waits', 'lead is set aside: signal', 'lead is back: signal', 'lead is offered to ana']);
    expect(contactOf(play, 'lead').rankFromMs).toBe(ms(30));
    expect(await play.send({ type: 'contact.signal', contact: 'lead' })).toBe('NOT_AWAITED');
  });

  test('R8 without a signal in time is offered all the same, or withdrawn where that is asked', async () => {
    const play = await scene(small([]));
    await play.arrives('one', { awaitSignal: true, signalUntilMs: ms(60) });
    await play.arrives('two', { awaitSignal: true, signalUntilMs: ms(60), withoutSignal: 'withdraw' });
    play.told();
    play.at(60);
    expect(play.told()).toEqual(['one is back: due', 'two is withdrawn: noSignal']);
  });

  test('R8 signalled before its time comes back at its time', async () => {
    const play = await scene(small([]));
    await play.arrives('lead', { awaitSignal: true, notBeforeMs: ms(40) });
    play.at(10);
    await play.send({ type: 'contact.signal', contact: 'lead' });
    play.told();
    play.at(40);
    expect(play.told()).toEqual(['lead is back: due']);
  });

  test('is not kept out by a queue that is full or closed now', async () => {
    const play = await scene(small([], { waitingMax: 1 }));
    await play.arrives('one');
    await play.arrives('two', { notBeforeMs: ms(60) });
    await play.arrives('three');
    expect(play.told()).toEqual(['one waits', 'two waits', 'two is set aside: not-before', 'three is turned away: queue-full']);
  });
});
