// Shifts of the roster count as far as the policy says: not at all, for the order, or for who may be asked; begin and end are instants.
import { describe, expect, test } from 'vitest';
import { openRouter } from '../recover.js';
import { explain } from '../routing/explain.js';
import { whyWaiting } from '../routing/why-waiting.js';
import { BEGIN_MS } from '../testing/names.js';
import { recordingJournal } from '../testing/recording-journal.js';
import { type Scene, scene } from '../testing/scene.js';
import { type Company, company, shift } from '../testing/small.js';
import { virtualClock } from '../testing/virtual-clock.js';
import { violations } from './invariants.js';
import type { LiveContact } from './state/state.js';
import { findContact } from './subject.js';

const early = shift([0, 60], [120, 180]);
const hall = (schedule: 'ignore' | 'prefer' | 'require', more: Partial<Company> = {}) =>
  company({
    agents: { ana: { shift: 'early' }, bea: { shift: 'late' } },
    help: { schedule },
    shifts: { early, late: shift([60, 120]) },
    ...more,
  });

const the = ({ box: { state } }: Scene, contact: string): LiveContact => findContact(state, 'shop', contact) as LiveContact;
const verdictsOf = (play: Scene, contact: string) => explain(play.box.state, the(play, contact), play.box.state.atMs).verdicts;

describe('schedule: ignore', () => {
  test('offers to whoever is signed in: nobody sits idle because a rota came late', async () => {
    const play = await scene(company({ agents: { ana: { shift: 'early' } }, shifts: { early: shift([600, 900]) } }));
    await play.ready('ana');
    await play.arrives('call');
    expect(play.told()).toEqual(['call waits', 'call is offered to ana']);
  });
});

describe('schedule: require', () => {
  test('asks nobody off shift, says why and until when, and asks at the first millisecond of the shift', async () => {
    const play = await scene(hall('require'));
    await play.ready('bea');
    await play.arrives('call');
    expect(play.told()).toEqual(['call waits']);
    expect(verdictsOf(play, 'call')[1]).toMatchObject({
      agent: 'bea',
      reason: 'schedule',
      because: `bea is off shift (shifts/late) until ${BEGIN_MS + 60_000}`,
    });
    const waiting = whyWaiting(play.box.state, the(play, 'call'), play.box.state.atMs);
    expect(waiting.singleObstacles).toEqual([{ reason: 'schedule', agents: ['bea'], hubs: ['bucharest'] }]);
    play.box.clock.runTo(BEGIN_MS + 59_999);
    expect(play.told()).not.toContain('call is offered to bea');
    play.at(60);
    expect(play.told()).toEqual(['shifts/early ends', 'shifts/late begins', 'call is offered to bea', 'ring 1 opens for call']);
  });

  test('takes an unanswered offer back at the end of the shift, without a strike, and lets work in hand be finished', async () => {
    const play = await scene(hall('require', { help: { schedule: 'require', offer: { within: '10m' } } }));
    await play.ready('ana', 'bea');
    await play.taken('first');
    play.told();
    play.at(50);
    await play.ends('first');
    play.at(55);
    await play.send({ type: 'wrap-up.finish', offer: '1.1' });
    await play.arrives('second');
    play.told();
    play.at(60);
    expect(play.told()).toEqual([
      'shifts/early ends',
      'shifts/late begins',
      'second is taken back from ana: shift-ended',
      'second is offered to bea',
    ]);
    expect(play.box.state.agents.get('ana')?.strikes).toBe(0);
    await play.accepts('second');
    play.at(130);
    expect(play.told()).toEqual(['bea takes second', 'shifts/early begins', 'shifts/late ends']);
    expect(play.box.state.agents.get('bea')?.offers).toHaveLength(1);
    expect(violations(play.box.state)).toEqual([]);
  });

  test('binds nobody whom the roster gives no shift, and frees whom a supervisor keeps for longer, until the end of the change', async () => {
    const play = await scene(
      hall('require', { agents: { cas: {}, ana: { shift: 'early' } }, help: { schedule: 'require', offer: { within: '5m' } } }),
    );
    await play.ready('cas', 'ana');
    await play.taken('one');
    play.at(70);
    await play.arrives('two');
    play.told();
    await play.send({ type: 'agents.change', agents: ['ana'], set: { shift: null }, untilMs: BEGIN_MS + 90_000, because: 'overtime' });
    expect(play.told()).toEqual(['ana is changed: overtime', 'two is offered to ana']);
    play.at(90);
    expect(play.told()).toEqual(['two is taken back from ana: changed', 'ana is changed no longer: due']);
  });

  test('holds for claims and for urgent contacts too', async () => {
    const play = await scene(hall('require'));
    await play.ready('bea');
    await play.arrives('call', { band: 0 });
    expect(await play.send({ type: 'contact.claim', contact: 'call', agent: 'bea' })).toBe('NOT_ELIGIBLE');
    play.at(60);
    expect(play.told()).toContain('call is offered to bea');
  });

  test('keeps nothing for the last agent who has gone home', async () => {
    const play = await scene(
      hall('require', { help: { schedule: 'require', lastAgent: { mode: 'reserve', limit: '10m' }, wrapUpMax: 0 } }),
    );
    await play.ready('ana', 'bea');
    await play.taken('first', { customer: 'kim' });
    await play.ends('first');
    play.at(70);
    play.told();
    await play.arrives('again', { customer: 'kim' });
    expect(play.told()).toEqual(['again waits', 'again is offered to bea']);
  });
});

