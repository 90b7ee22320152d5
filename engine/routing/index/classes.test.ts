// What a decision looks through is bounded: demands, abilities, and contacts that have been refused, however many agents there are and wait.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Scene, scene } from '../../testing/scene.js';
import { company } from '../../testing/small.js';
import { REASONS } from '../eligible.js';
import { Listed } from './listed.js';
import { NumberSet } from './number-set.js';
import { Tally } from './tally.js';

/** How many have been looked at since these were set to nothing. */
const looked = { demands: 0, abilities: 0 };

beforeEach(() => {
  const { goThrough } = Listed.prototype;
  vi.spyOn(Listed.prototype, 'goThrough').mockImplementation(function (this: Listed<never>, free, skills, seeker, isLast) {
    goThrough.call(this, free, skills, seeker, (one) => {
      looked.demands++;
      return isLast(one as never);
    });
  });
  const { get } = Tally.prototype;
  vi.spyOn(Tally.prototype, 'get').mockImplementation(function (this: Tally, id) {
    looked.abilities++;
    return get.call(this, id);
  });
  const { at } = NumberSet.prototype;
  vi.spyOn(NumberSet.prototype, 'at').mockImplementation(function (this: NumberSet, place) {
    looked.abilities++;
    return at.call(this, place);
  });
});
afterEach(() => void vi.restoreAllMocks());

/** The most that any one of some commands looks at. */
async function mostLookedAt(commands: readonly (() => Promise<void>)[]): Promise<typeof looked> {
  const most = { demands: 0, abilities: 0 };
  for (const command of commands) {
    Object.assign(looked, { demands: 0, abilities: 0 });
    await command();
    most.demands = Math.max(most.demands, looked.demands);
    most.abilities = Math.max(most.abilities, looked.abilities);
  }
  return most;
}

interface Size {
  readonly agents: number;
  readonly waiting: number;
  /** Of agents; contacts ask for three levels of what each can. */
  readonly kinds: number;
}

/** Everybody has a call, or is offered one; as many more wait, of every kind. */
async function house({ agents, waiting, kinds }: Size): Promise<Scene> {
  const skills = Array.from({ length: kinds }, (_, kind) => `skill-${kind}`);
  const names = Array.from({ length: agents }, (_, n) => `a${n}`);
  const can = (n: number) => ({ hub: n % 2 === 0 ? 'lisbon' : 'bucharest', skills: { [skills[n % kinds] as string]: 3 } });
  const play = await scene(
    company({ agents: Object.fromEntries(names.map((name, n) => [name, can(n)])), help: { wrapUpMax: 0 }, plan: { skills } }),
  );
  await play.ready(...names);
  for (let n = 0; n < agents + waiting; n++) {
    const level = 1 + (Math.floor(n / kinds) % 3);
    await play.arrives(`call${n}`, { skills: [{ skill: skills[n % kinds] as string, level }] });
  }
  return play;
}

async function releases(size: Size): Promise<typeof looked> {
  const play = await house(size);
  const owned = Array.from({ length: 6 }, (_, n) => `call${n}`);
  for (const contact of owned) await play.accepts(contact);
  return mostLookedAt(owned.map((contact) => () => play.done(contact)));
}

describe('an agent who becomes free', () => {
  test.each<[string, Size]>([
    ['ten times the agents', { agents: 240, waiting: 24, kinds: 6 }],
    ['ten times as many waiting', { agents: 24, waiting: 240, kinds: 6 }],
    ['eight times the kinds of both', { agents: 96, waiting: 192, kinds: 48 }],
  ])('%s: no more demands and abilities', async (_, size) => {
    const few = await releases({ agents: 24, waiting: 24, kinds: 6 });
    expect(few.demands).toBeGreaterThan(0);
    expect(few.abilities).toBeGreaterThan(0);
    expect(await releases(size)).toEqual(few);
    expect(few.demands).toBeLessThanOrEqual(4);
    expect(few.abilities).toBeLessThanOrEqual(10);
  });
});

describe('contacts that somebody has refused', () => {
  /** As many wait, refused by the one agent who has work in hand. */
  async function refused(count: number): Promise<Scene> {
    const play = await scene(company({ agents: { ana: {}, bea: {}, cleo: {} }, help: { wrapUpMax: 0, offer: { reofferRejected: '1h' } } }));
    await play.ready('ana');
    await play.taken('work', { band: 1 });
    await play.ready('bea');
    for (let n = 0; n < count; n++) {
      await play.arrives(`call${n}`, { band: 2 });
      await play.rejects(`call${n}`);
    }
    return play;
  }

  const asked = vi.fn();
  beforeEach(() => {
    const reason = REASONS.find(({ name }) => name === 'recent-refusal') ?? expect.fail('there is no such reason');
    const blocks = reason.blocks as (...about: readonly unknown[]) => boolean;
    vi.spyOn(reason, 'blocks').mockImplementation((...about: readonly unknown[]) => {
      asked();
      return blocks(...about);
    });
  });

  /** How often it is asked by an agent who becomes free, by an arrival, and when somebody signs in. */
  async function asks(count: number): Promise<readonly number[]> {
    const play = await refused(count);
    const often: number[] = [];
    for (const command of [
      () => play.done('work'),
      () => play.arrives('more', { band: 1, skills: [{ skill: 'tech', level: 5 }] }),
      () => play.ready('cleo'),
    ]) {
      asked.mockClear();
      await command();
      often.push(asked.mock.calls.length);
    }
    return often;
  }

  test('those whom the same agent has refused are asked about as one, however many they are', async () => {
    const few = await asks(4);
    expect(await asks(80)).toEqual(few);
    const [released, arrived, signedIn] = few;
    expect(released).toBeGreaterThan(0);
    expect(released).toBeLessThanOrEqual(4);
    expect(arrived).toBe(0);
    expect(signedIn).toBeGreaterThan(0);
    expect(signedIn).toBeLessThanOrEqual(8);
  });
});
