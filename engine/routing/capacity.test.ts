// How much one agent is given at a time, and how something urgent is taken in between.
import { describe, expect, test } from 'vitest';
import { scene } from '../testing/scene.js';
import { company, small } from '../testing/small.js';

const chat = { channel: 'chat' } as const;
const mail = { channel: 'email' } as const;

describe('capacity', () => {
  test('F5 F6 three chats and no fourth, whatever the way they come; a call only to free hands', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    for (const contact of ['c1', 'c2', 'c3', 'c4']) await play.arrives(contact, chat);
    await play.arrives('call');
    expect(play.told().filter((said) => said.includes('offered'))).toEqual([
      'c1 is offered to ana',
      'c2 is offered to ana',
      'c3 is offered to ana',
    ]);
    for (const contact of ['c1', 'c2', 'c3']) await play.accepts(contact);
    await play.done('c1');
    expect(play.told().at(-1)).toBe('c4 is offered to ana');
  });

  test('a wrap-up takes its place until it is over', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.arrives('one');
    await play.arrives('two');
    await play.accepts('one');
    await play.ends('one');
    play.told();
    play.at(29.999);
    expect(play.told().filter((said) => said.includes('two is offered'))).toEqual([]);
    play.at(30);
    expect(play.told()).toEqual(['ana has wrapped up one', 'two is offered to ana']);
  });

  test("an agent's own maximum and capacity count instead of the channel's", async () => {
    const play = await scene(
      company({ agents: { one: { channelMax: { chat: 1 } }, two: { capacity: 66 }, none: { channelMax: { chat: 0 } } } }),
    );
    await play.ready('one', 'two', 'none');
    for (const contact of ['c1', 'c2', 'c3', 'c4']) await play.arrives(contact, chat);
    expect(play.told().filter((said) => said.includes('offered'))).toEqual([
      'c1 is offered to one',
      'c2 is offered to two',
      'c3 is offered to two',
    ]);
  });
});

describe('what a contact costs', () => {
  /** A beginner whose chats take 50, a bot-like quick one whose chats take 10, and a queue whose chats take 80. */
  const mixed = company({
    agents: { new: { channelCost: { chat: 50 } }, old: { channelMax: { chat: 9 } } },
    help: { byChannel: { chat: { cost: 25 } } },
    queues: { hard: { channels: ['chat'], cost: 80 } },
  });

  test("the agent's own cost counts before the queue's, and the queue's before the channel's", async () => {
    const play = await scene(mixed);
    await play.ready('new', 'old');
    for (const n of [1, 2, 3, 4, 5, 6, 7]) await play.arrives(`c${n}`, chat);
    const offered = [...play.box.state.offers.values()].map(({ agent, cost }) => `${agent} ${cost}`).sort();
    expect(offered).toEqual(['new 50', 'new 50', 'old 25', 'old 25', 'old 25', 'old 25']);
    expect([...play.box.state.waiting].map(({ contact }) => contact)).toEqual(['c7']);
  });

  test('every path asks for the same cost: claim, assign, take-over, transfer and consult', async () => {
    const play = await scene(mixed);
    await play.ready('new', 'old');
    await play.taken('easy', chat);
    expect(play.box.state.offers.values().next().value).toMatchObject({ agent: 'new', cost: 50 });
    // 50 of 100 are left to the beginner: one chat more, of whatever queue, and then nothing.
    await play.arrives('tough', { ...chat, queue: 'hard' });
    await play.rejects('tough');
    expect(await play.send({ type: 'contact.claim', contact: 'tough', agent: 'new' })).toBe('ok');
    await play.arrives('more', { ...chat, queue: 'hard' });
    expect(await play.send({ type: 'contact.assign', contact: 'more', agent: 'new' })).toBe('NOT_ELIGIBLE');
    await play.accepts('more');
    expect(await play.send({ type: 'contact.take-over', contact: 'more', agent: 'new' })).toBe('NOT_ELIGIBLE');
    expect(await play.send({ type: 'contact.transfer', contact: 'more', to: { agent: 'new' } })).toBe('NOT_ELIGIBLE');
    expect(await play.send({ type: 'contact.consult', contact: 'more', to: { agent: 'new' } })).toBe('NOT_ELIGIBLE');
    // 80 of 100 are taken from the other one: no chat of 25 fits beside it, and explain names the figures.
    await play.done('easy');
    await play.done('tough');
    expect(await play.send({ type: 'contact.consult', contact: 'more', to: { agent: 'new' }, as: 'ask' })).toBe('ok');
    expect([...play.box.state.offers.values()].map(({ contact, cost }) => [contact, cost])).toEqual([
      ['more', 80],
      ['ask', 50],
    ]);
  });

  test('what an offer costs was fixed when it was made: a new plan changes only what comes', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.taken('c1', chat);
    await play.send({ type: 'plan.publish', ...small(['ana'], { byChannel: { chat: { cost: 70 } } }) });
    await play.arrives('c2', chat);
    expect(play.told().filter((said) => said.includes('c2 is offered'))).toEqual([]);
    await play.done('c1');
    expect([...play.box.state.offers.values()].map(({ contact, cost }) => [contact, cost])).toEqual([['c2', 70]]);
  });
});

