// What an adapter holds is as sure as its connection: when it stays away nothing is promised, what is assigned is unconfirmed, and nobody is tied for ever.
import { describe, expect, test } from 'vitest';
import { type Scene, scene } from '../../testing/scene.js';
import { small } from '../../testing/small.js';

const BROUGHT = { adapter: 'phones' };

const connects = (play: Scene, holds: readonly string[] | null = null) =>
  play.send({ type: 'adapter.connected', adapter: 'phones', holds: holds?.map((contact) => ({ contact })) ?? null });

/** Ana has `owned`, bea is asked about `offered`; the adapter that brought both is lost at second 0, its grace is 20 s. */
async function lost(help: Parameters<typeof small>[1] = {}): Promise<Scene> {
  const play = await scene(small(['ana', 'bea'], { wrapUpMax: '9s', offer: { within: '10m' }, steps: [{}], ...help }));
  await play.ready('ana', 'bea');
  await connects(play);
  await play.taken('owned', BROUGHT);
  await play.arrives('offered', BROUGHT);
  await play.send({ type: 'adapter.lost', adapter: 'phones' });
  play.told();
  return play;
}

const unconfirmed = async (play: Scene): Promise<unknown> => {
  const answer = await play.box.router.ask({ type: 'agent', agent: 'ana' });
  return answer.ok && answer.view.work.map((offer) => offer.unconfirmed);
};

describe('an adapter that is lost', () => {
  test('has its grace; then offers of its contacts go back, they are offered to nobody, and what is assigned stands, unconfirmed', async () => {
    const play = await lost();
    play.at(19.999);
    expect(play.told()).toEqual([]);
    play.at(20);
    expect(play.told()).toEqual(['offered is taken back from bea: adapter-lost']);
    expect(await unconfirmed(play)).toEqual([true]);
    const answer = await play.box.router.ask({ type: 'explain', contact: 'offered' });
    expect(answer).toMatchObject({
      view: { notRoutable: { reason: 'adapter-lost', because: 'the adapter phones that brought offered is away', untilMs: null } },
    });
    await play.arrives('other');
    expect(play.told()).toEqual(['other waits', 'other is offered to bea']);
  });

  test('and comes back has its contacts offered again; what it lists is confirmed', async () => {
    const play = await lost();
    play.at(30);
    play.told();
    await connects(play);
    expect(play.told()).toEqual(['offered is offered to bea']);
    expect(await unconfirmed(play)).toEqual([true]);
    await connects(play, ['owned', 'offered']);
    expect(await unconfirmed(play)).toEqual([false]);
  });

  test('is told which of the contacts it lists nobody knows, so that it drops them', async () => {
    const play = await lost();
    const { records } = await play.box.send({
      type: 'adapter.connected',
      adapter: 'phones',
      holds: [{ contact: 'owned' }, { contact: 'long-gone' }, { contact: 'offered' }],
    });
    expect(records[0]?.events).toEqual([
      { type: 'adapter.connected', adapter: 'phones', reconciled: true, unknown: [{ tenant: 'shop', contact: 'long-gone' }] },
    ]);
  });

  test('an urgent contact of it waits too, with its alarm, and takes nothing back from others', async () => {
    const play = await lost();
    play.at(20);
    await play.arrives('other');
    play.told();
    await play.arrives('fire', { ...BROUGHT, band: 0 });
    expect(play.told()).toEqual(['fire waits', 'ALARM: fire']);
    await connects(play);
    expect(play.told()).toEqual(['other is taken back from bea: preempted', 'fire is offered to bea']);
  });
});

describe('a lease', () => {
  test('F8 ends so long after the grace: the agent is freed without a wrap-up', async () => {
    const play = await lost({ lease: '60s' });
    play.at(79.999);
    play.told();
    play.at(80);
    expect(play.told()).toEqual(['ana is done with owned: leaseExpired', 'ana has wrapped up owned']);
  });

  test('is kept by coming back in time, and begins anew after the router itself was away', async () => {
    const kept = await lost({ lease: '60s' });
    kept.at(70);
    await connects(kept);
    kept.at(1_000);
    expect(kept.told()).not.toContain('ana is done with owned: leaseExpired');

    for (const from of ['records', 'snapshot'] as const) {
      const play = await lost({ lease: '60s' });
      play.at(70);
      await play.box.restart(from);
      play.told();
      play.at(129.999);
      expect(play.told()).toEqual(['the desk of ana stays away', 'the desk of bea stays away']);
      play.at(130);
      expect(play.told()).toEqual(['ana is done with owned: leaseExpired', 'ana has wrapped up owned']);
    }
  });

  test('is as long as the plan in force says', async () => {
    const play = await lost();
    play.at(50);
    await play.send({
      type: 'plan.publish',
      ...small(['ana', 'bea'], { wrapUpMax: '9s', offer: { within: '10m' }, steps: [{}], lease: '40s' }),
    });
    play.told();
    play.at(60);
    expect(play.told()).toEqual(['ana is done with owned: leaseExpired', 'ana has wrapped up owned']);
  });
});

describe('a forced release', () => {
  test('F8 frees the owner at once, says who and why, and leaves no wrap-up', async () => {
    const play = await scene(small(['ana'], { wrapUpMax: '30s' }));
    await play.ready('ana');
    await play.taken('call');
    const { records } = await play.box.send({ type: 'contact.force-release', contact: 'call', reason: 'line-hangs', by: 'sam' });
    expect(records[0]?.events[0]).toMatchObject({ type: 'contact.released', because: 'forced', disposition: 'line-hangs', by: 'sam' });
    expect(play.box.state.agents.get('ana')?.offers).toEqual([]);
  });

  test('frees of what is set aside, too; of what nobody has there is nothing to free', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.taken('letter', { channel: 'email' });
    await play.taken('call');
    expect(await play.send({ type: 'contact.force-release', contact: 'letter', reason: 'lost', ifOwner: 'bea' })).toBe('OWNER_OTHER');
    expect(await play.send({ type: 'contact.force-release', contact: 'letter', reason: 'lost' })).toBe('ok');
    expect(await play.send({ type: 'contact.force-release', contact: 'letter', reason: 'lost' })).toBe('CONTACT_UNKNOWN');
    await play.arrives('next');
    expect(await play.send({ type: 'contact.force-release', contact: 'next', reason: 'lost' })).toBe('CONTACT_STATE');
  });
});
