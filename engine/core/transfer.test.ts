// A contact is handed on, and at no instant it is nobody's or lost: what fails returns to whoever had it, or to its place.
import { describe, expect, test } from 'vitest';
import { scene } from '../testing/scene.js';
import { company, small } from '../testing/small.js';

const chat = { channel: 'chat' } as const;
const desks = { tech: { channels: ['voice', 'chat'] as string[], skills: { tech: 2 } } };
const staff = { ana: { queues: ['help'] }, bea: { skills: { tech: 3 } }, cleo: { skills: { tech: 3 } } };

/** ana has the call; bea and cleo know tech. */
async function inHand(plan: Parameters<typeof company>[0] = { agents: staff, queues: desks }) {
  const play = await scene(company(plan));
  await play.ready('ana');
  await play.taken('call');
  await play.ready('bea', 'cleo');
  play.told();
  return play;
}

describe('a blind transfer', () => {
  test('to a queue is its next visit: rings count anew, the place is kept, the owner wraps up and is not asked again', async () => {
    const play = await inHand();
    play.at(10);
    await play.send({ type: 'contact.transfer', contact: 'call', to: { queue: 'tech' } });
    expect(play.told()).toEqual(['ana no longer has call: transferred', 'call waits in tech: transferred', 'call is offered to bea']);
    const call = play.box.state.contacts.get(1);
    expect(call).toMatchObject({ visit: 2, queue: 'tech', openSteps: [0], requirement: { skills: [{ skill: 'tech', level: 2 }] } });
    expect([call?.rankFromMs, call?.visitAtMs]).toEqual([play.box.clock.nowMs() - 10_000, play.box.clock.nowMs()]);
    play.at(14);
    await play.accepts('call');
    const accepted = play.box.journal.records().flatMap(({ events }) => events.filter(({ type }) => type === 'offer.accepted'));
    expect(accepted.at(-1)).toMatchObject({ agent: 'bea', waitedMs: 4_000 });
  });

  test('may reset the place', async () => {
    const play = await inHand();
    play.at(10);
    await play.send({ type: 'contact.transfer', contact: 'call', to: { queue: 'tech' }, place: 'reset' });
    expect(play.box.state.contacts.get(1)?.rankFromMs).toBe(play.box.clock.nowMs());
  });

  test('to a queue that is full or unknown is refused: the owner still has it', async () => {
    const play = await inHand({ agents: staff, queues: { tech: { channels: ['voice'], waitingMax: 1, skills: { billing: 5 } } } });
    await play.arrives('other', { queue: 'tech' });
    for (const [to, code] of [
      [{ queue: 'tech' }, 'QUEUE_REFUSES'],
      [{ queue: 'nowhere' }, 'QUEUE_UNKNOWN'],
      [{ agent: 'ana' }, 'CONTACT_STATE'],
      [{}, 'COMMAND_INVALID'],
    ] as const)
      expect(await play.send({ type: 'contact.transfer', contact: 'call', to })).toBe(code);
    expect(play.box.state.contacts.get(1)).toMatchObject({ state: 'owned', visit: 1 });
  });

  test('to an agent who does not answer returns to the owner', async () => {
    const play = await inHand();
    await play.send({ type: 'contact.transfer', contact: 'call', to: { agent: 'cleo' } });
    expect(play.told()).toEqual(['ana no longer has call: transferred', 'call waits in help: transferred', 'call goes to cleo: transfer']);
    play.at(15);
    expect(play.told()).toEqual(['cleo does not answer call', 'cleo is not ready: no-answer', 'call waits in help: transfer-failed']);
    expect(play.box.state.contacts.get(1)).toMatchObject({ affinity: { agent: 'ana', mode: 'reserve' }, returnsTo: null });
    play.at(30);
    expect(play.told()).toEqual(['ana has wrapped up call', 'call is offered to ana']);
  });

  test('that fails while the owner has gone returns to its place', async () => {
    const play = await inHand();
    await play.send({ type: 'contact.transfer', contact: 'call', to: { agent: 'cleo' } });
    await play.send({ type: 'agent.sign-out', agent: 'ana' });
    await play.rejects('call');
    expect(play.told().slice(-3)).toEqual(['cleo declines call', 'call waits in help: transfer-failed', 'call is offered to bea']);
  });

  test('to an agent who is not eligible is refused with the reason; residency follows the contact', async () => {
    const play = await scene(company({ agents: { ana: {}, leeds: { hub: 'leeds', languages: ['en', 'fr'] }, full: {} } }));
    await play.ready('ana');
    await play.taken('call', { residency: 'EU' });
    await play.ready('leeds');
    for (const kind of ['blind', 'consultative'] as const) {
      const { answer } = await play.box.send({ type: 'contact.transfer', contact: 'call', to: { agent: 'leeds' }, kind });
      expect(answer).toMatchObject({
        rejection: {
          code: 'NOT_ELIGIBLE',
          next: 'The reason is residency; a supervisor may ask explain, which shows who could take the contact.',
        },
      });
    }
    const { answer } = await play.box.send({ type: 'contact.transfer', contact: 'call', to: { agent: 'full' } });
    expect(answer).toMatchObject({
      rejection: { code: 'NOT_ELIGIBLE', message: 'Agent full cannot be given contact call: full is offline.' },
    });
    expect(play.box.state.contacts.get(1)).toMatchObject({ state: 'owned', visit: 1 });
  });

  test.each([
    { type: 'contact.transfer', kind: 'blind', asking: 'call' },
    { type: 'contact.transfer', kind: 'consultative', asking: 'call~transfer' },
    { type: 'contact.consult', asking: 'call~consult' },
  ] as const)(
    'to a colleague who is busy is refused at once, with a queue or without ($type $kind), and nothing has changed',
    async (way) => {
      const { asking, ...how } = way;
      const play = await inHand();
      await play.taken('other', { queue: 'tech' });
      const records = play.box.journal.records().length;
      for (const to of [{ agent: 'bea' }, { queue: 'tech', agent: 'bea' }]) {
        const { answer } = await play.box.send({ ...how, contact: 'call', to });
        const details = { agent: 'bea', contact: asking, reason: 'capacity' };
        expect(answer).toMatchObject({ ok: false, rejection: { code: 'NOT_ELIGIBLE', retriable: true, details } });
      }
      expect(play.box.journal.records()).toHaveLength(records);
      // A queue alone waits for whoever it finds.
      expect(await play.send({ ...how, contact: 'call', to: { queue: 'tech' } })).toBe('ok');
    },
  );

  test('an authorisation the first queue asked for is asked by the second too', async () => {
    const setting = company({
      agents: { ana: { skills: { cards: 3 } }, bea: {} },
      help: { skills: ['cards'] },
      queues: { tech: { channels: ['voice'] } },
    });
    const play = await scene(setting);
    await play.ready('ana', 'bea');
    await play.taken('call');
    await play.send({ type: 'contact.transfer', contact: 'call', to: { queue: 'tech' } });
    expect(play.told().slice(-1)).toEqual(['call waits in tech: transferred']);
    expect(play.box.state.contacts.get(1)?.requirement.skills).toEqual([{ skill: 'cards', level: 1 }]);
  });

  test('F14 resets nobody: the wrap-up of the first agent goes on, and her idle time counts from its end', async () => {
    const play = await inHand();
    play.at(10);
    await play.send({ type: 'contact.transfer', contact: 'call', to: { agent: 'cleo' } });
    await play.accepts('call');
    await play.send({ type: 'plan.publish', ...company({ agents: staff, queues: desks }) });
    play.told();
    play.at(39.999);
    expect(play.told()).toEqual([]);
    play.at(40);
    expect(play.told()).toEqual(['ana has wrapped up call']);
    expect(play.box.state.agents.get('ana')?.idleSinceMs).toBe(play.box.clock.nowMs());
  });
});

