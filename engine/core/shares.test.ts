// Shares: work is split between hubs as the plan says, contacts wait for the hubs that are owed some, and never longer than they may.
import { expect, test } from 'vitest';
import { scene } from '../testing/scene.js';
import { company } from '../testing/small.js';

const groups = (lisbon: number) => [
  { hubs: ['lisbon'], percent: lisbon },
  { hubs: ['bucharest'], percent: 100 - lisbon },
];

/** Two agents in Lisbon, one in Bucharest, all always willing; by default half and half, no tolerance. */
const shared = (shares: object = {}, help: object = {}) =>
  company({
    agents: { ana: { hub: 'lisbon' }, ada: { hub: 'lisbon' }, bob: { hub: 'bucharest' } },
    help: { channels: ['voice', 'chat'], shares: { groups: groups(50), window: 10, tolerance: 0, hold: '30s', ...shares }, ...help },
  });

const offers = (told: readonly string[]) => told.filter((line) => line.includes('offered to'));
const view = async (play: Awaited<ReturnType<typeof scene>>) => {
  const asked = await play.box.router.ask({ type: 'queue', queue: 'help' });
  return asked.ok ? asked.view.shares : undefined;
};

test('who has had more waits while somebody who has had less is busy, and goes on once the others have caught up', async () => {
  const play = await scene(shared());
  await play.ready('ana', 'bob', 'ada');
  await play.taken('1');
  await play.taken('2');
  await play.taken('3');
  expect(offers(play.told())).toEqual(['1 is offered to ana', '2 is offered to bob', '3 is offered to ada']);
  await play.done('1');
  await play.arrives('4');
  expect(play.told().at(-1)).toBe('4 waits');
  expect(await view(play)).toEqual([
    { hubs: ['lisbon'], percent: 50, assigned: 2, of: 3 },
    { hubs: ['bucharest'], percent: 50, assigned: 1, of: 3 },
  ]);
  await play.done('2');
  expect(play.told().at(-1)).toBe('4 is offered to bob');
});

test('a contact waits for a share no longer than its hold, and explain says why until then', async () => {
  const play = await scene(shared());
  await play.ready('ana', 'bob');
  for (const call of ['1', '2']) {
    await play.taken(call);
  }
  await play.done('1');
  await play.taken('3');
  await play.done('3');
  play.told();
  await play.arrives('4');
  const asked = await play.box.router.ask({ type: 'explain', contact: '4' });
  expect(asked.ok && asked.view.verdicts.find(({ agent }) => agent === 'ana')).toMatchObject({
    reason: 'share',
    because: 'lisbon has had 2 of the last 3 of help, 50 % are its share, and others are below theirs',
  });
  play.at(29);
  expect(play.told()).toEqual(['4 waits']);
  play.at(30);
  expect(play.told()).toEqual(['4 waits for no share any more', '4 is offered to ana']);
});

test('nobody is held back for hubs where nobody is there, nor for agents who said no', async () => {
  const play = await scene(shared());
  await play.ready('ana');
  for (const call of ['1', '2', '3']) {
    await play.taken(call);
    await play.done(call);
  }
  await play.ready('bob');
  await play.arrives('4');
  expect(offers(play.told()).at(-1)).toBe('4 is offered to bob');
  await play.rejects('4');
  expect(play.told().at(-1)).toBe('4 is offered to ana');
});

test('urgent contacts and customers who come back to their agent wait for no share', async () => {
  const play = await scene(shared({}, { lastAgent: { mode: 'reserve', limit: '1m' } }));
  await play.ready('ana', 'bob');
  await play.taken('1', { customer: 'kim' });
  await play.taken('2');
  await play.done('1');
  await play.taken('3');
  await play.done('3');
  await play.arrives('4', { customer: 'kim' });
  expect(play.told().at(-1)).toBe('4 is offered to ana');
  await play.accepts('4');
  await play.done('4');
  await play.arrives('alarm', { band: 0 });
  expect(play.told().at(-1)).toBe('alarm is offered to ana');
});

test('the tolerance is of the window, so that a queue that has just begun is not held up', async () => {
  const play = await scene(shared({ window: 10, tolerance: 10 }));
  await play.ready('ana', 'bob');
  await play.taken('1');
  await play.taken('2');
  await play.done('1');
  await play.taken('3');
  await play.done('3');
  await play.arrives('4');
  expect(play.told().at(-1)).toBe('4 is offered to ana');
});

test('the rank key share prefers who is furthest below', async () => {
  const play = await scene(shared({ groups: groups(75), tolerance: 100 }, { rank: ['share'] }));
  await play.ready('bob', 'ana');
  const went: string[] = [];
  for (const call of ['1', '2', '3', '4', '5', '6', '7', '8']) {
    await play.taken(call);
    went.push(
      play
        .told()
        .find((line) => line.includes('takes'))
        ?.split(' ')[0] as string,
    );
    await play.done(call);
  }
  expect(went.filter((agent) => agent === 'ana')).toHaveLength(6);
});

test('operations raise a share step by step; a plan that says the same keeps it, one that says otherwise ends it', async () => {
  const play = await scene(shared());
  const set = (percents: number[], queue = 'help') => play.send({ type: 'queue.set-shares', queue, percents, by: 'sam' });
  await play.ready('ana', 'bob');
  await play.taken('1');
  await play.done('1');
  play.told();
  expect(await set([20, 80])).toBe('ok');
  expect(play.told()).toEqual(['help is shared 20 to 80']);
  expect([await set([20, 70]), await set([20, 30, 50]), await set([50, 50], 'sales')]).toEqual([
    'SHARES_MISFIT',
    'SHARES_MISFIT',
    'QUEUE_UNKNOWN',
  ]);
  const now = async () => (await view(play))?.map(({ percent, assigned }) => [percent, assigned]);
  await play.send({ type: 'plan.publish', ...shared({ tolerance: 5 }) });
  expect(await now()).toEqual([
    [20, 1],
    [80, 0],
  ]);
  await play.send({ type: 'plan.publish', ...shared({ groups: [...groups(60)].reverse() }) });
  expect(await now()).toEqual([
    [40, 0],
    [60, 1],
  ]);
  await play.send({ type: 'plan.publish', ...company({ agents: { ana: { hub: 'lisbon' } } }) });
  expect(await set([50, 50])).toBe('SHARES_NONE');
});

test('a follow-up is an assignment like any other, a question among colleagues is none', async () => {
  const play = await scene(shared());
  await play.ready('ana', 'bob');
  await play.taken('first');
  await play.taken('next', { parent: 'first' });
  expect((await view(play))?.map(({ assigned }) => assigned)).toEqual([1, 1]);
  await play.ready('ada');
  expect(await play.send({ type: 'contact.consult', contact: 'first', to: { agent: 'ada' } })).toBe('ok');
  await play.accepts('first~consult');
  expect((await view(play))?.map(({ assigned }) => assigned)).toEqual([1, 1]);
});
