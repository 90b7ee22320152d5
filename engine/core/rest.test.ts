// What keeps offers from an agent for a while: not having answered, having just ended a contact, and having asked to leave once free.
import { describe, expect, test } from 'vitest';
import { scene } from '../testing/scene.js';
import { small } from '../testing/small.js';

describe('an agent who does not answer', () => {
  test('is ready again only by own word, where the policy says no more', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.arrives('call');
    play.at(10_000);
    expect(play.told()).toContain('ana is not ready: no-answer');
    await play.send({ type: 'agent.set-presence', agent: 'ana', presence: 'ready' });
    expect(play.told()).toEqual(['call is offered to ana']);
  });

  test('loses whatever else was being offered to it', async () => {
    const play = await scene(small(['ana'], { offer: { within: '15s', strikes: 1 } }));
    await play.ready('ana');
    await play.arrives('one', { channel: 'chat' });
    play.at(10);
    await play.arrives('two', { channel: 'chat' });
    play.told();
    play.at(15);
    expect(play.told()).toContain('two is taken back from ana: not-ready');
  });

  test('is given another chance after a while, which doubles each time in a row up to the longest, for the channels it was ready for', async () => {
    const play = await scene(
      small(['ana'], { offer: { within: '10s', strikes: 1, backOff: '30s', backOffMax: '100s', reofferExpired: 0 } }),
    );
    await play.ready('ana');
    await play.send({ type: 'agent.set-presence', agent: 'ana', presence: 'ready', channels: ['voice'] });
    await play.arrives('call');
    const untils = [];
    for (const second of [10, 50, 120, 230]) {
      play.at(second - 0.001);
      expect(play.box.state.agents.get('ana')).toMatchObject({ presence: 'ready', readyFor: ['voice'] });
      play.at(second);
      const { presence, backOff } = play.box.state.agents.get('ana') ?? {};
      expect(presence).toBe('notReady');
      untils.push(((backOff?.untilMs ?? 0) - play.box.clock.nowMs()) / 1_000);
    }
    expect(untils).toEqual([30, 60, 100, 100]);
    play.at(330);
    await play.accepts('call');
    expect(play.box.state.agents.get('ana')).toMatchObject({ noAnswers: 0, backOff: null });
  });

  test('is not made ready by it who has gone to lunch, or home, in the meantime', async () => {
    const play = await scene(small(['ana', 'bea'], { offer: { within: '10s', strikes: 1, backOff: '30s' } }));
    await play.ready('ana', 'bea');
    await play.arrives('one');
    await play.arrives('two');
    play.at(10);
    await play.send({ type: 'agent.set-presence', agent: 'ana', presence: 'notReady', reason: 'lunch' });
    await play.send({ type: 'agent.sign-out', agent: 'bea' });
    play.at(600);
    expect(play.box.state.agents.get('ana')).toMatchObject({ presence: 'notReady', reason: 'lunch' });
    expect(play.box.state.agents.get('bea')?.presence).toBe('offline');
  });
});

