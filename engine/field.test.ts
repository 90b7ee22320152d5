// What users of other systems report, one scene each: the very thing that went wrong there, done here.
import { expect, test } from 'vitest';
import { scene } from './testing/scene.js';
import { company, small } from './testing/small.js';

const offered = (told: readonly string[]): readonly string[] => told.filter((said) => said.includes(' is offered to '));

test('F1 an old contact is never overtaken by newcomers, however many come each time before somebody is free', async () => {
  const play = await scene(small(['ana'], { wrapUpMax: 0 }));
  await play.ready('ana');
  await play.taken('first');
  for (const old of ['old-1', 'old-2', 'old-3']) await play.arrives(old);
  play.told();
  for (const [round, last, next] of [
    [1, 'first', 'old-1'],
    [2, 'old-1', 'old-2'],
    [3, 'old-2', 'old-3'],
  ] as const) {
    play.at(round * 10);
    for (const name of ['a', 'b', 'c']) await play.arrives(`new-${round}${name}`);
    await play.ends(last);
    expect(offered(play.told())).toEqual([`${next} is offered to ana`]);
    await play.accepts(next);
  }
});

test('F5 F6 however work comes to an agent (offered, claimed, assigned, transferred) there is never more of it than fits', async () => {
  const play = await scene(small(['ana', 'bea'], { offer: { within: '1h' }, wrapUpMax: 0 }));
  await play.ready('ana');
  const chat = { channel: 'chat' } as const;
  for (const contact of ['c1', 'c2', 'c3', 'c4', 'c5']) await play.arrives(contact, chat);
  await play.ready('bea');
  // Three places: one is taken, two are only offered, and hold their room all the same.
  await play.accepts('c1');
  expect(await play.send({ type: 'contact.claim', contact: 'c4', agent: 'ana' })).toBe('NOT_ELIGIBLE');
  expect(await play.send({ type: 'contact.assign', contact: 'c5', agent: 'ana' })).toBe('NOT_ELIGIBLE');
  await play.accepts('c4');
  await play.send({ type: 'contact.transfer', contact: 'c4', to: { agent: 'ana' } });
  const { offers, contacts } = play.box.state;
  const load = (agent: string): number =>
    [...offers.values()].filter((one) => one.agent === agent).reduce((sum, { cost }) => sum + cost, 0);
  expect([load('ana') <= 100, load('bea') <= 100]).toEqual([true, true]);
  expect([...contacts.values()].filter(({ state }) => state === 'owned' || state === 'offered')).toHaveLength(5);
});

test('F7 two answers in one instant: one has the call, the other is free for the next in the same step', async () => {
  const play = await scene(small(['ana', 'bea'], { offer: { mode: 'broadcast', to: 2, within: '20s' }, wrapUpMax: 0 }));
  await play.ready('ana', 'bea');
  await play.arrives('call');
  await play.arrives('next');
  expect(offered(play.told())).toEqual(['call is offered to ana', 'call is offered to bea']);
  expect(await play.send({ type: 'offer.accept', offer: '1.2' })).toBe('ok');
  expect(await play.send({ type: 'offer.accept', offer: '1.1' })).toBe('OFFER_OVER');
  expect(play.told()).toEqual(['bea takes call', 'call is taken back from ana: lost-race', 'next is offered to ana']);
});

test('F9 while one contact waits for its last agent, everybody behind it is served', async () => {
  const play = await scene(small(['bea', 'ana'], { lastAgent: { mode: 'reserve', limit: '60s' }, wrapUpMax: 0 }));
  await play.ready('bea');
  await play.taken('before', { customer: 'kim' });
  await play.ends('before');
  await play.taken('busy');
  await play.arrives('head', { customer: 'kim', priority: 9 });
  await play.arrives('behind-1');
  await play.arrives('behind-2');
  play.told();
  await play.ready('ana');
  expect(offered(play.told())).toEqual(['behind-1 is offered to ana']);
  await play.accepts('behind-1');
  await play.done('behind-1');
  expect(offered(play.told())).toEqual(['behind-2 is offered to ana']);
});

