// People decide who has a contact: whatever they decide is exclusive, passes the hard reasons, and is told by name where it is refused.
import { describe, expect, test } from 'vitest';
import { scene } from '../testing/scene.js';
import { company, small } from '../testing/small.js';

const chat = { channel: 'chat' } as const;
const patient = { offer: { within: '1h' } } as const;
const away = { type: 'agent.set-presence', presence: 'notReady', reason: 'break' } as const;

describe('a claim', () => {
  test('F4 takes a waiting contact; the second agent is told who has it', async () => {
    const play = await scene(small(['ana', 'bea']));
    await play.ready('ana', 'bea');
    await play.send({ ...away, agent: 'ana' });
    await play.send({ ...away, agent: 'bea' });
    await play.arrives('chat', chat);
    expect(await play.send({ type: 'contact.claim', contact: 'chat', agent: 'bea' })).toBe('ok');
    const { answer } = await play.box.send({ type: 'contact.claim', contact: 'chat', agent: 'ana' });
    expect(answer).toMatchObject({ rejection: { code: 'CONTACT_STATE', next: 'The contact belongs to bea.' } });
    expect(play.told().slice(-3)).toEqual(['chat waits', 'chat goes to bea: claim', 'bea takes chat']);
  });

  test('F10 ends the offer to somebody else in the same step; the late accept is refused by name', async () => {
    const play = await scene(small(['ana', 'bea']));
    await play.ready('ana', 'bea');
    await play.arrives('call');
    await play.send({ type: 'contact.claim', contact: 'call', agent: 'bea' });
    expect(play.told()).toEqual([
      'call waits',
      'call is offered to ana',
      'call is taken back from ana: claimed',
      'call goes to bea: claim',
      'bea takes call',
    ]);
    const { answer } = await play.box.send({ type: 'offer.accept', offer: '1.1' });
    expect(answer).toMatchObject({ rejection: { code: 'OFFER_OVER', next: 'The contact belongs to bea; wait for the next offer.' } });
    expect(play.box.state.agents.get('ana')).toMatchObject({ strikes: 0, offers: [] });
  });

  test('of what one is being offered is the acceptance of the offer', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.arrives('call');
    await play.send({ type: 'contact.claim', contact: 'call', agent: 'ana' });
    expect(play.told()).toEqual(['call waits', 'call is offered to ana', 'ana takes call']);
  });

  test('F6 passes the predicates of routing: room, language, channel, residency, a desk', async () => {
    const play = await scene(
      company({
        agents: {
          full: {},
          english: { languages: ['en'] },
          writer: { channels: ['email'] },
          leeds: { hub: 'leeds', languages: ['en', 'fr'] },
          off: {},
        },
        help: patient,
      }),
    );
    await play.ready('full', 'english', 'writer', 'leeds');
    await play.taken('busy', { languages: [{ tag: 'pt' }] });
    await play.arrives('call', { languages: [{ tag: 'fr' }], residency: 'EU' });
    for (const [agent, reason, because] of [
      ['full', 'capacity', 'full handles 1 of voice already'],
      ['english', 'language', 'english works in en'],
      ['writer', 'channel', 'writer handles email'],
      ['leeds', 'residency', 'leeds works at leeds in GB'],
      ['off', 'presence', 'off is offline'],
    ] as const) {
      const { answer } = await play.box.send({ type: 'contact.claim', contact: 'call', agent });
      expect(answer).toMatchObject({ rejection: { code: 'NOT_ELIGIBLE' } });
      const { message, next } = (answer as { rejection: { message: string; next: string } }).rejection;
      expect([message.includes(because), next.includes(`is ${reason};`)]).toEqual([true, true]);
    }
    expect(await play.send({ type: 'contact.claim', contact: 'call', agent: 'nobody' })).toBe('AGENT_UNKNOWN');
  });

  test('is hindered by its being kept for another agent, not by having declined it', async () => {
    const play = await scene(small(['ana', 'bea'], { ...patient, lastAgent: { mode: 'reserve', limit: '10m' } }));
    await play.ready('ana', 'bea');
    await play.taken('first', { customer: 'kim' });
    await play.done('first');
    await play.arrives('again', { customer: 'kim' });
    const { answer } = await play.box.send({ type: 'contact.claim', contact: 'again', agent: 'bea' });
    expect(answer).toMatchObject({
      rejection: {
        code: 'NOT_ELIGIBLE',
        next: 'The reason is affinity; a supervisor may ask explain, which shows who could take the contact.',
      },
    });
    await play.rejects('again');
    await play.rejects('again');
    expect(play.told().slice(-4)).toEqual([
      'ana declines again',
      'again is offered to bea',
      'bea declines again',
      'again is offered to ana',
    ]);
    await play.rejects('again');
    expect(await play.send({ type: 'contact.claim', contact: 'again', agent: 'ana' })).toBe('ok');
  });

  test('sets interruptible work aside as an accepted offer does', async () => {
    const play = await scene(small(['ana'], patient));
    await play.ready('ana');
    await play.taken('letter', { channel: 'email' });
    await play.send({ ...away, agent: 'ana' });
    await play.arrives('call');
    play.told();
    await play.send({ type: 'contact.claim', contact: 'call', agent: 'ana' });
    expect(play.told()).toEqual(['call goes to ana: claim', 'ana takes call', 'ana sets letter aside']);
  });
});

