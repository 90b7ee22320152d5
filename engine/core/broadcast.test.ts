// A broadcast asks several agents, the core decides who has the contact, and nobody is blamed for having lost; an automatic offer asks nobody.
import { describe, expect, test } from 'vitest';
import { scene } from '../testing/scene.js';
import { company, small } from '../testing/small.js';
import { stateHash } from './state/canonical.js';

const broadcast = (to: number) => ({ offer: { mode: 'broadcast' as const, to, within: '20s' }, wrapUpMax: 0 });

describe('a broadcast', () => {
  test('F11 goes to as many agents as the policy says, and the first answer wins', async () => {
    const play = await scene(small(['ana', 'bea', 'cy'], broadcast(2)));
    await play.ready('ana', 'bea', 'cy');
    await play.arrives('call');
    await play.send({ type: 'offer.accept', offer: '1.2' });
    expect(play.told()).toEqual([
      'call waits',
      'call is offered to ana',
      'call is offered to bea',
      'bea takes call',
      'call is taken back from ana: lost-race',
    ]);
    expect(play.box.state.agents.get('ana')).toMatchObject({ strikes: 0, offers: [], presence: 'ready' });
    const late = await play.box.send({ type: 'offer.accept', offer: '1.1' });
    expect(late.answer).toMatchObject({
      rejection: { code: 'OFFER_OVER', next: 'The contact belongs to bea; wait for the next offer.' },
    });
  });

  const ORDERS = [
    ['1.1', '1.2', '1.3'],
    ['1.1', '1.3', '1.2'],
    ['1.2', '1.1', '1.3'],
    ['1.2', '1.3', '1.1'],
    ['1.3', '1.1', '1.2'],
    ['1.3', '1.2', '1.1'],
  ] as const;
  test.each(ORDERS)(
    'F11 everybody answers the same ringing call in the same instant, %s first, then %s and %s: one has it',
    async (...order) => {
      const agents = ['ana', 'bea', 'cy'];
      const play = await scene(small(agents, broadcast(3)));
      await play.ready(...agents);
      await play.arrives('call');
      const winner = agents[Number(order[0].slice(2)) - 1];
      // Nobody has heard of the others yet, and the winner's desk says it twice.
      const answers = [];
      for (const offer of [...order, order[0]]) answers.push((await play.box.send({ type: 'offer.accept', offer })).answer);
      expect(answers.map((answer) => (answer.ok ? 'ok' : `${answer.rejection.code}: ${answer.rejection.next}`))).toEqual([
        'ok',
        ...Array.from({ length: 3 }, () => `OFFER_OVER: The contact belongs to ${winner}; wait for the next offer.`),
      ]);
      expect(play.told().filter((sentence) => sentence.includes(' takes '))).toEqual([`${winner} takes call`]);
      const owned = [...play.box.state.offers.values()].map(({ agent, state }) => [agent, state]);
      expect(owned).toEqual([[winner, 'assigned']]);
      // The others are free at once: the next call rings at both.
      await play.arrives('next');
      expect(play.told().filter((sentence) => sentence.includes('next is offered'))).toHaveLength(2);
    },
  );

  test('is topped up: whoever declines or fails is replaced, and the contact waits again only when nobody is left who was asked', async () => {
    const play = await scene(small(['ana', 'bea', 'cy'], broadcast(2)));
    await play.ready('ana', 'bea', 'cy');
    await play.arrives('call');
    await play.send({ type: 'offer.reject', offer: '1.1' });
    expect(play.told().slice(-2)).toEqual(['ana declines call', 'call is offered to cy']);
    await play.send({ type: 'offer.fail', offer: '1.2', reason: 'line' });
    expect(play.box.state.contacts.get(1)).toMatchObject({ state: 'offered', offers: ['1.3'] });
    await play.send({ type: 'offer.reject', offer: '1.3' });
    expect(play.told()).toEqual([
      'call cannot be put through to bea',
      'cy declines call',
      // All three have refused: nobody is skipped for ever.
      'call is offered to ana',
      'call is offered to bea',
    ]);
  });

  test('reaches who becomes free later, while the first who were asked still think', async () => {
    const play = await scene(small(['ana', 'bea'], broadcast(3)));
    await play.ready('ana');
    await play.arrives('call');
    await play.ready('bea');
    expect(play.told()).toEqual(['call waits', 'call is offered to ana', 'call is offered to bea']);
  });

  test('asks in the one order: a contact that waits goes before a later one that is to be topped up, and after an earlier one', async () => {
    const play = await scene(small(['ana', 'bea', 'cy'], broadcast(2)));
    await play.ready('ana', 'bea');
    await play.arrives('first');
    await play.arrives('second');
    await play.send({ type: 'offer.reject', offer: '1.1' });
    expect(play.told().slice(-2)).toEqual(['ana declines first', 'second is offered to ana']);
    await play.ready('cy');
    expect(play.told()).toEqual(['first is offered to cy']);
  });

  test('unanswered ends offer by offer, each with its own strike', async () => {
    const play = await scene(small(['ana', 'bea'], { offer: { mode: 'broadcast', to: 2, within: '20s', strikes: 2 } }));
    await play.ready('ana');
    await play.arrives('call');
    play.at(5);
    await play.ready('bea');
    play.at(20);
    expect(play.told().slice(-1)).toEqual(['ana does not answer call']);
    play.at(25);
    expect(play.told().slice(0, 2)).toEqual(['bea does not answer call', 'call is offered to ana']);
    expect(play.box.state.agents.get('bea')?.strikes).toBe(1);
  });

  test('given up is over for everybody who was asked', async () => {
    const play = await scene(small(['ana', 'bea'], broadcast(2)));
    await play.ready('ana', 'bea');
    await play.arrives('call');
    await play.send({ type: 'contact.abandon', contact: 'call' });
    expect(play.told().slice(-3)).toEqual([
      'call is taken back from ana: abandoned',
      'call is taken back from bea: abandoned',
      'call gives up',
    ]);
  });

  test('waits again once, however many hubs and offers go', async () => {
    const play = await scene(small(['ana', 'bea'], broadcast(2)));
    await play.ready('ana', 'bea');
    await play.arrives('call');
    const { records } = await play.box.send({ type: 'hub.suspend', hub: 'bucharest' });
    expect(records.flatMap(({ events }) => events.map(({ type }) => type))).toEqual([
      'hub.suspended',
      'offer.revoked',
      'offer.revoked',
      'contact.requeued',
    ]);
  });

  test('becomes one, or stops being one, with the plan: what stands stands', async () => {
    const play = await scene(small(['ana', 'bea', 'cy'], broadcast(1)));
    await play.ready('ana', 'bea', 'cy');
    await play.arrives('call');
    await play.send({ type: 'plan.publish', ...small(['ana', 'bea', 'cy'], broadcast(3)) });
    expect(play.told().slice(-2)).toEqual(['call is offered to bea', 'call is offered to cy']);
    await play.send({ type: 'plan.publish', ...small(['ana', 'bea', 'cy']) });
    expect(play.box.state.contacts.get(1)?.offers).toHaveLength(3);
    await play.send({ type: 'offer.reject', offer: '1.1' });
    expect(play.box.state.contacts.get(1)?.offers).toEqual(['1.2', '1.3']);
  });

  test('is found again after a restart from a snapshot, and after one from the records', async () => {
    const play = await scene(small(['ana', 'bea'], broadcast(3)));
    await play.ready('ana');
    await play.arrives('call');
    const hash = stateHash(play.box.state);
    expect(play.box.state.toTopUp.size).toBe(1);
    await play.box.restart('snapshot');
    expect(hash).not.toBe(stateHash(play.box.state));
    await play.ready('bea');
    await play.send({ type: 'agent.connected', agent: 'ana', connection: 'desk' });
    expect(play.told().slice(-2)).toEqual(['call is offered to bea', 'call is offered to ana']);
  });
});

describe('an automatic offer', () => {
  test('is taken in the same step, without an answer', async () => {
    const play = await scene(small(['ana'], { offer: { mode: 'auto' } }));
    await play.ready('ana');
    const { records } = await play.box.send({ type: 'contact.enqueue', contact: 'call', queue: 'help', channel: 'voice' });
    expect(records).toHaveLength(1);
    expect(records[0]?.events.map((event) => ('because' in event ? [event.type, event.because] : event.type))).toEqual([
      'contact.queued',
      'offer.made',
      ['offer.accepted', 'auto'],
    ]);
    expect(await play.send({ type: 'offer.reject', offer: '1.1' })).toBe('OFFER_OVER');
  });

  test('sets interruptible work aside as an answered one does', async () => {
    const play = await scene(company({ agents: { ana: {} }, help: { byChannel: { voice: { offer: { mode: 'auto' } } } } }));
    await play.ready('ana');
    await play.taken('letter', { channel: 'email' });
    await play.arrives('call');
    expect(play.told().slice(-3)).toEqual(['call is offered to ana', 'ana takes call', 'ana sets letter aside']);
  });
});
