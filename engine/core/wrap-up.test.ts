// How long a wrap-up lasts, and who may end it: mandatory ones last their minimum, optional ones may be left out, all end by themselves.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { playScript } from '../testing/box.js';
import { anyScript } from '../testing/moves.js';
import { plainJournal } from '../testing/plain-journal.js';
import { type Scene, scene } from '../testing/scene.js';
import { small } from '../testing/small.js';

const offerOf = (play: Scene, contact: string): string =>
  [...play.box.state.offers.values()].find((offer) => offer.contact === contact)?.offer ?? '9.9';

const finish = (play: Scene, contact: string, by: string | null = null) =>
  play.send({ type: 'wrap-up.finish', offer: offerOf(play, contact), by });
const extend = (play: Scene, contact: string) => play.send({ type: 'wrap-up.extend', offer: offerOf(play, contact) });

async function released(help: Parameters<typeof small>[1]): Promise<Scene> {
  const play = await scene(small(['ana'], help));
  await play.ready('ana');
  await play.arrives('one');
  await play.arrives('two');
  await play.accepts('one');
  play.at(10);
  await play.ends('one');
  play.told();
  return play;
}

describe('mandatory', () => {
  test('the agent may not end it before its minimum, and the router ends it at its length', async () => {
    const play = await released({ wrapUpMax: '30s', wrapUp: { mode: 'mandatory', min: '20s' } });
    play.at(29.999);
    expect(await finish(play, 'one')).toBe('WRAP_UP_MANDATORY');
    play.at(30);
    expect(await finish(play, 'one')).toBe('ok');
    expect(play.told()).toEqual(['ana has wrapped up one', 'two is offered to ana']);
  });

  test('without a minimum it runs its whole length', async () => {
    const play = await released({ wrapUpMax: '30s', wrapUp: { mode: 'mandatory' } });
    play.at(39.999);
    expect(await finish(play, 'one')).toBe('WRAP_UP_MANDATORY');
    play.at(40);
    expect(play.told()).toEqual(['ana has wrapped up one', 'two is offered to ana']);
  });

  test('signing out is no way round it; once free, it is; a supervisor may end it or send the agent home', async () => {
    const one = await released({ wrapUp: { mode: 'mandatory' } });
    expect(await one.send({ type: 'agent.sign-out', agent: 'ana' })).toBe('WRAP_UP_MANDATORY');
    expect(await one.send({ type: 'agent.sign-out', agent: 'ana', when: 'free' })).toBe('ok');
    expect(await finish(one, 'one', 'sam')).toBe('ok');
    expect(one.told()).toEqual(['ana will be offline once free', 'ana has wrapped up one', 'ana signs out']);
    const finished = one.box.journal.records().flatMap(({ events }) => events.filter((event) => event.type === 'wrap-up.finished'));
    expect(finished).toMatchObject([{ because: 'supervisor', wrapUpMs: 0 }]);
    const other = await released({ wrapUp: { mode: 'mandatory' } });
    expect(await other.send({ type: 'agent.sign-out', agent: 'ana', by: 'sam' })).toBe('ok');
    expect(other.told()).toEqual(['ana has wrapped up one', 'ana signs out']);
  });

  test('an end that comes too late is told from a mistake', async () => {
    const play = await scene(small(['ana'], { wrapUpMax: '30s' }));
    await play.ready('ana');
    await play.arrives('one');
    await play.accepts('one');
    const offer = offerOf(play, 'one');
    const code = (command: 'wrap-up.finish' | 'wrap-up.extend', id: string) => play.send({ type: command, offer: id });
    expect(await code('wrap-up.finish', offer)).toBe('WRAP_UP_NOT_BEGUN');
    await play.ends('one');
    play.at(40);
    expect(play.told()).toContain('ana has wrapped up one');
    expect(await code('wrap-up.finish', offer)).toBe('WRAP_UP_OVER');
    expect(await code('wrap-up.extend', offer)).toBe('WRAP_UP_OVER');
    expect(await code('wrap-up.finish', '2.1')).toBe('OFFER_UNKNOWN');
    await play.arrives('two');
    expect(await code('wrap-up.finish', '2.9')).toBe('OFFER_UNKNOWN');
    // Which offers a contact had is forgotten with it.
    expect(await code('wrap-up.finish', '1.9')).toBe('WRAP_UP_OVER');
  });

  test('a plan that asks less does not shorten what has begun', async () => {
    const play = await released({ wrapUp: { mode: 'mandatory', min: '20s' } });
    await play.send({ type: 'plan.publish', ...small(['ana']) });
    expect(await finish(play, 'one')).toBe('WRAP_UP_MANDATORY');
    await play.box.restart('records');
    expect(await finish(play, 'one')).toBe('WRAP_UP_MANDATORY');
  });
});