describe('a consultative transfer', () => {
  test('leaves the contact with its owner until somebody takes it; then it passes on in one step', async () => {
    const play = await inHand();
    await play.send({ type: 'contact.transfer', contact: 'call', to: { queue: 'tech' }, kind: 'consultative' });
    expect(play.told()).toEqual(['ana asks about call by call~transfer', 'call~transfer is offered to bea']);
    expect(play.box.state.contacts.get(1)?.state).toBe('owned');
    await play.accepts('call~transfer');
    expect(play.told()).toEqual([
      'bea takes call~transfer',
      'bea is done with call~transfer: transferred',
      'bea has wrapped up call~transfer',
      'ana no longer has call: transferred',
      'call waits in tech: transferred',
      'call goes to bea: transfer',
      'bea takes call',
    ]);
    expect(play.box.state.contacts.size).toBe(1);
    expect(play.box.state.contacts.get(1)).toMatchObject({ queue: 'tech', visit: 2, state: 'owned' });
  });

  test('to an agent who declines is over, and the owner has kept the contact throughout', async () => {
    const play = await inHand();
    await play.send({ type: 'contact.transfer', contact: 'call', to: { agent: 'cleo' }, kind: 'consultative', as: 'ask' });
    await play.rejects('ask');
    expect(play.told()).toEqual([
      'ana asks about call by ask',
      'ask goes to cleo: transfer',
      'cleo declines ask',
      'ask is withdrawn: notTaken',
    ]);
    expect(play.box.state.contacts.get(1)).toMatchObject({ state: 'owned', visit: 1 });
  });

  test('in reports visits are counted apart from contacts, and asking is no contact', async () => {
    const play = await inHand();
    await play.send({ type: 'contact.transfer', contact: 'call', to: { queue: 'tech' }, kind: 'consultative' });
    await play.accepts('call~transfer');
    await play.ends('call');
    const asked = await play.box.router.ask({ type: 'statistics', by: 'queue' });
    if (!asked.ok) throw new Error(asked.rejection.message);
    const rows = asked.view.rows.map(({ key, contacts, arrived, answered, handled, waiting }) => [
      key,
      contacts,
      arrived,
      answered,
      handled,
      waiting,
    ]);
    expect(rows).toEqual([
      ['help', 1, 1, 1, 1, 0],
      ['tech', 0, 2, 2, 2, 0],
    ]);
  });
});