test('F12 a contact whose ring reaches an agent only later keeps nobody from the one behind it', async () => {
  const steps = [{ hubs: ['lisbon'] }, { after: '30s', hubs: 'any' as const }];
  const queues = { heavy: { channels: ['voice'], band: 1, steps }, light: { channels: ['voice'], band: 2, wrapUpMax: 0 } };
  const play = await scene(company({ agents: { dan: {} }, queues }));
  await play.ready('dan');
  await play.arrives('heavy', { queue: 'heavy' });
  await play.arrives('light', { queue: 'light' });
  expect(offered(play.told())).toEqual(['light is offered to dan']);
  await play.accepts('light');
  await play.arrives('light-2', { queue: 'light' });
  play.at(30);
  await play.done('light');
  // Now the agent may take it: the order is the order again.
  expect(offered(play.told())).toEqual(['heavy is offered to dan']);
});

test('F15 a restart loses no reason for a break, no strike, no change by hand, no caller and no last agent', async () => {
  for (const from of ['records', 'snapshot'] as const) {
    const play = await scene(small(['ana', 'bea', 'cas'], { lastAgent: { mode: 'prefer' }, offer: { strikes: 2 }, wrapUpMax: 0 }));
    await play.ready('ana', 'bea', 'cas');
    await play.taken('done', { customer: 'kim' });
    await play.ends('done');
    await play.send({ type: 'agent.set-presence', agent: 'bea', presence: 'notReady', reason: 'lunch' });
    await play.send({ type: 'agents.change', agents: ['cas'], set: { channels: ['email'] }, because: 'peak', by: 'sue' });
    await play.arrives('strike');
    play.at(15);
    play.at(16);
    await play.arrives('waits', { priority: 3 });
    const { rankAtMs } = play.box.state.contacts.get(3) as { rankAtMs: number };
    await play.box.restart(from);
    const { agents, contacts, customers } = play.box.state;
    expect(agents.get('bea')).toMatchObject({ presence: 'notReady', reason: 'lunch' });
    expect(agents.get('ana')?.strikes).toBe(1);
    expect(agents.get('cas')).toMatchObject({ profile: { channels: ['email'] }, changes: [{ because: 'peak', by: 'sue' }] });
    expect(contacts.get(3)).toMatchObject({ contact: 'waits', state: 'queued', rankAtMs });
    expect([...customers.values()].map(({ customer, agent }) => [customer, agent])).toEqual([['kim', 'ana']]);
  }
});

test('F21 one queue for all languages: the first preference first, then the next one, never below the level asked for', async () => {
  const steps = [{}, { after: '20s', languages: { preferences: 'all' as const } }];
  const play = await scene(
    company({
      agents: {
        leon: { languages: [{ tag: 'fr', level: 'C1' }] },
        eve: { languages: ['en'] },
        max: { languages: [{ tag: 'en', level: 'A2' }] },
      },
      help: { steps, wrapUpMax: 0 },
    }),
  );
  await play.ready('max', 'eve', 'leon');
  const asks = {
    languages: [
      { tag: 'fr', atLeast: 'B2' as const },
      { tag: 'en', atLeast: 'B2' as const },
    ],
  };
  await play.taken('one', asks);
  await play.arrives('two', asks);
  play.at(20);
  expect(offered(play.told())).toEqual(['one is offered to leon', 'two is offered to eve']);
  expect([...play.box.state.offers.values()].map(({ language, preferredLanguage }) => [language, preferredLanguage])).toEqual([
    ['fr', 'fr'],
    ['en', 'fr'],
  ]);
  await play.accepts('two');
  await play.arrives('three', asks);
  play.at(60);
  expect(offered(play.told())).toEqual([]);
});
