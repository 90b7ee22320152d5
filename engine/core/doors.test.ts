// Supervisors open, close and empty queues over their calendars, and suspend hubs: at once, for a while, and never at the cost of who is urgent.
import { describe, expect, test } from 'vitest';
import { BEGIN_MS } from '../testing/names.js';
import { scene } from '../testing/scene.js';
import { calendar, company } from '../testing/small.js';
import { violations } from './invariants.js';

const after = (second: number): number => BEGIN_MS + second * 1_000;
const word = { queue: 'help', because: 'storm', by: 'sue' };

describe('a queue opened or closed by hand', () => {
  const setting = company({
    agents: { ana: {} },
    help: { calendar: 'days', whenClosed: 'reject', wrapUpMax: 0 },
    calendars: [calendar('days', [[100, 200]])],
  });

  test('is open although the calendar says closed, and closes when the word ends', async () => {
    const play = await scene(setting);
    await play.ready('ana');
    await play.arrives('early');
    expect(await play.send({ type: 'queue.open', ...word, untilMs: after(50) })).toBe('ok');
    await play.taken('one');
    await play.done('one');
    play.at(60);
    await play.arrives('late');
    expect(play.told()).toEqual([
      'early is turned away: queue-closed',
      'help is open by hand: storm',
      'help opens',
      'one waits',
      'one is offered to ana',
      'ana takes one',
      'ana is done with one',
      'ana has wrapped up one',
      'help follows its calendar again: due',
      'help closes',
      'late is turned away: queue-closed',
    ]);
  });

  test('stays closed through an opening of the calendar, which rules again from the end of the word on', async () => {
    const play = await scene(setting);
    await play.send({ type: 'queue.close', ...word, untilMs: after(150) });
    play.at(120);
    await play.arrives('one');
    play.at(160);
    await play.arrives('two');
    play.at(200);
    expect(play.told()).toEqual([
      'help is closed by hand: storm',
      'one is turned away: queue-closed',
      'help follows its calendar again: due',
      'help opens',
      'two waits',
      'help closes',
    ]);
  });

  test('without an end the word holds until it is taken back or replaced; a queue nobody has spoken of follows its calendar', async () => {
    const play = await scene(setting);
    expect(await play.send({ type: 'queue.restore', queue: 'help', because: 'calm' })).toBe('QUEUE_BY_CALENDAR');
    expect(await play.send({ type: 'queue.open', ...word, untilMs: after(0) })).toBe('COMMAND_INVALID');
    expect(await play.send({ type: 'queue.open', ...word, queue: 'hlep' })).toBe('QUEUE_UNKNOWN');
    await play.send({ type: 'queue.open', ...word });
    play.at(300);
    expect(play.told()).toEqual(['help is open by hand: storm', 'help opens']);
    await play.send({ type: 'queue.close', ...word });
    await play.send({ type: 'queue.restore', queue: 'help', because: 'calm', by: 'sue' });
    expect(play.told()).toEqual(['help is closed by hand: storm', 'help closes', 'help follows its calendar again: calm']);
  });

  test('survives a restart, from the records as from a snapshot, and a new plan; its end is a deadline', async () => {
    for (const from of ['records', 'snapshot'] as const) {
      const play = await scene(setting);
      await play.send({ type: 'queue.open', ...word, untilMs: after(50) });
      await play.box.restart(from);
      await play.send({ type: 'plan.publish', ...setting });
      expect(play.box.state.queues.get('help')).toMatchObject({ state: 'open', override: { door: 'open', because: 'storm', by: 'sue' } });
      play.at(49);
      expect(play.box.state.queues.get('help')?.state).toBe('open');
      play.at(50);
      expect(play.box.state.queues.get('help')).toMatchObject({ state: 'closed', override: null });
    }
  });

  test('a queue that calls back does so when the word ends, if it is open by then', async () => {
    const calling = company({
      agents: { ana: {} },
      help: { calendar: 'days', whenClosed: 'callback' },
      calendars: [calendar('days', [[0, 200]])],
    });
    const play = await scene(calling);
    await play.ready('ana');
    await play.send({ type: 'queue.close', ...word, untilMs: after(50) });
    await play.arrives('one');
    play.at(50);
    expect(play.told()).toEqual([
      'help is closed by hand: storm',
      'help closes',
      'one waits',
      'one will be called back: queue-closed',
      'one is set aside: opening',
      'help follows its calendar again: due',
      'help opens',
      'one is back: opened',
      'one is offered to ana',
    ]);
  });
});

