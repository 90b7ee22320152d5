// What becomes of an offer, and what each outcome does to the contact, the agent and everybody else.
import { describe, expect, test } from 'vitest';
import { scene } from '../testing/scene.js';
import { company, small } from '../testing/small.js';

describe('an offer', () => {
  test('F7 F18 that nobody answers ends by itself: the contact keeps its place, the agent gets a strike and is set not ready', async () => {
    const play = await scene(small(['ana', 'bea']));
    await play.ready('ana', 'bea');
    await play.arrives('call');
    play.at(15);
    expect(play.told()).toEqual([
      'call waits',
      'call is offered to ana',
      'ana does not answer call',
      'ana is not ready: no-answer',
      'call is offered to bea',
    ]);
    expect(play.box.state.contacts.get(1)).toMatchObject({ rankFromMs: play.box.clock.nowMs() - 15_000, offersMade: 2 });
    expect(play.box.state.agents.get('ana')).toMatchObject({ offers: [], strikes: 1, presence: 'notReady' });
  });

  test('accepted at its due instant is too late, one millisecond before is not', async () => {
    for (const [second, outcome] of [
      [14.999, 'ok'],
      [15, 'OFFER_OVER'],
    ] as const) {
      const play = await scene(small(['ana']));
      await play.ready('ana');
      await play.arrives('call');
      play.box.clock.jumpTo(play.box.clock.nowMs() + second * 1_000);
      expect(await play.send({ type: 'offer.accept', offer: '1.1' })).toBe(outcome);
    }
  });

  test('F10 whose contact gives up is over in the same step, and accepting it later is refused by name', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.arrives('call');
    await play.send({ type: 'contact.abandon', contact: 'call' });
    expect(play.told()).toEqual(['call waits', 'call is offered to ana', 'call is taken back from ana: abandoned', 'call gives up']);
    expect(await play.send({ type: 'offer.accept', offer: '1.1' })).toBe('OFFER_UNKNOWN');
    expect(play.box.state.agents.get('ana')).toMatchObject({ offers: [], strikes: 0, presence: 'ready' });
  });

  test('F3 answered too late says who has the contact', async () => {
    const play = await scene(small(['ana', 'bea']));
    await play.ready('ana', 'bea');
    await play.arrives('call');
    await play.rejects('call');
    await play.accepts('call');
    const { answer } = await play.box.send({ type: 'offer.accept', offer: '1.1' });
    expect(answer).toMatchObject({
      ok: false,
      rejection: { code: 'OFFER_OVER', next: 'The contact belongs to bea; wait for the next offer.' },
    });
    expect(await play.send({ type: 'offer.accept', offer: '1.2' })).toBe('OFFER_OVER');
    expect(await play.send({ type: 'offer.accept', offer: '1.3' })).toBe('OFFER_UNKNOWN');
  });

  test('rejected skips the agent for a while, without a strike', async () => {
    const play = await scene(small(['ana', 'bea'], { offer: { within: '1h', reofferRejected: '40s' } }));
    await play.ready('ana', 'bea');
    await play.taken('one');
    await play.arrives('two');
    await play.rejects('two');
    play.at(39.999);
    expect(play.told()).toEqual([
      'one waits',
      'one is offered to ana',
      'ana takes one',
      'two waits',
      'two is offered to bea',
      'bea declines two',
    ]);
    play.at(40);
    expect(play.told()).toEqual(['bea may be asked about two again', 'two is offered to bea']);
    expect(play.box.state.agents.get('bea')?.strikes).toBe(0);
  });

  test('F13 rejected is made again at once where nobody else is signed in: a skip never lasts for ever', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.arrives('call');
    await play.rejects('call');
    await play.rejects('call');
    expect(play.told()).toEqual([
      'call waits',
      'call is offered to ana',
      'ana declines call',
      'call is offered to ana',
      'ana declines call',
      'call is offered to ana',
    ]);
  });

  test('rejected is made again as soon as the last other agent signs out', async () => {
    const play = await scene(small(['ana', 'bea']));
    await play.ready('ana', 'bea');
    await play.taken('one');
    await play.arrives('two');
    await play.rejects('two');
    play.told();
    await play.send({ type: 'agent.set-presence', agent: 'ana', presence: 'notReady', reason: 'break' });
    expect(play.told()).toEqual(['ana is not ready: break', 'two is offered to bea']);
  });

  test('that the line could not bring about is no strike, but the agent is skipped for a moment', async () => {
    const play = await scene(small(['ana', 'bea']));
    await play.ready('ana', 'bea');
    await play.arrives('call');
    await play.send({ type: 'offer.fail', offer: '1.1', reason: 'busy-line' });
    expect(play.told()).toEqual(['call waits', 'call is offered to ana', 'call cannot be put through to ana', 'call is offered to bea']);
    expect(play.box.state.agents.get('ana')).toMatchObject({ strikes: 0, presence: 'ready' });
  });

  test('unanswered counts strikes in a row: taking one in between begins anew', async () => {
    const play = await scene(
      small(['ana'], { byChannel: { chat: { offer: { within: '10s', strikes: 2, reofferExpired: 0 }, wrapUpMax: 0 } } }),
    );
    await play.ready('ana');
    await play.arrives('one', { channel: 'chat' });
    play.at(10);
    await play.accepts('one');
    await play.ends('one');
    await play.arrives('two', { channel: 'chat' });
    play.at(20);
    expect(play.box.state.agents.get('ana')).toMatchObject({ strikes: 1, presence: 'ready' });
    play.at(30);
    expect(play.box.state.agents.get('ana')).toMatchObject({ strikes: 2, presence: 'notReady', reason: 'no-answer' });
  });

  test('goes back when the agent is set not ready, or ready for other channels only, without a strike', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.arrives('call');
    await play.send({ type: 'agent.set-presence', agent: 'ana', presence: 'ready', channels: ['chat'] });
    expect(play.told()).toEqual(['call waits', 'call is offered to ana', 'call is taken back from ana: not-ready']);
    expect(play.box.state.agents.get('ana')?.strikes).toBe(0);
  });

  test('made for another requirement goes back when the contact asks otherwise', async () => {
    const play = await scene(company({ agents: { ana: { languages: ['fr'] }, bea: { languages: ['en'] } } }));
    await play.ready('ana', 'bea');
    await play.arrives('call', { languages: [{ tag: 'fr' }] });
    await play.send({ type: 'contact.update', contact: 'call', languages: [{ tag: 'en' }] });
    expect(play.told()).toEqual(['call waits', 'call is offered to ana', 'call is taken back from ana: updated', 'call is offered to bea']);
  });
});

