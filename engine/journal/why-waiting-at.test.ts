// Asking why a contact waits tells what keeps it, what comes by itself and when, what would release it, and how long it may take.
import { expect, test } from 'vitest';
import { BEGIN_MS } from '../testing/names.js';
import { type Scene, scene } from '../testing/scene.js';
import { calendar, company, small } from '../testing/small.js';
import type { WhyWaitingView } from '../views.js';

async function why(play: Scene, contact: string): Promise<WhyWaitingView> {
  const asked = await play.box.router.ask({ type: 'why-waiting', contact });
  if (!asked.ok) throw new Error(asked.rejection.message);
  return asked.view;
}

test('one reason in the way of one agent', async () => {
  const play = await scene(small(['ana', 'bea']));
  await play.ready('ana');
  await play.taken('first');
  await play.arrives('second');
  expect(await why(play, 'second')).toMatchObject({
    counts: { capacity: 1, presence: 1, connection: 1 },
    singleObstacles: [{ reason: 'capacity', agents: ['ana'] }],
    release: 'only capacity is in the way of ana',
    estimate: null,
    planVersion: 1,
  });
});

test('the ring that will open, when, and whether it helps', async () => {
  const steps = [{}, { after: '10s', hubs: ['lyon'] }, { after: '30s', hubs: 'any' as const }];
  const play = await scene(company({ agents: { ana: { hub: 'lisbon' } }, help: { home: ['leeds'], steps } }));
  await play.ready('ana');
  await play.arrives('call');
  play.at(4);
  expect(await why(play, 'call')).toMatchObject({
    nextRing: { step: 1, atMs: BEGIN_MS + 10_000 },
    helpfulStep: 2,
    release: 'ring 2 would bring somebody who can take it now',
  });
  play.at(15);
  expect((await why(play, 'call')).nextRing).toEqual({ step: 2, atMs: BEGIN_MS + 30_000 });
});

test('a closed queue: nobody counts before it opens, and its clock stands', async () => {
  const days = calendar('days', [[100, 200]]);
  const play = await scene(
    company({ agents: { ana: {} }, help: { calendar: 'days', whenClosed: 'keep', home: ['leeds'] }, calendars: [days] }),
  );
  await play.ready('ana');
  await play.arrives('call');
  const asked = await why(play, 'call');
  expect(asked).toMatchObject({ notRoutable: { reason: 'queue-closed' }, nextRing: { step: 1, atMs: null }, helpfulStep: null });
  expect(asked.release).toContain('is closed and keeps call');
});

test('the wait is estimated from the place in the line and the last handling times: half the waits are longer, one in ten much longer', async () => {
  const play = await scene(small(['ana', 'bea'], { channels: ['voice'], wrapUpMax: 0 }));
  await play.ready('ana', 'bea');
  for (const contact of ['one', 'two']) await play.arrives(contact);
  for (const contact of ['one', 'two']) await play.accepts(contact);
  play.at(120);
  for (const contact of ['one', 'two']) await play.ends(contact);
  for (const contact of ['three', 'four', 'five', 'six', 'seven']) await play.arrives(contact);
  for (const contact of ['three', 'four']) await play.accepts(contact);
  const [first, third] = [await why(play, 'five'), await why(play, 'seven')];
  expect(first.estimate).toMatchObject({ position: 1, places: 2, handlingMs: 120_000 });
  // Exponential with mean 60 s: median 41.6 s; three of them: 160.4 s. 90 % with a mean known from two spans only: F(2, 4) and F(6, 4).
  expect(Math.abs((first.estimate?.p50Ms ?? 0) - 41_600)).toBeLessThan(1_000);
  expect(Math.abs((first.estimate?.p90Ms ?? 0) / (60_000 * 4.3246) - 1)).toBeLessThan(0.03);
  expect(Math.abs((third.estimate?.p50Ms ?? 0) - 160_400)).toBeLessThan(1_000);
  expect(Math.abs((third.estimate?.p90Ms ?? 0) / (180_000 * 4.0097) - 1)).toBeLessThan(0.03);
});

test('somebody nobody on the roster could ever serve has no single change that helps', async () => {
  const play = await scene(company({ agents: { luc: { languages: ['fr'], channels: ['chat'] } } }));
  await play.ready('luc');
  await play.arrives('call', { languages: [{ tag: 'pt' }] });
  expect(await why(play, 'call')).toMatchObject({ singleObstacles: [], helpfulStep: null, release: null });
});
