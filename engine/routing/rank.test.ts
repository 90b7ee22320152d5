// Each rank key prefers whom its description says, and where it cannot tell the next one decides.
import { expect, test } from 'vitest';
import { scene } from '../testing/scene.js';
import { company, small } from '../testing/small.js';

const chat = { channel: 'chat' } as const;
const rankedBy = (...rank: string[]) => ({ rank: rank as never, wrapUpMax: 0, steps: [{}] });

/** Who is offered what, in order. */
const offered = (told: readonly string[]): string[] => told.filter((said) => said.includes('offered'));

test('tier: agents for whom it is primary work come before those for whom it is backup', async () => {
  const play = await scene(company({ agents: { backup: { tiers: [{ tier: 2, queue: 'help' }] }, primary: {} }, help: rankedBy('tier') }));
  await play.ready('backup', 'primary');
  await play.arrives('call');
  expect(offered(play.told())).toEqual(['call is offered to primary']);
});

test('tier: the best of the rules that apply counts, by queue, skill or language', async () => {
  const setting = company({
    agents: {
      third: {
        tiers: [
          { tier: 3, queue: 'help' },
          { tier: 2, language: 'fr' },
        ],
      },
      second: { tiers: [{ tier: 3 }, { tier: 1, skill: 'billing', language: 'fr' }] },
    },
    help: rankedBy('tier'),
  });
  const play = await scene(setting);
  await play.ready('third', 'second');
  await play.arrives('call', { languages: [{ tag: 'fr' }] });
  expect(offered(play.told())).toEqual(['call is offered to third']);
});

test('language-fit: earlier preference, then region, then the smaller shortfall', async () => {
  const setting = company({
    agents: {
      english: { languages: ['en'] },
      low: { languages: [{ tag: 'pt-BR', level: 'B1' }] },
      portugal: { languages: [{ tag: 'pt-PT', level: 'C2' }] },
      brazil: { languages: [{ tag: 'pt-BR', level: 'C2' }] },
    },
    help: { ...rankedBy('language-fit'), steps: [{ languages: { preferences: 'all', tolerance: 2 } }] },
  });
  const play = await scene(setting);
  await play.ready('english', 'low', 'portugal', 'brazil');
  for (const call of ['1', '2', '3', '4']) await play.arrives(call, { languages: [{ tag: 'pt-BR', atLeast: 'C1' }, { tag: 'en' }] });
  expect(offered(play.told())).toEqual([
    '1 is offered to brazil',
    '2 is offered to low',
    '3 is offered to portugal',
    '4 is offered to english',
  ]);
});

test('skill-fit: least missing first, then least surplus, so that experts stay free', async () => {
  const setting = company({
    agents: { expert: { skills: { tech: 5 } }, short: { skills: { tech: 2 } }, exact: { skills: { tech: 3 } } },
    help: { ...rankedBy('skill-fit'), steps: [{ skills: { tolerance: 1 } }] },
  });
  const play = await scene(setting);
  await play.ready('expert', 'short', 'exact');
  for (const call of ['1', '2', '3']) await play.arrives(call, { skills: [{ skill: 'tech', level: 3 }] });
  expect(offered(play.told())).toEqual(['1 is offered to exact', '2 is offered to expert', '3 is offered to short']);
});

test('longest-idle: whose work ended longest ago, else who signed in first; an offer that expires changes nothing', async () => {
  const play = await scene(small(['ana', 'bea', 'cas'], { ...rankedBy('longest-idle'), offer: { strikes: 5 } }));
  await play.ready('ana');
  play.at(1);
  await play.ready('bea');
  play.at(2);
  await play.ready('cas');
  await play.arrives('1');
  play.at(17);
  expect(offered(play.told())).toEqual(['1 is offered to ana', '1 is offered to bea']);
  await play.accepts('1');
  play.at(20);
  await play.ends('1');
  await play.arrives('2');
  await play.arrives('3');
  await play.arrives('4');
  expect(offered(play.told())).toEqual(['2 is offered to ana', '3 is offered to cas', '4 is offered to bea']);
});