describe('a lost desk', () => {
  test('keeps its offers for the grace, then they go back without a strike', async () => {
    const play = await scene(small(['ana', 'bea'], { offer: { within: '60s' } }));
    await play.ready('ana', 'bea');
    await play.arrives('call');
    await play.send({ type: 'agent.lost', agent: 'ana', connection: 'desk' });
    play.at(19.999);
    expect(play.told()).toEqual(['call waits', 'call is offered to ana']);
    play.at(20);
    expect(play.told()).toEqual(['the desk of ana stays away', 'call is taken back from ana: connection-lost', 'call is offered to bea']);
    expect(play.box.state.agents.get('ana')).toMatchObject({ strikes: 0, presence: 'ready' });
  });

  test('that is back in time still has them', async () => {
    const play = await scene(small(['ana'], { offer: { within: '60s' } }));
    await play.ready('ana');
    await play.arrives('call');
    await play.send({ type: 'agent.lost', agent: 'ana', connection: 'desk' });
    play.at(10);
    await play.send({ type: 'agent.connected', agent: 'ana', connection: 'desk' });
    play.at(40);
    await play.accepts('call');
    expect(play.told()).toEqual(['call waits', 'call is offered to ana', 'ana takes call']);
  });

  test('cannot answer: an offer that runs out during the grace is no strike either', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.arrives('call');
    await play.send({ type: 'agent.lost', agent: 'ana', connection: 'desk' });
    play.at(15);
    expect(play.told()).toEqual(['call waits', 'call is offered to ana', 'call is taken back from ana: connection-lost']);
    expect(play.box.state.agents.get('ana')).toMatchObject({ strikes: 0, presence: 'ready' });
  });

  test('is lost with its last window only', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.send({ type: 'agent.connected', agent: 'ana', connection: 'second' });
    await play.send({ type: 'agent.lost', agent: 'ana', connection: 'desk' });
    expect(play.box.state.agents.get('ana')?.connection).toBe('connected');
    expect(await play.send({ type: 'agent.lost', agent: 'ana', connection: 'desk' })).toBe('CONNECTION_UNKNOWN');
    await play.send({ type: 'agent.lost', agent: 'ana', connection: 'second' });
    expect(play.box.state.agents.get('ana')?.connection).toBe('lost');
  });
});