describe('a supervisor', () => {
  test('assigns beyond the capacity, and it is recorded; nothing else is given until there is room again', async () => {
    const play = await scene(small(['ana'], patient));
    await play.ready('ana');
    await play.taken('one');
    await play.arrives('two');
    await play.arrives('three');
    expect(await play.send({ type: 'contact.assign', contact: 'two', agent: 'ana', by: 'sam' })).toBe('NOT_ELIGIBLE');
    expect(await play.send({ type: 'contact.assign', contact: 'two', agent: 'ana', by: 'sam', overrideCapacity: true })).toBe('ok');
    const made = play.box.journal
      .records()
      .flatMap(({ events }) => events)
      .find((event) => event.type === 'offer.made' && event.contact === 'two');
    expect(made).toMatchObject({ origin: 'assign', by: 'sam', overCapacity: true, decision: { planVersion: 1 } });
    play.told();
    await play.done('one');
    expect(play.told()).toEqual(['ana is done with one', 'ana has wrapped up one']);
    await play.done('two');
    expect(play.told().at(-1)).toBe('three is offered to ana');
  });

  test('overrides no residency and no authorisation', async () => {
    const play = await scene(company({ agents: { leeds: { hub: 'leeds', languages: ['en'] }, ana: {} }, help: patient }));
    await play.ready('leeds');
    await play.arrives('eu', { residency: 'EU' });
    expect(await play.send({ type: 'contact.assign', contact: 'eu', agent: 'leeds', overrideCapacity: true })).toBe('NOT_ELIGIBLE');
    await play.arrives('cards', { skills: [{ skill: 'cards', level: 1 }] });
    expect(await play.send({ type: 'contact.assign', contact: 'cards', agent: 'leeds', overrideCapacity: true })).toBe('NOT_ELIGIBLE');
  });

  test('pulls an owned contact back to its place: the agent wraps up and is not asked again', async () => {
    const play = await scene(small(['ana', 'bea'], { offer: { within: '1h', reofferRejected: '60s' } }));
    await play.ready('ana');
    await play.taken('one');
    await play.arrives('two');
    play.at(10);
    play.told();
    await play.send({ type: 'contact.pull', contact: 'one', by: 'sam' });
    expect(play.told()).toEqual(['ana no longer has one: pulled', 'one waits in help: pulled']);
    expect(play.box.state.contacts.get(1)).toMatchObject({ visit: 2, rankFromMs: play.box.clock.nowMs() - 10_000, offers: [] });
    await play.ready('bea');
    expect(play.told()).toEqual(['one is offered to bea']);
    play.at(40);
    expect(play.told()).toContain('two is offered to ana');
    expect(await play.send({ type: 'contact.pull', contact: 'one' })).toBe('ok');
    expect(play.told()).toContain('one waits in help: pulled');
    expect(await play.send({ type: 'contact.pull', contact: 'nobody' })).toBe('CONTACT_UNKNOWN');
  });

  test('takes over for another agent: at no instant nobody or two have it', async () => {
    const play = await scene(small(['ana', 'bea']));
    await play.ready('ana', 'bea');
    await play.taken('call');
    play.told();
    expect(await play.send({ type: 'contact.take-over', contact: 'call', agent: 'ana' })).toBe('CONTACT_STATE');
    expect(await play.send({ type: 'contact.take-over', contact: 'call', agent: 'bea', ifOwner: 'bea' })).toBe('OWNER_OTHER');
    expect(await play.send({ type: 'contact.take-over', contact: 'call', agent: 'bea', ifOwner: 'ana', by: 'sam' })).toBe('ok');
    expect(play.told()).toEqual([
      'ana no longer has call: taken-over',
      'call waits in help: taken-over',
      'call goes to bea: take-over',
      'bea takes call',
    ]);
    play.at(30);
    expect(play.told()).toEqual(['ana has wrapped up call']);
    const { rows } = play.box.router.phase === 'open' ? await statistics(play) : { rows: [] };
    expect(rows).toMatchObject([{ key: 'help', contacts: 1, arrived: 2, answered: 2, inHand: 1, handled: 1, waiting: 0 }]);
  });

  test('moves a waiting contact to another queue, keeping its place or not; the new queue asks its own skills', async () => {
    const setting = company({
      agents: { ana: { skills: { tech: 3 }, queues: ['tech'] } },
      help: patient,
      queues: {
        tech: { channels: ['voice'], skills: ['tech'], ...patient },
        night: { channels: ['voice'], waitingMax: 1 },
        post: { channels: ['email'] },
      },
    });
    const play = await scene(setting);
    await play.ready('ana');
    await play.arrives('old');
    await play.arrives('new');
    play.at(10);
    await play.send({ type: 'contact.move', contact: 'new', queue: 'tech', place: 'reset', by: 'sam' });
    expect(play.told().slice(-2)).toEqual(['new waits in tech: moved', 'new is offered to ana']);
    await play.send({ type: 'contact.move', contact: 'old', queue: 'tech', by: 'sam' });
    expect(play.box.state.contacts.get(1)).toMatchObject({ visit: 1, requirement: { skills: [{ skill: 'tech', level: 1 }] } });
    expect(play.box.state.waiting.first?.contact).toBe('old');
    expect([...play.box.state.queues.values()].map(({ id, waiting }) => [id, waiting])).toEqual([
      ['help', 0],
      ['tech', 2],
      ['night', 0],
      ['post', 0],
    ]);
    expect(await play.send({ type: 'contact.move', contact: 'old', queue: 'post' })).toBe('CHANNEL_UNKNOWN');
    expect(await play.send({ type: 'contact.move', contact: 'old', queue: 'night' })).toBe('ok');
    expect(await play.send({ type: 'contact.move', contact: 'new', queue: 'night' })).toBe('QUEUE_REFUSES');
    expect((await statistics(play)).rows.map(({ key, arrived, contacts, waiting }) => [key, arrived, contacts, waiting])).toEqual([
      ['help', 0, 0, 0],
      ['night', 1, 1, 1],
      ['tech', 1, 1, 1],
    ]);
  });

  test('prioritises, and says by whom', async () => {
    const play = await scene(small(['ana']));
    await play.arrives('one');
    await play.arrives('two');
    await play.send({ type: 'contact.prioritise', contact: 'two', priority: 5, by: 'sam' });
    expect([...play.box.state.waiting].map(({ contact }) => contact)).toEqual(['two', 'one']);
    const last = play.box.journal.records().at(-1)?.events.at(-1);
    expect(last).toMatchObject({ type: 'contact.updated', priority: 5, by: 'sam' });
  });
});

test('F3 a sender who believes in another owner is refused before anything moves', async () => {
  const play = await scene(small(['ana', 'bea']));
  await play.ready('ana', 'bea');
  await play.arrives('call');
  expect(await play.send({ type: 'contact.update', contact: 'call', attributes: { vip: true }, ifOwner: 'ana' })).toBe('OWNER_OTHER');
  await play.accepts('call');
  expect(await play.send({ type: 'contact.assign', contact: 'call', agent: 'bea', ifOwner: null })).toBe('OWNER_OTHER');
  expect(await play.send({ type: 'contact.update', contact: 'call', attributes: { vip: true }, ifOwner: 'ana' })).toBe('ok');
});

async function statistics(play: Awaited<ReturnType<typeof scene>>) {
  const asked = await play.box.router.ask({ type: 'statistics', by: 'queue' });
  if (!asked.ok) throw new Error(asked.rejection.message);
  return asked.view;
}