describe('optional', () => {
  test('the release may leave it out; then the next contact comes at once', async () => {
    const play = await scene(small(['ana'], { wrapUp: { mode: 'optional' } }));
    await play.ready('ana');
    await play.arrives('one');
    await play.arrives('two');
    await play.accepts('one');
    play.told();
    expect(await play.send({ type: 'contact.release', contact: 'one', wrapUp: false })).toBe('ok');
    expect(play.told()).toEqual(['ana is done with one', 'ana has wrapped up one', 'two is offered to ana']);
  });

  test('what is not optional cannot be left out', async () => {
    for (const mode of ['timeBoxed', 'mandatory'] as const) {
      const play = await scene(small(['ana'], { wrapUp: { mode } }));
      await play.ready('ana');
      await play.taken('one');
      expect(await play.send({ type: 'contact.release', contact: 'one', wrapUp: false })).toBe('WRAP_UP_NOT_OPTIONAL');
      expect(await play.send({ type: 'contact.release', contact: 'one' })).toBe('ok');
    }
  });
});

describe('extended', () => {
  test('by as much and as often as the policy says; its end moves', async () => {
    const play = await released({ wrapUpMax: '30s', wrapUp: { extendBy: '20s', extensions: 2 } });
    expect(await extend(play, 'one')).toBe('ok');
    expect(await extend(play, 'one')).toBe('ok');
    expect(await extend(play, 'one')).toBe('WRAP_UP_NOT_EXTENDABLE');
    play.told();
    play.at(79.999);
    expect(play.told()).not.toContain('ana has wrapped up one');
    play.at(80);
    expect(play.told()).toEqual(['ana has wrapped up one', 'two is offered to ana']);
    expect(await extend(play, 'one')).toBe('OFFER_UNKNOWN');
  });

  test('not where the policy says nothing, nor before there is a wrap-up; it survives a restart', async () => {
    const none = await released({});
    expect(await extend(none, 'one')).toBe('WRAP_UP_NOT_EXTENDABLE');
    const play = await scene(small(['ana'], { wrapUpMax: '30s', wrapUp: { extendBy: '20s', extensions: 1 } }));
    await play.ready('ana');
    await play.taken('one');
    expect(await extend(play, 'one')).toBe('WRAP_UP_NOT_BEGUN');
    await play.ends('one');
    await extend(play, 'one');
    await play.box.restart('snapshot');
    expect(await extend(play, 'one')).toBe('WRAP_UP_NOT_EXTENDABLE');
    play.told();
    play.at(50);
    expect(play.told()).toContain('ana has wrapped up one');
  });
});

// No agent ends a wrap-up before its earliest instant, none lasts beyond its end as extended, and none is extended more often than is allowed.
test('every wrap-up keeps within its dates', async () => {
  const numRuns = runs('wrap-up dates', { fast: 75, nightly: 10_000 });
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(anyScript(), async (script) => {
      const box = await playScript(script, { journal: plainJournal() });
      const dates = new Map<string, { earliestMs: number; dueMs: number }>();
      for (const { atMs, events } of box.journal.records())
        for (const event of events) {
          if (event.type === 'contact.released' || event.type === 'assignment.ended')
            dates.set(event.offer, { earliestMs: event.wrapUpEarliestMs, dueMs: event.wrapUpDueMs });
          const known = 'offer' in event ? dates.get(event.offer) : undefined;
          if (event.type === 'wrap-up.extended' && known !== undefined) {
            expect(event.wrapUpDueMs).toBeGreaterThanOrEqual(known.dueMs);
            dates.set(event.offer, { ...known, dueMs: event.wrapUpDueMs });
          }
          if (event.type !== 'wrap-up.finished' || known === undefined) continue;
          seen++;
          if (event.because === 'agent') expect(atMs).toBeGreaterThanOrEqual(known.earliestMs);
          if (script.punctual && event.because !== 'cap') expect(atMs).toBeLessThanOrEqual(known.dueMs);
          if (event.because === 'cap') expect(atMs).toBeGreaterThanOrEqual(known.dueMs);
        }
    }),
    { seed, numRuns },
  );
  expect(seen).toBeGreaterThan(numRuns / 2);
});
