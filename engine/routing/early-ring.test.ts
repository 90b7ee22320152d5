// A step opens before its time while a condition holds: to those who wait, and to those who come until the condition has ended; never shut again.
import { describe, expect, test } from 'vitest';
import { scene } from '../testing/scene.js';
import { calendar, company, small } from '../testing/small.js';

const HOME_THEN_ANY = (when: object) => ({
  channels: ['voice'],
  home: ['lisbon'],
  steps: [{}, { after: '10m', hubs: 'any' as const, when }],
});
const agents = { ana: { hub: 'lisbon' }, bea: { hub: 'bucharest' } };

describe('who is there', () => {
  test('nobody signed in who could take it: on a break is there, gone home is not', async () => {
    const play = await scene(company({ agents, help: HOME_THEN_ANY({ noneSignedIn: true }) }));
    await play.ready('ana', 'bea');
    await play.send({ type: 'agent.set-presence', agent: 'ana', presence: 'notReady', reason: 'break' });
    play.told();
    await play.arrives('call');
    expect(play.told()).toEqual(['call waits']);
    await play.send({ type: 'agent.sign-out', agent: 'ana' });
    expect(play.told()).toEqual(['ana signs out', 'ring 1 opens for call', 'call is offered to bea']);
  });

  test('only those count who could take this contact', async () => {
    const play = await scene(
      company({
        agents: { ana: { hub: 'lisbon', languages: ['pt'] }, bea: { hub: 'bucharest' } },
        help: HOME_THEN_ANY({ noneSignedIn: true }),
      }),
    );
    await play.ready('ana', 'bea');
    await play.arrives('chamada', { languages: [{ tag: 'pt' }] });
    await play.arrives('call', { languages: [{ tag: 'en' }] });
    expect(play.told()).toEqual([
      'chamada waits',
      'chamada is offered to ana',
      'call waits',
      'ring 1 opens for call',
      'call is offered to bea',
    ]);
  });

  test('the hubs of the first ring closed, or suspended', async () => {
    const play = await scene(company({ agents, help: HOME_THEN_ANY({ hubClosed: true }) }));
    await play.ready('bea');
    await play.arrives('call');
    expect(play.told()).toEqual(['call waits']);
    await play.send({ type: 'hub.suspend', hub: 'lisbon' });
    expect(play.told()).toEqual(['ring 1 opens for call', 'call is offered to bea']);
  });
});

describe('how many wait, and how long', () => {
  test('more than the limit open the step to all who wait, and to those who come until the lower limit is reached', async () => {
    const play = await scene(company({ agents, help: HOME_THEN_ANY({ waitingOver: { over: 2, until: 1 } }) }));
    for (const contact of ['one', 'two']) await play.arrives(contact);
    expect(play.told()).toEqual(['one waits', 'two waits']);
    await play.arrives('three');
    expect(play.told()).toEqual([
      'three waits',
      'help: waiting opens ring 1 of voice',
      'ring 1 opens for one',
      'ring 1 opens for two',
      'ring 1 opens for three',
    ]);
    await play.send({ type: 'contact.abandon', contact: 'one' });
    await play.arrives('four');
    expect(play.told()).toEqual(['one gives up', 'four waits', 'ring 1 opens for four']);
    for (const contact of ['two', 'three']) await play.send({ type: 'contact.abandon', contact });
    await play.arrives('five');
    expect(play.told()).toEqual(['two gives up', 'three gives up', 'help: waiting no longer opens ring 1 of voice', 'five waits']);
    await play.ready('bea');
    expect(play.told()).toEqual(['four is offered to bea']);
  });

  test('the oldest, in the millisecond after its limit, also after a restart', async () => {
    const play = await scene(company({ agents, help: HOME_THEN_ANY({ oldestOver: '30s' }) }));
    await play.arrives('call');
    await play.box.restart('snapshot');
    play.at(30);
    expect(play.told().filter((sentence) => sentence.includes('ring'))).toEqual([]);
    play.at(30.001);
    expect(play.told()).toEqual(['help: oldest opens ring 1 of voice', 'ring 1 opens for call']);
    await play.send({ type: 'contact.abandon', contact: 'call' });
    expect(play.told()).toEqual(['call gives up', 'help: oldest no longer opens ring 1 of voice']);
  });

  test('the wait expected, from how long the last contacts took', async () => {
    const play = await scene(company({ agents, help: { ...HOME_THEN_ANY({ estimatedWaitOver: '90s' }), wrapUpMax: 0 } }));
    await play.ready('ana');
    await play.taken('first');
    play.at(60);
    await play.ends('first');
    await play.taken('second');
    play.told();
    await play.arrives('third');
    expect(play.told()).toEqual(['third waits']);
    await play.arrives('fourth');
    expect(play.told()).toEqual([
      'fourth waits',
      'help: estimatedWait opens ring 1 of voice',
      'ring 1 opens for third',
      'ring 1 opens for fourth',
    ]);
  });

  test('a later step may open before an earlier one, which still opens by waiting', async () => {
    const steps = [{}, { after: '20s', hubs: ['lyon'] }, { after: '60s', hubs: 'any' as const, when: { waitingOver: 0 } }];
    const play = await scene(
      company({ agents: { luc: { hub: 'lyon' }, ...agents }, help: { channels: ['voice'], home: ['leeds'], steps } }),
    );
    await play.arrives('call');
    expect(play.told()).toEqual(['call waits', 'help: waiting opens ring 2 of voice', 'ring 2 opens for call']);
    play.at(20);
    expect(play.told()).toEqual(['ring 1 opens for call']);
    await play.ready('luc');
    expect(play.box.state.offers.get('1.1')?.ring).toBe(1);
  });

  test('nothing opens early in a queue that is closed and keeps its contacts', async () => {
    const days = calendar('days', [
      [0, 10],
      [100, 200],
    ]);
    const help = { calendar: 'days', whenClosed: 'keep' as const, ...HOME_THEN_ANY({ waitingOver: 0 }) };
    const play = await scene(company({ agents, help, calendars: [days] }));
    play.at(20);
    await play.arrives('call');
    expect(play.told().filter((sentence) => sentence.includes('ring 1 opens'))).toEqual([]);
    play.at(100);
    expect(play.told()).toContain('ring 1 opens for call');
  });
});

test('an upper limit below the lower one is a mistake in the plan', () => {
  expect(() => small(['ana'], { steps: [{}, { after: '10s', when: { waitingOver: { over: 2, until: 3 } } }] })).toThrow(
    'above where it began',
  );
});