test('least-loaded: load now in proportion to capacity, nothing counted over a lifetime', async () => {
  const play = await scene(company({ agents: { big: { capacity: 200 }, small: {} }, help: rankedBy('least-loaded') }));
  await play.ready('small', 'big');
  for (const one of ['1', '2', '3', '4', '5']) await play.arrives(one, chat);
  expect(offered(play.told())).toEqual([
    '1 is offered to big',
    '2 is offered to small',
    '3 is offered to big',
    '4 is offered to big',
    '5 is offered to small',
  ]);
});

test('F17 least-loaded: who has been away is not flooded, because only what is in hand counts', async () => {
  const play = await scene(small(['ana', 'bea'], rankedBy('least-loaded', 'longest-idle')));
  await play.ready('ana');
  for (const one of ['1', '2', '3', '4', '5', '6']) {
    await play.taken(one, chat);
    await play.ends(one);
  }
  await play.ready('bea');
  play.told();
  for (const one of ['7', '8', '9', '10']) await play.arrives(one, chat);
  const counts = offered(play.told()).filter((said) => said.endsWith('bea')).length;
  expect(counts).toBe(2);
});

test('least-versatile: who can do least, so that those who can do everything stay free', async () => {
  const play = await scene(
    company({ agents: { all: { skills: ['tech', 'billing'] }, one: { languages: ['fr'] } }, help: rankedBy('least-versatile') }),
  );
  await play.ready('all', 'one');
  await play.arrives('call', { languages: [{ tag: 'fr' }] });
  expect(offered(play.told())).toEqual(['call is offered to one']);
});

test("lowest-cost: the agent's own cost per hour, else the hub's", async () => {
  const play = await scene(
    company({
      agents: { lyon: { hub: 'lyon' }, lisbon: { hub: 'lisbon' }, cheap: { hub: 'lyon', costPerHour: 500 } },
      help: rankedBy('lowest-cost'),
    }),
  );
  await play.ready('lyon', 'lisbon', 'cheap');
  for (const call of ['1', '2', '3']) await play.arrives(call);
  expect(offered(play.told())).toEqual(['1 is offered to cheap', '2 is offered to lisbon', '3 is offered to lyon']);
});

test('F16 round-robin: in turn, also within a burst', async () => {
  const play = await scene(small(['ana', 'bea', 'cas'], { ...rankedBy('round-robin'), waitingMax: 100 }));
  await play.ready('ana', 'bea', 'cas');
  for (const one of ['1', '2', '3', '4', '5', '6']) await play.arrives(one, chat);
  expect(offered(play.told()).map((said) => said.split(' ').at(-1))).toEqual(['ana', 'bea', 'cas', 'ana', 'bea', 'cas']);
});

test('F17 round-robin: a newcomer takes the place of the sign-in: neither first for ever nor flooded', async () => {
  const play = await scene(small(['ana', 'bea', 'new'], rankedBy('round-robin')));
  await play.ready('ana', 'bea');
  await play.arrives('1', chat);
  await play.ready('new');
  for (const one of ['2', '3', '4', '5', '6']) await play.arrives(one, chat);
  expect(offered(play.told()).map((said) => said.split(' ').at(-1))).toEqual(['ana', 'bea', 'ana', 'new', 'bea', 'ana']);
});

test('keys are compared in the order of the policy, and the roster closes every tie', async () => {
  const agents = { dear: { costPerHour: 9, tiers: [{ tier: 1 }] }, cheap: { costPerHour: 1, tiers: [{ tier: 2 }] } };
  for (const [rank, first] of [
    [['tier', 'lowest-cost'], 'dear'],
    [['lowest-cost', 'tier'], 'cheap'],
  ] as const) {
    const play = await scene(company({ agents, help: rankedBy(...rank) }));
    await play.ready('cheap', 'dear');
    await play.arrives('call');
    expect(offered(play.told())).toEqual([`call is offered to ${first}`]);
  }
  const play = await scene(company({ agents: { first: {}, second: {} }, help: rankedBy('lowest-cost') }));
  await play.ready('second', 'first');
  await play.arrives('call');
  expect(offered(play.told())).toEqual(['call is offered to first']);
});