describe('cooling down', () => {
  const cool = (coolDownOf: 'all' | 'channel') => small(['ana'], { wrapUpMax: '5s', offer: { coolDown: '20s', coolDownOf } });

  test('begins with the end of the wrap-up, and explain says how long it lasts', async () => {
    const play = await scene(cool('all'));
    await play.ready('ana');
    await play.taken('one');
    await play.ends('one');
    await play.arrives('two', { channel: 'chat' });
    play.at(5);
    expect(play.told().slice(-1)).toEqual(['ana has wrapped up one']);
    const answer = await play.box.router.ask({ type: 'explain', contact: 'two' });
    expect(answer).toMatchObject({
      view: {
        verdicts: [{ reason: 'cool-down', because: 'ana has just ended a contact and is offered nothing for another 20000 ms' }],
      },
    });
    play.at(25);
    expect(play.told()).toEqual(['ana has cooled down', 'two is offered to ana']);
  });

  test('may keep away contacts of the same channel only, and survives a restart', async () => {
    const play = await scene(cool('channel'));
    await play.ready('ana');
    await play.taken('one');
    await play.done('one');
    await play.arrives('two');
    await play.box.restart('snapshot');
    await play.send({ type: 'agent.connected', agent: 'ana', connection: 'desk' });
    play.told();
    await play.arrives('note', { channel: 'email' });
    expect(play.told()).toEqual(['note waits', 'note is offered to ana']);
    play.at(20);
    expect(play.told()).toEqual(['ana has cooled down']);
  });

  test('is over with the shift: who signs out in a wrap-up begins the next one rested', async () => {
    const play = await scene(cool('all'));
    await play.ready('ana');
    await play.taken('one');
    await play.send({ type: 'contact.release', contact: 'one' });
    expect(await play.send({ type: 'agent.sign-out', agent: 'ana' })).toBe('ok');
    await play.send({ type: 'agent.sign-in', agent: 'ana' });
    play.told();
    await play.arrives('two');
    expect(play.told()).toEqual(['two waits', 'two is offered to ana']);
  });

  test('does not keep away what a supervisor gives', async () => {
    const play = await scene(cool('all'));
    await play.ready('ana');
    await play.taken('one');
    await play.done('one');
    await play.arrives('two');
    expect(await play.send({ type: 'contact.assign', contact: 'two', agent: 'ana', by: 'sam' })).toBe('ok');
  });
});

describe('leaving once free', () => {
  test('finishes the work in hand and the wrap-up, is offered nothing new, and then is what was asked for', async () => {
    const play = await scene(small(['ana'], { wrapUpMax: '10s' }));
    await play.ready('ana');
    for (const contact of ['chat-1', 'chat-2']) await play.arrives(contact, { channel: 'chat' });
    await play.accepts('chat-1');
    play.told();
    await play.send({ type: 'agent.set-presence', agent: 'ana', presence: 'notReady', reason: 'lunch', when: 'free' });
    expect(play.told()).toEqual(['chat-2 is taken back from ana: not-ready', 'ana will be notReady once free']);
    await play.ends('chat-1');
    expect(play.box.state.agents.get('ana')).toMatchObject({ presence: 'ready', next: { presence: 'notReady', reason: 'lunch' } });
    play.at(10);
    expect(play.told()).toEqual(['ana is done with chat-1', 'ana has wrapped up chat-1', 'ana is not ready: lunch']);
    expect(play.box.state.agents.get('ana')?.next).toBeNull();
  });

  test('signs out after the last contact, where signing out now would be refused', async () => {
    const play = await scene(small(['ana'], { wrapUpMax: 0 }));
    await play.ready('ana');
    await play.taken('call');
    expect(await play.send({ type: 'agent.sign-out', agent: 'ana' })).toBe('AGENT_BUSY');
    expect(await play.send({ type: 'agent.sign-out', agent: 'ana', when: 'free' })).toBe('ok');
    await play.box.restart('snapshot');
    play.told();
    await play.ends('call');
    expect(play.told()).toEqual(['ana is done with call', 'ana has wrapped up call', 'ana signs out']);
  });

  test('is at once where nothing is in hand, and is taken back by being ready', async () => {
    const play = await scene(small(['ana', 'bea']));
    await play.ready('ana');
    await play.send({ type: 'agent.set-presence', agent: 'ana', presence: 'notReady', reason: 'break', when: 'free' });
    expect(play.told()).toEqual(['ana is not ready: break']);
    await play.ready('bea');
    await play.taken('one', { channel: 'chat' });
    await play.send({ type: 'agent.sign-out', agent: 'bea', when: 'free' });
    await play.arrives('two', { channel: 'chat' });
    play.told();
    await play.send({ type: 'agent.set-presence', agent: 'bea', presence: 'ready' });
    expect(play.told()).toEqual(['two is offered to bea']);
    await play.accepts('two');
    await play.done('one');
    await play.done('two');
    expect(play.box.state.agents.get('bea')?.presence).toBe('ready');
  });
});

test('what is urgent does not wait for the end of a cool-down', async () => {
  const play = await scene(small(['ana'], { offer: { coolDown: '60s' } }));
  await play.ready('ana');
  await play.taken('one');
  await play.done('one');
  await play.arrives('routine');
  play.told();
  await play.arrives('alert', { band: 0 });
  expect(play.told()).toContain('alert is offered to ana');
});