describe('schedule: prefer', () => {
  test('asks who is on shift first, and who is not where nobody else is left', async () => {
    const play = await scene(hall('prefer'));
    await play.ready('bea', 'ana');
    play.at(10);
    await play.arrives('one');
    await play.arrives('two');
    expect(play.told()).toEqual(['one waits', 'one is offered to ana', 'two waits', 'two is offered to bea']);
  });

  test('compares it where the plan puts it, before everything else where the plan says nothing', () => {
    const rankOf = (help: Company['help']) => company({ agents: {}, help: { ...help } }).plan.queues[0]?.policies['voice']?.rank;
    expect(rankOf({ schedule: 'prefer', rank: ['ring', 'longest-idle'] })).toEqual(['schedule', 'ring', 'longest-idle']);
    expect(rankOf({ schedule: 'prefer', rank: ['ring', 'schedule', 'longest-idle'] })).toEqual(['ring', 'schedule', 'longest-idle']);
  });
});

describe('a box that was down', () => {
  test('over the end of a shift offers nothing to whoever is off shift by then', async () => {
    const play = await scene(hall('require'));
    await play.ready('ana', 'bea');
    await play.arrives('call');
    play.box.clock.jumpTo(BEGIN_MS + 70_000);
    for (const from of ['records', 'snapshot'] as const) await play.box.restart(from);
    for (const agent of ['ana', 'bea']) await play.send({ type: 'agent.connected', agent, connection: 'again' });
    const offered = play.told().filter((told) => told.includes('offered'));
    expect(offered).toEqual(['call is offered to ana', 'call is offered to bea']);
    play.at(125);
    expect(violations(play.box.state)).toEqual([]);
  });

  test('does not publish the same roster again because it has shifts', async () => {
    const journal = recordingJournal();
    for (const setting of [hall('require'), hall('require'), hall('require', { shifts: { early, late: early } })]) {
      const router = await openRouter({ journal, clock: virtualClock(BEGIN_MS), ...setting });
      const asked = await router.ask({ type: 'overview' });
      expect(asked).toMatchObject({ view: { planVersion: setting.roster.shifts['shifts/late']?.instantsMs.length === 2 ? 1 : 2 } });
      await router.close();
    }
  });

  test('a roster that changes a shift, or extends it, is read from then on', async () => {
    const play = await scene(hall('require'));
    await play.ready('bea');
    await play.arrives('call');
    await play.send({ type: 'plan.publish', ...hall('require', { shifts: { early, late: shift([0, 30]) } }) });
    expect(play.told()).toContain('call is offered to bea');
    const later = { id: 'shifts/late', ...shift([0, 10]), horizonMs: BEGIN_MS + 2_000_000_000 };
    play.at(12);
    await play.send({ type: 'calendar.extend', calendars: [later] });
    expect(play.told()).toContain('call is taken back from bea: shift-ended');
  });
});
