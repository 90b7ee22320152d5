// A new plan changes what is configured and nothing that has happened.
import { describe, expect, test } from 'vitest';
import { scene } from '../testing/scene.js';
import { calendar, company, small } from '../testing/small.js';
import { violations } from './invariants.js';

describe('publishing a plan', () => {
  test('F14 resets no wrap-up, strike, idle time, place, presence or connection', async () => {
    const play = await scene(small(['ana', 'bea', 'cas']));
    await play.ready('ana', 'bea', 'cas');
    for (const contact of ['one', 'two', 'three', 'four']) await play.arrives(contact);
    await play.accepts('one');
    await play.ends('one');
    await play.accepts('two');
    play.at(5);
    const before = structuredClone({
      ...play.box.state.agents.get('ana'),
      contacts: [...play.box.state.contacts.values()],
      offers: [...play.box.state.offers.values()],
    });
    await play.send({ type: 'plan.publish', ...small(['ana', 'bea', 'cas']) });
    const after = structuredClone({
      ...play.box.state.agents.get('ana'),
      contacts: [...play.box.state.contacts.values()],
      offers: [...play.box.state.offers.values()],
    });
    expect({ ...after, authorisationReadAtMs: 0 }).toEqual({ ...before, authorisationReadAtMs: 0 });
    expect(play.box.state.planVersion).toBe(2);
  });

  test('signs out who has left the roster, once the contact in hand is finished', async () => {
    const play = await scene(small(['ana', 'bea']));
    await play.ready('ana', 'bea');
    await play.taken('call');
    await play.send({ type: 'plan.publish', ...small(['bea']) });
    expect(play.told().slice(-1)).toEqual(['ana signs out']);
    expect(play.box.state.agents.has('ana')).toBe(true);
    await play.done('call');
    expect(await play.send({ type: 'agent.sign-in', agent: 'ana' })).toBe('AGENT_UNKNOWN');
    expect(await play.send({ type: 'agent.connected', agent: 'ana', connection: 'other' })).toBe('AGENT_UNKNOWN');
    expect(play.box.state.agents.has('ana')).toBe(true);
    await play.send({ type: 'agent.lost', agent: 'ana', connection: 'desk' });
    play.at(20);
    expect(play.box.state.agents.has('ana')).toBe(false);
  });

  test('finds an agent who is put back on the roster connected, as long as a desk is', async () => {
    for (const from of ['records', 'snapshot'] as const) {
      const play = await scene(small(['ana']));
      await play.ready('ana');
      await play.send({ type: 'plan.publish', ...small([]) });
      await play.send({ type: 'plan.publish', ...small(['ana']) });
      expect(await play.send({ type: 'agent.sign-in', agent: 'ana' })).toBe('ok');
      await play.arrives('call');
      expect(play.told().slice(-1)).toEqual(['call is offered to ana']);
      await play.send({ type: 'plan.publish', ...small([]) });
      await play.box.restart(from);
      play.at(30);
      expect(play.box.state.agents.has('ana')).toBe(false);
    }
  });

  test('takes back an offer that could not be made any more, and lets others stand', async () => {
    const agents = { ana: { languages: ['fr'] }, bea: {} };
    const play = await scene(company({ agents }));
    await play.ready('ana', 'bea');
    await play.arrives('un', { languages: [{ tag: 'fr' }] });
    await play.arrives('deux', { languages: [{ tag: 'fr' }] });
    play.told();
    await play.send({ type: 'plan.publish', ...company({ agents: { ...agents, ana: { languages: ['en'] } } }) });
    expect(play.told()).toEqual(['un is taken back from ana: plan-changed']);
  });

  test('takes an offer back once, where its agent leaves and the hub closes in the same plan', async () => {
    const hub = { kind: 'monolingual' as const, country: 'PT', zone: 'Europe/Lisbon', languages: ['en'] };
    const of = (agents: Record<string, object>, closed: boolean) =>
      company({
        agents,
        plan: { hubs: { bucharest: { ...hub, ...(closed ? { calendar: 'never' } : {}) } } },
        calendars: [calendar('never', [[5_000, 6_000]])],
      });
    const play = await scene(of({ ana: { languages: ['en'] }, bea: { languages: ['en'] } }, false));
    await play.ready('ana', 'bea');
    await play.arrives('one');
    await play.arrives('two');
    play.told();
    await play.send({ type: 'plan.publish', ...of({ bea: { languages: ['en'] } }, true) });
    expect(play.told()).toEqual([
      'one is taken back from ana: plan-changed',
      'two is taken back from bea: plan-changed',
      'ana signs out',
      'bucharest closes',
    ]);
  });

  test('that makes an agent smaller leaves the work in hand, and adds nothing to it', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    for (const contact of ['c1', 'c2', 'c3']) await play.arrives(contact, { channel: 'chat' });
    await play.accepts('c1');
    await play.accepts('c2');
    play.told();
    await play.send({ type: 'plan.publish', ...company({ agents: { ana: { capacity: 50 } } }) });
    expect(play.told()).toEqual(['c3 is taken back from ana: plan-changed']);
    expect(violations(play.box.state)).toEqual([]);
    await play.done('c1');
    expect(play.told().filter((said) => said.includes('offered'))).toEqual([]);
    await play.done('c2');
    expect(play.told().at(-1)).toBe('c3 is offered to ana');
  });

  test('does not leave work set aside for ever where a smaller agent could not be given it', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.taken('letter', { channel: 'email' });
    await play.taken('chat', { channel: 'chat' });
    await play.send({ type: 'plan.publish', ...company({ agents: { ana: { capacity: 50 } } }) });
    await play.done('chat');
    expect(play.told().at(-1)).toBe('ana goes on with letter');
  });

  test('cannot take away a queue that live contacts wait in', async () => {
    const play = await scene(small(['ana']));
    await play.arrives('call');
    expect(await play.send({ type: 'plan.publish', ...small(['ana'], { channels: ['chat'] }) })).toBe('PLAN_IN_USE');
    await play.send({ type: 'contact.abandon', contact: 'call' });
    expect(await play.send({ type: 'plan.publish', ...small(['ana'], { channels: ['chat'] }) })).toBe('ok');
  });

  test('changes what a closed queue does with its contacts from that instant on', async () => {
    const of = (whenClosed: 'keep' | 'reject') =>
      company({
        agents: { bea: {} },
        help: { home: ['lisbon'], calendar: 'days', whenClosed },
        calendars: [
          calendar('days', [
            [0, 10],
            [500, 600],
          ]),
        ],
      });
    const play = await scene(of('keep'));
    await play.ready('bea');
    await play.arrives('call');
    play.at(100);
    play.told();
    await play.send({ type: 'plan.publish', ...of('reject') });
    play.at(109.999);
    expect(play.told()).toEqual([]);
    play.at(110);
    expect(play.told()).toEqual(['ring 1 opens for call', 'call is offered to bea']);
  });
});