describe('interruption', () => {
  test('an e-mail is set aside for a call, nothing interruptible comes meanwhile, and it goes on after the wrap-up', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.taken('letter', mail);
    await play.taken('call');
    await play.arrives('letter-2', mail);
    play.at(10);
    await play.ends('call');
    play.told();
    play.at(39.999);
    expect(play.told()).toEqual([]);
    play.at(40);
    expect(play.told()).toEqual(['ana has wrapped up call', 'ana goes on with letter']);
    play.at(100);
    await play.ends('letter');
    const released = play.box.journal
      .records()
      .flatMap(({ events }) => events.filter((event) => event.type === 'contact.released' && event.contact === 'letter'));
    expect(released).toMatchObject([{ talkMs: 60_000 }]);
    expect(play.told().at(-1)).toBe('letter-2 is offered to ana');
  });

  test('of several set aside the newest goes on first, each as soon as it fits', async () => {
    const play = await scene(company({ agents: { ana: { channelCost: { email: 50 }, channelMax: { email: 2 } } } }));
    await play.ready('ana');
    for (const letter of ['letter-1', 'letter-2']) await play.taken(letter, mail);
    await play.taken('call');
    await play.done('call');
    expect(play.told().filter((said) => said.includes('goes on'))).toEqual(['ana goes on with letter-2', 'ana goes on with letter-1']);
  });

  test('the e-mail goes on with the agent while the call is only offered', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.taken('letter', mail);
    await play.arrives('call');
    await play.rejects('call');
    expect(play.told()).not.toContain('ana sets letter aside');
    await play.accepts('call');
    expect(play.told().slice(-2)).toEqual(['ana takes call', 'ana sets letter aside']);
  });

  test('as much is set aside as needed, the newest first', async () => {
    const play = await scene(company({ agents: { ana: {} }, plan: { channels: { email: { cost: 50, max: 2 }, chat: { cost: 50 } } } }));
    await play.ready('ana');
    await play.taken('old', mail);
    await play.taken('new', mail);
    await play.taken('chat', chat);
    expect(play.told().filter((said) => said.includes('aside'))).toEqual(['ana sets new aside']);
    await play.send({ type: 'agent.set-presence', agent: 'ana', presence: 'notReady', reason: 'break' });
    await play.done('chat');
    expect(play.told().at(-1)).toBe('ana goes on with new');
  });

  test('work that ends while set aside has no wrap-up: its place is taken', async () => {
    const play = await scene(small(['ana'], { byChannel: { email: { wrapUpMax: '60s' } } }));
    await play.ready('ana');
    await play.taken('letter', mail);
    await play.taken('call');
    play.told();
    await play.ends('letter');
    expect(play.told()).toEqual(['ana is done with letter', 'ana has wrapped up letter']);
  });

  test('nor has work that ends while a call rings over it', async () => {
    const play = await scene(small(['ana'], { byChannel: { email: { wrapUpMax: '60s' } } }));
    await play.ready('ana');
    await play.taken('letter', mail);
    await play.arrives('call');
    await play.ends('letter');
    await play.accepts('call');
    expect(play.told().slice(-3)).toEqual(['ana is done with letter', 'ana has wrapped up letter', 'ana takes call']);
  });
});
