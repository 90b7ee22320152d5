// A decision asks no more of reasons and rank keys in a big house than in a small one, a contact's life is a handful of small records.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { encodeRecord } from '../../journal/codec.js';
import { type Scene, scene } from '../../testing/scene.js';
import { company } from '../../testing/small.js';
import type { Reason } from '../context.js';
import { REASONS } from '../eligible.js';
import { ALL_KEYS } from '../rank.js';

/** How often a reason or a rank key has been asked since `asked.reset()`. */
let asked: { count: number };

beforeEach(() => {
  asked = { count: 0 };
  for (const reason of REASONS as readonly Reason[]) {
    const { blocks } = reason;
    vi.spyOn(reason, 'blocks').mockImplementation((...about) => {
      asked.count++;
      return blocks(...about);
    });
  }
  for (const key of ALL_KEYS) {
    const { values } = key;
    vi.spyOn(key, 'values').mockImplementation((...about) => {
      asked.count++;
      return values(...about);
    });
  }
});
afterEach(() => void vi.restoreAllMocks());

const LANGUAGES = ['en', 'fr', 'pt'];

/** Agents of six kinds, each of whom has a call or waits for one. */
async function house(agents: number, waiting: number): Promise<Scene> {
  const names = Array.from({ length: agents }, (_, i) => `a${i}`);
  const kindOf = (i: number) => ({ hub: i % 2 === 0 ? 'lisbon' : 'bucharest', languages: [LANGUAGES[i % 3] as string] });
  const play = await scene(
    company({
      agents: Object.fromEntries(names.map((name, i) => [name, kindOf(i)])),
      help: {
        home: ['lisbon'],
        steps: [{}, { after: '20s', hubs: 'any' }],
        wrapUpMax: 0,
        byChannel: { chat: { idle: { after: '60s' } } },
      },
    }),
  );
  await play.ready(...names);
  for (let i = 0; i < waiting; i++) await play.arrives(`c${i}`, { languages: [{ tag: LANGUAGES[i % 3] as string }] });
  return play;
}

/** Most that any one of some commands asks. */
async function mostAsked(times: number, command: (n: number) => Promise<void>): Promise<number> {
  let most = 0;
  for (let n = 0; n < times; n++) {
    asked.count = 0;
    await command(n);
    most = Math.max(most, asked.count);
  }
  return most;
}

describe('reasons and keys asked', () => {
  test('a conversation that goes on, falls silent and goes on again: as many with four hundred agents as with forty', async () => {
    const conversation = async (agents: number) => {
      const play = await house(agents, 0);
      await play.taken('chat', { channel: 'chat', languages: [{ tag: 'en' }] });
      const moves = ['contact.active', 'contact.idle', 'contact.active'] as const;
      return mostAsked(moves.length, async (n) =>
        expect(await play.send({ type: moves[n] as 'contact.idle', contact: 'chat' })).toBe('ok'),
      );
    };
    const [few, many] = [await conversation(40), await conversation(400)];
    expect(many).toBe(few);
    expect(many).toBeLessThanOrEqual(50);
  });

  const arrivals = async (agents: number) => {
    const play = await house(agents, 6);
    return mostAsked(6, (n) => play.arrives(`more${n}`, { languages: [{ tag: LANGUAGES[n % 3] as string }] }));
  };

  test('a contact that finds an idle agent: as many with four hundred agents as with forty', async () => {
    const [few, many] = [await arrivals(40), await arrivals(400)];
    expect(many).toBe(few);
    expect(many).toBeLessThanOrEqual(50);
  });

  /** Agents of whom no two are alike, but only in skills that the contacts here do not ask for. */
  const allDifferent = (agents: number) => {
    const others = Array.from({ length: 8 }, (_, n) => `other-${n}`);
    const skillsOf = (n: number) => ({
      billing: 1 + (n % 5),
      ...Object.fromEntries(others.map((other, place) => [other, 1 + (Math.floor(n / 2 ** place) % 2)])),
    });
    const names = Array.from({ length: agents }, (_, n) => `a${n}`);
    return { names, others, agents: Object.fromEntries(names.map((name, n) => [name, { skills: skillsOf(n) }])) };
  };

  test('a contact that is the first to ask for a level of a skill: as many with two hundred agents who are all different as with twenty', async () => {
    const firsts = async (count: number) => {
      const { names, others, agents } = allDifferent(count);
      const play = await scene(company({ agents, help: { wrapUpMax: 0 }, plan: { skills: ['billing', ...others] } }));
      await play.ready(...names);
      const skills = (n: number) => [{ skill: 'billing', level: 1 + n }];
      // Calls without a language stand agents in order, which asks each of them once; those with one are other demands.
      for (let n = 0; n < 5; n++) {
        await play.taken(`call${n}`, { skills: skills(n) });
        await play.done(`call${n}`);
      }
      return mostAsked(5, (n) => play.arrives(`english${n}`, { languages: [{ tag: 'en' }], skills: skills(n) }));
    };
    const [few, many] = [await firsts(20), await firsts(200)];
    expect(many).toBe(few);
    expect(many).toBeLessThanOrEqual(130);
  });

  const releases = async (agents: number, waiting: number) => {
    const play = await house(agents, waiting);
    const owned: string[] = [];
    for (const { contact } of [...play.box.state.offers.values()].slice(0, 6)) {
      await play.accepts(contact);
      owned.push(contact);
    }
    return mostAsked(owned.length, (n) => play.done(owned[n] as string));
  };

  test('an agent who becomes free: as many with three hundred waiting as with thirty', async () => {
    const [few, many] = [await releases(12, 42), await releases(12, 312)];
    expect(many).toBe(few);
    expect(many).toBeLessThanOrEqual(95);
  });
});

test('the life of a contact is at most six events in five records, none of which is over two thousand bytes', async () => {
  const play = await house(6, 0);
  const before = play.box.state.seq;
  await play.taken('life', { languages: [{ tag: 'en' }] });
  await play.done('life');
  const records = play.box.journal.records(before + 1);
  expect(records.length).toBeLessThanOrEqual(5);
  expect(records.flatMap(({ events }) => events).length).toBeLessThanOrEqual(6);
  for (const record of records) expect(encodeRecord(record).length).toBeLessThanOrEqual(2_000);
});