describe('a queue closed in an emergency', () => {
  const setting = company({
    agents: { ana: {}, bea: { queues: ['spare'] } },
    help: { wrapUpMax: 0 },
    queues: { spare: { channels: ['voice', 'chat', 'email'] }, mail: { channels: ['email'] } },
  });
  const close = { type: 'queue.emergency-close', ...word } as const;

  /** One is in hand, two is offered, three waits. */
  async function busy() {
    const play = await scene(setting);
    await play.ready('ana');
    await play.taken('one');
    await play.done('one');
    await play.arrives('two');
    await play.arrives('three');
    play.told();
    return play;
  }

  test('keeps who waits and who comes, their waiting time standing still, and offers nothing until it opens', async () => {
    const play = await busy();
    await play.send({ ...close, waiting: 'keep', untilMs: after(100) });
    await play.arrives('four');
    play.at(100);
    expect(play.told()).toEqual([
      'help is closed in an emergency by hand: storm',
      'help closes',
      'two is taken back from ana: queue-closed',
      'four waits',
      'help follows its calendar again: due',
      'help opens',
      'two is offered to ana',
    ]);
    expect(play.box.state.queues.get('help')?.clockMs).toBe(0);
  });

  test('turns everybody away who waits and who comes, but for a promised call', async () => {
    const play = await busy();
    await play.send({ type: 'contact.request-callback', contact: 'three' });
    await play.send({ ...close, waiting: 'reject' });
    await play.arrives('four');
    expect(play.told()).toEqual([
      'three will be called back: requested',
      'help is closed in an emergency by hand: storm',
      'help closes',
      'two is taken back from ana: queue-closed',
      'two is turned away: queue-closed',
      'four is turned away: queue-closed',
    ]);
    await play.send({ type: 'queue.restore', queue: 'help', because: 'calm' });
    expect(play.told()).toContain('three is offered to ana');
  });

  test('moves them to the queue that is named, in their places', async () => {
    const play = await busy();
    const before = play.box.state.contacts.get(2)?.rankFromMs;
    await play.ready('bea');
    play.at(5);
    await play.send({ ...close, waiting: 'move', to: 'spare' });
    await play.arrives('four');
    expect(play.told()).toEqual([
      'help is closed in an emergency by hand: storm',
      'help closes',
      'two is taken back from ana: queue-closed',
      'two waits in spare: queue-closed',
      'three waits in spare: queue-closed',
      'two is offered to ana',
      'three is offered to bea',
      'four waits',
    ]);
    expect(play.box.state.contacts.get(2)).toMatchObject({ queue: 'spare', rankFromMs: before });
    expect(play.box.state.contacts.get(4)?.queue).toBe('spare');
  });

  test('takes back what an urgent contact was offered once it is urgent no longer, by a correction or a new plan', async () => {
    const urgent = (band: number) =>
      company({ agents: { ana: {} }, help: { wrapUpMax: 0, band }, queues: { spare: { channels: ['voice'] } } });
    const offeredInEmergency = async () => {
      const play = await scene(urgent(0));
      await play.ready('ana');
      await play.arrives('now');
      await play.send({ ...close, waiting: 'keep' });
      play.told();
      return play;
    };
    const corrected = await offeredInEmergency();
    await corrected.send({ type: 'contact.update', contact: 'now', band: 2 });
    expect(corrected.told()).toContain('now is taken back from ana: queue-closed');
    expect(violations(corrected.box.state)).toEqual([]);

    const planned = await offeredInEmergency();
    await planned.send({ type: 'plan.publish', ...urgent(2), rekey: 'recompute' });
    expect(planned.told()).toContain('now is taken back from ana: queue-closed');
    expect(violations(planned.box.state)).toEqual([]);
    await planned.send({ type: 'queue.restore', queue: 'help', because: 'calm' });
    expect(planned.told()).toContain('now is offered to ana');
  });

  test('serves who is urgent all the same, and leaves what is in hand alone', async () => {
    const play = await busy();
    await play.accepts('two');
    await play.send({ ...close, waiting: 'reject' });
    await play.arrives('now', { band: 0 });
    await play.done('two');
    expect(play.told()).toEqual([
      'ana takes two',
      'help is closed in an emergency by hand: storm',
      'help closes',
      'three is turned away: queue-closed',
      'now waits',
      'ALARM: now',
      'ana is done with two',
      'ana has wrapped up two',
      'now is offered to ana',
    ]);
  });

  test('clears a queue that serves out what it has when it closes otherwise', async () => {
    const play = await busy();
    await play.send({ type: 'queue.close', ...word });
    expect(play.box.state.contacts.get(2)?.state).toBe('offered');
    await play.send({ ...close, waiting: 'keep' });
    expect(play.box.state.contacts.get(2)?.state).toBe('queued');
  });

  test('moves nobody where they could not be served, or round in a circle', async () => {
    const play = await busy();
    expect(await play.send({ ...close, waiting: 'move' })).toBe('COMMAND_INVALID');
    expect(await play.send({ ...close, waiting: 'move', to: 'help' })).toBe('QUEUE_REFUSES');
    expect(await play.send({ ...close, waiting: 'move', to: 'mail' })).toBe('CHANNEL_UNKNOWN');
    expect(await play.send({ ...close, waiting: 'move', to: 'nowhere' })).toBe('QUEUE_UNKNOWN');
    expect(await play.send({ ...close, queue: 'spare', waiting: 'reject' })).toBe('ok');
    expect(await play.send({ ...close, waiting: 'move', to: 'spare' })).toBe('QUEUE_REFUSES');
  });
});