describe('a suspended hub', () => {
  test('gives its offers back, its contacts keep their places and overflow; resumed, it is asked first again', async () => {
    const setting = company({ agents: { ana: { hub: 'lisbon' }, bea: {} }, help: { home: ['lisbon'], wrapUpMax: 0 } });
    const play = await scene(setting);
    await play.ready('ana', 'bea');
    await play.arrives('call');
    await play.send({ type: 'hub.suspend', hub: 'lisbon' });
    expect(play.told()).toEqual(['call waits', 'call is offered to ana', 'call is taken back from ana: hub-suspended']);
    play.at(20);
    expect(play.told()).toEqual(['ring 1 opens for call', 'call is offered to bea']);
    await play.send({ type: 'hub.resume', hub: 'lisbon' });
    await play.arrives('next');
    expect(play.told()).toEqual(['next waits', 'next is offered to ana']);
    expect(await play.send({ type: 'hub.resume', hub: 'lisbon' })).toBe('HUB_STATE');
  });

  test('finishes what is in hand', async () => {
    const play = await scene(company({ agents: { ana: { hub: 'lisbon' } } }));
    await play.ready('ana');
    await play.taken('call');
    await play.send({ type: 'hub.suspend', hub: 'lisbon' });
    await play.done('call');
    expect(play.told()).toEqual([
      'call waits',
      'call is offered to ana',
      'ana takes call',
      'ana is done with call',
      'ana has wrapped up call',
    ]);
  });
});

describe('signing out', () => {
  test('is refused while the agent owns a contact, and ends offers and wrap-ups', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.taken('call');
    expect(await play.send({ type: 'agent.sign-out', agent: 'ana' })).toBe('AGENT_BUSY');
    await play.ends('call');
    await play.send({ type: 'agent.sign-out', agent: 'ana' });
    expect(play.told().slice(-2)).toEqual(['ana has wrapped up call', 'ana signs out']);
  });
});

describe('an adapter that comes back', () => {
  test('F8 with its list: what it no longer holds is over, whoever had it', async () => {
    const play = await scene(small(['ana', 'bea'], { wrapUpMax: 0 }));
    await play.ready('ana', 'bea');
    for (const contact of ['owned', 'offered', 'waiting', 'held']) await play.arrives(contact, { adapter: 'phones' });
    await play.arrives('other');
    await play.accepts('owned');
    play.told();
    await play.send({ type: 'adapter.connected', adapter: 'phones', holds: [{ contact: 'held' }] });
    expect(play.told()).toEqual([
      'ana is done with owned: notHeld',
      'ana has wrapped up owned',
      'offered is taken back from bea: withdrawn',
      'offered is withdrawn: notHeld',
      'waiting is withdrawn: notHeld',
      'held is offered to ana',
      'other is offered to bea',
    ]);
  });

  test('without a list says nothing about its contacts', async () => {
    const play = await scene(small(['ana']));
    await play.arrives('call', { adapter: 'phones' });
    await play.send({ type: 'adapter.connected', adapter: 'phones' });
    expect(play.told()).toEqual(['call waits']);
  });
});
