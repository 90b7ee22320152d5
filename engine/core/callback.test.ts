// Proves that a customer who is to be called back keeps the place, that an agent is found first, and that nobody is dialled for ever.
import { describe, expect, test } from 'vitest';
import { startMeasures } from '../projections/measures.js';
import { BEGIN_MS } from '../testing/names.js';
import { type Scene, scene } from '../testing/scene.js';
import { calendar, company, small } from '../testing/small.js';
import { violations } from './invariants.js';

const ms = (second: number): number => BEGIN_MS + second * 1_000;
const rowOf = (play: Scene) => {
  const measures = startMeasures();
  for (const record of play.box.journal.records()) measures.take(record);
  return measures.view('queue').rows[0];
};
const contactOf = (play: Scene, id: string) => [...play.box.state.contacts.values()].find(({ contact }) => contact === id);

describe('a callback', () => {
  test('keeps the place in the line; an agent takes it before anybody is dialled', async () => {
    const play = await scene(small(['ana']));
    await play.arrives('first');
    await play.arrives('second');
    expect(await play.send({ type: 'contact.request-callback', contact: 'first' })).toBe('ok');
    expect(await play.send({ type: 'contact.request-callback', contact: 'first' })).toBe('CALLBACK_STANDS');
    expect(await play.send({ type: 'contact.dialled', contact: 'second', outcome: 'connected' })).toBe('CALLBACK_NONE');
    expect(await play.send({ type: 'contact.dialled', contact: 'first', outcome: 'connected' })).toBe('CONTACT_STATE');
    play.at(30);
    await play.ready('ana');
    await play.accepts('first');
    expect(contactOf(play, 'first')).toMatchObject({ state: 'owned', callback: { attempts: 0 }, rankFromMs: ms(0) });
    await play.send({ type: 'contact.dialled', contact: 'first', outcome: 'connected' });
    expect(contactOf(play, 'first')).toMatchObject({ state: 'owned', callback: null });
    expect(await play.send({ type: 'contact.dialled', contact: 'first', outcome: 'busy' })).toBe('CALLBACK_NONE');
    expect(play.told()).toEqual([
      'first waits',
      'second waits',
      'first will be called back: requested',
      'first is offered to ana',
      'ana takes first',
      'first is dialled, attempt 1: connected',
    ]);
  });

  test('that nobody answers is tried again later, and at last given up: reported apart, and never as an abandon', async () => {
    const play = await scene(small(['ana'], { callback: { retry: '60s', attempts: 2 }, wrapUpMax: 0 }));
    await play.ready('ana');
    await play.taken('call', { callback: true });
    await play.send({ type: 'contact.dialled', contact: 'call', outcome: 'no-answer' });
    expect(contactOf(play, 'call')).toMatchObject({ state: 'parked', callback: { attempts: 1 } });
    expect(play.box.state.agents.get('ana')?.offers).toEqual([]);
    expect(rowOf(play)).toMatchObject({ arrived: 2, answered: 1, waiting: 1, unreached: 1, exhausted: 0 });
    play.at(60);
    await play.accepts('call');
    await play.send({ type: 'contact.dialled', contact: 'call', outcome: 'failed' });
    expect(play.told().slice(4)).toEqual([
      'call is dialled, attempt 1: no-answer',
      'ana no longer has call: unreached',
      'ana has wrapped up call',
      'call is set aside: retry',
      'call is back: due',
      'call is offered to ana',
      'ana takes call',
      'call is dialled, attempt 2: failed',
      'ana no longer has call: unreached',
      'ana has wrapped up call',
      'call could not be reached',
    ]);
    expect(play.box.state.contacts.size).toBe(0);
    expect(rowOf(play)).toMatchObject({
      contacts: 1,
      arrived: 2,
      answered: 2,
      inHand: 0,
      abandoned: 0,
      waiting: 0,
      unreached: 2,
      exhausted: 1,
    });
  });

  test('at a time of the customer’s choice is offered then, and counts from then', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.taken('now');
    await play.arrives('call');
    await play.send({ type: 'contact.request-callback', contact: 'call', atMs: ms(3_600) });
    await play.done('now');
    await play.arrives('appointment', { callback: true, notBeforeMs: ms(7_200) });
    play.told();
    play.at(3_600);
    expect(play.told()).toEqual(['call is back: due', 'call is offered to ana']);
    expect(contactOf(play, 'call')?.rankFromMs).toBe(ms(3_600));
    expect(contactOf(play, 'appointment')).toMatchObject({ state: 'parked', callback: { attempts: 0 } });
  });

  test('is what a closed queue makes of those who come, due when it opens; an urgent contact is served at once', async () => {
    const setting = company({
      agents: { ana: {} },
      help: { calendar: 'days', whenClosed: 'callback' },
      calendars: [calendar('days', [[100, 900]])],
    });
    const play = await scene(setting);
    await play.ready('ana');
    await play.arrives('call');
    await play.arrives('ecall', { band: 0 });
    expect(play.told()).toContain('ecall is offered to ana');
    await play.accepts('ecall');
    await play.done('ecall');
    play.told();
    play.at(100);
    expect(play.told()).toEqual(['help opens', 'call is back: opened', 'call is offered to ana']);
    expect(contactOf(play, 'call')).toMatchObject({ callback: { attempts: 0 }, rankFromMs: ms(100) });
  });

  test('is what becomes of who holds the line when the queue closes, in the place they have; who is offered may still be taken', async () => {
    const setting = company({
      agents: { ana: {} },
      help: { calendar: 'days', whenClosed: 'callback', offer: { within: '200s' } },
      calendars: [
        calendar('days', [
          [0, 100],
          [500, 900],
        ]),
      ],
    });
    const play = await scene(setting);
    await play.ready('ana');
    await play.arrives('offered');
    await play.arrives('line');
    await play.arrives('mail', { channel: 'email' });
    play.told();
    play.at(100);
    expect(play.told().slice(-3)).toEqual(['help closes', 'line will be called back: queue-closed', 'line is set aside: opening']);
    expect(contactOf(play, 'line')).toMatchObject({ state: 'parked', aside: { untilMs: ms(500), keepsPlace: true } });
    expect(contactOf(play, 'mail')).toMatchObject({ state: 'queued', callback: null });
    await play.accepts('offered');
    play.at(300);
    await play.arrives('late');
    await play.ends('offered');
    await play.box.restart('snapshot');
    await play.send({ type: 'agent.connected', agent: 'ana', connection: 'desk' });
    play.told();
    play.at(500);
    expect(play.told().slice(1, 5)).toEqual(['help opens', 'line is back: opened', 'late is back: opened', 'line is offered to ana']);
    expect([contactOf(play, 'line')?.rankFromMs, contactOf(play, 'late')?.rankFromMs]).toEqual([ms(0), ms(500)]);
    expect(violations(play.box.state)).toEqual([]);
  });

  test('is kept as soon as a supervisor opens the queue, and promised when one closes it', async () => {
    const play = await scene(company({ agents: { ana: {} }, help: { whenClosed: 'callback' } }));
    await play.arrives('line');
    await play.send({ type: 'queue.close', queue: 'help', because: 'training' });
    expect(play.told().slice(-3)).toEqual(['help closes', 'line will be called back: queue-closed', 'line is set aside: opening']);
    play.at(60);
    await play.send({ type: 'queue.restore', queue: 'help', because: 'over' });
    expect(play.told().slice(-2)).toEqual(['help opens', 'line is back: opened']);
    expect(contactOf(play, 'line')).toMatchObject({ state: 'queued', callback: { attempts: 0 }, rankFromMs: ms(0) });
  });

  test('is what the longest wait turns a contact into where the plan says so, once', async () => {
    const play = await scene(small([], { maxWait: { after: '30s', to: 'callback' }, steps: [{}] }));
    await play.arrives('call');
    play.at(90);
    expect(play.told()).toEqual(['call waits', 'call will be called back: max-wait']);
    expect(contactOf(play, 'call')).toMatchObject({ state: 'queued', rankFromMs: ms(0) });
  });
});