describe('a consult', () => {
  test('has an offer and a load of its own and never an owner’s place; it ends with what it is about', async () => {
    const play = await inHand();
    await play.send({ type: 'contact.consult', contact: 'call', to: { agent: 'cleo' }, as: 'ask' });
    await play.accepts('ask');
    expect(play.box.state.contacts.get(1)).toMatchObject({ state: 'owned', visit: 1 });
    await play.arrives('next');
    expect(play.told()).toContain('next is offered to bea');
    expect(await play.send({ type: 'contact.claim', contact: 'next', agent: 'cleo' })).toBe('NOT_ELIGIBLE');
    await play.ends('call');
    expect(play.told().slice(-2)).toEqual(['ana is done with call', 'cleo is done with ask: parentOver']);
    expect(play.box.state.agents.get('cleo')?.offers).toHaveLength(1);
  });

  test('may end before, and while it waits it ends with what it is about', async () => {
    const play = await inHand({ agents: { ...staff, bea: {}, cleo: {} }, queues: desks });
    await play.send({ type: 'contact.consult', contact: 'call', to: { queue: 'tech' } });
    expect(await play.send({ type: 'contact.consult', contact: 'call', to: { queue: 'tech' } })).toBe('CONTACT_EXISTS');
    await play.send({ type: 'contact.consult', contact: 'call', to: { agent: 'bea' }, as: 'second' });
    await play.accepts('second');
    await play.done('second');
    expect(play.told().slice(-1)).toEqual(['bea has wrapped up second']);
    await play.send({ type: 'contact.take-over', contact: 'call', agent: 'bea' });
    expect(play.told()).toContain('call~consult is withdrawn: parentOver');
    expect([...play.box.state.contacts.values()].map(({ contact }) => contact)).toEqual(['call']);
  });

  test('that is no longer needed is withdrawn for that reason', async () => {
    const play = await inHand();
    await play.send({ type: 'contact.consult', contact: 'call', to: { agent: 'cleo' }, as: 'ask' });
    expect(await play.send({ type: 'contact.withdraw', contact: 'ask', reason: 'notNeeded' })).toBe('ok');
    expect(play.told().slice(-2)).toEqual(['ask is taken back from cleo: withdrawn', 'ask is withdrawn: notNeeded']);
  });

  test('is not put to the one who asks, however few there are', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.taken('chat', chat);
    await play.send({ type: 'contact.consult', contact: 'chat', to: { queue: 'help' }, as: 'ask' });
    play.at(600);
    expect(play.told().filter((said) => said.includes('ask is offered'))).toEqual([]);
    const answer = await play.box.router.ask({ type: 'explain', contact: 'ask' });
    expect(answer).toMatchObject({ view: { verdicts: [{ agent: 'ana', reason: 'asker', because: 'ana asks by ask about chat' }] } });
    expect(await play.send({ type: 'contact.consult', contact: 'ask', to: { queue: 'help' } })).toBe('CONTACT_STATE');
  });

  test('survives an adapter that lists only customers’ contacts', async () => {
    const play = await inHand();
    await play.taken('chat', { ...chat, adapter: 'web' });
    await play.send({ type: 'contact.consult', contact: 'chat', to: { queue: 'help' } });
    await play.send({ type: 'adapter.connected', adapter: 'web', holds: [{ contact: 'chat' }] });
    expect([...play.box.state.contacts.values()].map(({ contact }) => contact)).toEqual(['call', 'chat', 'chat~consult']);
  });
});