describe('a hub suspended for a while', () => {
  const setting = company({ agents: { ana: { hub: 'lisbon' } }, help: { home: ['lisbon'], wrapUpMax: 0 } });
  const suspend = { type: 'hub.suspend', hub: 'lisbon', because: 'fire-drill', by: 'sue' } as const;

  test('gives its offers back and resumes at the instant that was said, in the same place', async () => {
    const play = await scene(setting);
    await play.ready('ana');
    await play.arrives('one');
    const { rankAtMs } = play.box.state.contacts.get(1) as { rankAtMs: number };
    await play.send({ ...suspend, untilMs: after(10) });
    expect(play.box.state.hubs.get('lisbon')?.suspension).toEqual({ untilMs: after(10), because: 'fire-drill', by: 'sue' });
    play.at(10);
    expect(play.told()).toEqual([
      'one waits',
      'one is offered to ana',
      'one is taken back from ana: hub-suspended',
      'one is offered to ana',
    ]);
    expect(play.box.state.contacts.get(1)?.rankAtMs).toBe(rankAtMs);
    expect(play.box.state.hubs.get('lisbon')).toMatchObject({ state: 'open', suspension: null });
  });

  test('said again, the later word counts; the end survives a restart', async () => {
    const play = await scene(setting);
    await play.send({ ...suspend, untilMs: after(10) });
    await play.send({ ...suspend, untilMs: after(30), because: 'still' });
    await play.box.restart('snapshot');
    play.at(29);
    expect(play.box.state.hubs.get('lisbon')).toMatchObject({ state: 'suspended', suspension: { because: 'still' } });
    play.at(30);
    expect(play.box.state.hubs.get('lisbon')?.state).toBe('open');
    expect(await play.send({ ...suspend, untilMs: after(30) })).toBe('COMMAND_INVALID');
  });
});
