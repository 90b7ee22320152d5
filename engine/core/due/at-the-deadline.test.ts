// Proves that what falls due in the very millisecond of a command has happened before it, and a millisecond sooner has not, timer or no timer.
import { describe, expect, test } from 'vitest';
import { BEGIN_MS } from '../../testing/names.js';
import { type Scene, scene } from '../../testing/scene.js';
import { small } from '../../testing/small.js';

/** A scene, the command that is just in time or just too late, and when that is. */
interface Race {
  readonly play: Scene;
  readonly dueMs: number;
  act(): Promise<string>;
  /** What is said where the command came too late, which is not said where it was in time. */
  readonly late: string;
}

const setting = small(['ana', 'bea'], { wrapUpMax: '30s', wrapUp: { extensions: 1 }, offer: { within: '20s' }, steps: [{}], lease: '60s' });

async function owned(): Promise<Scene> {
  const play = await scene(setting);
  await play.send({ type: 'adapter.connected', adapter: 'phones', holds: null });
  await play.ready('ana');
  await play.taken('call', { adapter: 'phones' });
  play.told();
  return play;
}

const RACES: Readonly<Record<string, () => Promise<Race>>> = {
  'an offer accepted as it expires': async () => {
    const play = await scene(setting);
    await play.ready('ana');
    await play.arrives('call');
    const { offer, dueMs } = [...play.box.state.offers.values()][0] as { offer: string; dueMs: number };
    return { play, dueMs, act: () => play.send({ type: 'offer.accept', offer }), late: 'ana does not answer call' };
  },
  'an adapter that is back as its lease ends': async () => {
    const play = await owned();
    await play.send({ type: 'adapter.lost', adapter: 'phones' });
    // The grace of a connection, and then the lease.
    const dueMs = BEGIN_MS + 20_000 + 60_000;
    return {
      play,
      dueMs,
      act: () => play.send({ type: 'adapter.connected', adapter: 'phones', holds: null }),
      late: 'ana is done with call: leaseExpired',
    };
  },
  'an agent whose desk is back as its grace ends': async () => {
    const play = await owned();
    await play.send({ type: 'agent.lost', agent: 'ana', connection: 'desk' });
    const act = () => play.send({ type: 'agent.connected', agent: 'ana', connection: 'desk' });
    return { play, dueMs: BEGIN_MS + 20_000, act, late: 'the desk of ana stays away' };
  },
  'a wrap-up extended as it ends': async () => {
    const play = await owned();
    const { offer } = [...play.box.state.offers.values()][0] as { offer: string };
    await play.ends('call');
    const act = () => play.send({ type: 'wrap-up.extend', offer });
    return { play, dueMs: BEGIN_MS + 30_000, act, late: 'ana has wrapped up call' };
  },
};

/** What became of everybody, whichever record tells of it. */
const standing = ({ box: { state } }: Scene) => ({
  contacts: [...state.contacts.values()].map(({ contact, state: is }) => [contact, is]),
  offers: [...state.offers.values()].map(({ offer, state: is }) => [offer, is]),
  agents: [...state.agents.values()].map(({ id, presence, connection }) => [id, presence, connection]),
  adapters: [...state.adapters].map(([adapter, { state: is }]) => [adapter, is]),
});

describe.each(Object.entries(RACES))('%s', (_, race) => {
  test.each([
    { offMs: -1, isLate: false },
    { offMs: 0, isLate: true },
  ])('$offMs ms from the deadline', async ({ offMs, isLate }) => {
    const { play, dueMs, act, late } = await race();
    play.box.clock.runTo(dueMs - 1_000);
    play.told();
    // A jump fires no timer: the command is what brings the router to that instant.
    play.box.clock.jumpTo(dueMs + offMs);
    const answer = await act();
    expect(play.told().includes(late)).toBe(isLate);

    const twin = await race();
    twin.play.box.clock.runTo(dueMs + offMs);
    expect(await twin.act()).toBe(answer);
    expect(standing(twin.play)).toEqual(standing(play));
  });
});
