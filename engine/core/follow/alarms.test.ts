// Wallboards are told of targets at risk and missed, of long queues and of hubs without cover: once each, and when it is over.
import { describe, expect, test } from 'vitest';
import type { Event } from '../../domain/events.js';
import { type Scene, scene } from '../../testing/scene.js';
import { calendar, company, HUB_FILES, small } from '../../testing/small.js';
import { viewOverview } from '../views.js';

/** What was told of targets since it was asked for last, in seconds of the scene's beginning. */
function targets(play: Scene): readonly string[] {
  return events(play).flatMap((event) =>
    event.type === 'contact.target-at-risk' || event.type === 'contact.target-missed'
      ? [`${event.contact} ${event.type.slice('contact.target-'.length)}`]
      : [],
  );
}

const heard = new WeakMap<Scene, number>();
function events(play: Scene): readonly Event[] {
  const records = play.box.journal.records((heard.get(play) ?? 0) + 1);
  heard.set(play, play.box.state.seq);
  return records.flatMap((record) => record.events);
}

describe('a target', () => {
  test('is at risk after its share and missed after its last millisecond, each told once', async () => {
    const play = await scene(small(['ana'], { target: { within: '20s', risk: '75%' } }));
    await play.arrives('call');
    play.at(14.999);
    expect(targets(play)).toEqual([]);
    play.at(15);
    expect(targets(play)).toEqual(['call at-risk']);
    play.at(20);
    expect(targets(play)).toEqual([]);
    play.at(20.001);
    expect(targets(play)).toEqual(['call missed']);
    play.at(500);
    expect(targets(play)).toEqual([]);
  });

  test('that ends with the answer counts no longer once the contact is taken, in its last millisecond too', async () => {
    const play = await scene(small(['ana'], { target: { within: '20s', risk: '75%' }, offer: { within: '60s' } }));
    await play.ready('ana');
    await play.arrives('call');
    play.at(20);
    await play.accepts('call');
    play.at(500);
    expect(targets(play)).toEqual(['call at-risk']);
  });

  test('that ends with the resolution counts while the contact is in hand', async () => {
    const play = await scene(small(['ana'], { target: { within: '20s', end: 'resolve' } }));
    await play.ready('ana');
    await play.taken('call');
    play.at(21);
    expect(targets(play)).toEqual(['call missed']);
  });

  test('in open hours is missed in open hours', async () => {
    const days = calendar('days', [
      [0, 10],
      [500, 600],
    ]);
    const help = { calendar: 'days', whenClosed: 'keep' as const, target: { within: '20s', clock: 'openHours' as const } };
    const play = await scene(company({ agents: { ana: {} }, help, calendars: [days] }));
    await play.arrives('call');
    play.at(510);
    expect(targets(play)).toEqual([]);
    play.at(511);
    expect(targets(play)).toEqual(['call missed']);
  });

  test('survives a restart, and is not told again by it', async () => {
    const play = await scene(small(['ana'], { target: { within: '20s', risk: '50%' } }));
    await play.arrives('call');
    play.at(10);
    expect(targets(play)).toEqual(['call at-risk']);
    await play.box.restart('snapshot');
    play.at(30);
    expect(targets(play)).toEqual(['call missed']);
    await play.box.restart('records');
    play.at(60);
    expect(targets(play)).toEqual([]);
  });

  test('shows in the overview', async () => {
    const play = await scene(small(['ana'], { target: { within: '20s', risk: '50%' } }));
    await play.arrives('one');
    play.at(8);
    await play.arrives('two');
    play.at(21);
    const { queues } = viewOverview(play.box.state, null);
    expect(queues[0]).toMatchObject({ waiting: 2, atRisk: 1, missed: 1 });
  });
});

describe('a threshold', () => {
  test('is lit above its limit and goes out at the lower one', async () => {
    const play = await scene(small(['ana'], { thresholds: { waiting: { over: 2, until: 1 } } }));
    for (const contact of ['one', 'two', 'three', 'four']) await play.arrives(contact);
    expect(play.told()).toContain('help has 3 waiting, more than 2');
    await play.send({ type: 'contact.abandon', contact: 'one' });
    await play.send({ type: 'contact.abandon', contact: 'two' });
    expect(play.told()).toEqual(['one gives up', 'two gives up']);
    await play.send({ type: 'contact.abandon', contact: 'three' });
    expect(play.told()).toEqual(['three gives up', 'help has 1 waiting, no more than 1']);
  });

  test('of the oldest is lit when somebody has waited longer, an offer included, and may be lit again by who is left', async () => {
    const play = await scene(small(['ana'], { thresholds: { oldest: { over: '30s', until: '10s' } }, offer: { within: '300s' } }));
    await play.ready('ana');
    await play.arrives('one');
    play.at(25);
    await play.arrives('two');
    play.told();
    play.at(30.001);
    expect(play.told()).toEqual(['help has 30001 oldest, more than 30000']);
    await play.accepts('one');
    expect(play.told()).toEqual(['ana takes one', 'help has 5001 oldest, no more than 10000']);
    play.at(55.001);
    expect(play.told().at(-1)).toBe('help has 30001 oldest, more than 30000');
    expect(viewOverview(play.box.state, null).queues[0]).toMatchObject({ crossed: ['oldest'] });
  });

  test('that a new plan no longer has goes out with it', async () => {
    const play = await scene(small(['ana'], { thresholds: { waiting: { over: 0 } } }));
    await play.arrives('one');
    play.told();
    await play.send({ type: 'plan.publish', ...small(['ana']) });
    expect(play.told()).toEqual(['help has 0 waiting, no more than null']);
  });
});

describe('a hub to be covered', () => {
  const of = (cover: object, agents: Record<string, object> = { ana: { hub: 'lisbon' }, bea: { hub: 'lisbon', languages: ['pt'] } }) =>
    company({ agents, plan: { hubs: { ...HUB_FILES, lisbon: { ...HUB_FILES.lisbon, cover } as never } } });

  test('is uncovered from the opening until somebody is ready, and again when the last one goes', async () => {
    const play = await scene(of({}));
    expect(play.box.state.hubs.get('lisbon')?.uncovered).toEqual([null]);
    await play.ready('bea');
    expect(play.told()).toContain('lisbon is covered for everything: staffed');
    await play.send({ type: 'agent.set-presence', agent: 'bea', presence: 'notReady', reason: 'break' });
    expect(play.told()).toEqual(['bea is not ready: break', 'nobody is there for anything in lisbon']);
  });

  test('is told by language, a break not counting where the plan says so', async () => {
    const play = await scene(of({ languages: 'all', presence: 'signedIn' }));
    await play.ready('bea');
    expect(play.told()).toEqual(['lisbon is covered for pt: staffed']);
    await play.ready('ana');
    expect(play.told()).toEqual(['lisbon is covered for fr: staffed', 'lisbon is covered for en: staffed']);
    await play.send({ type: 'agent.set-presence', agent: 'ana', presence: 'notReady', reason: 'break' });
    expect(play.told()).toEqual(['ana is not ready: break']);
  });

  test('is not missed while it is suspended, or has no agents', async () => {
    const play = await scene(of({}));
    play.told();
    await play.send({ type: 'hub.suspend', hub: 'lisbon' });
    expect(play.told()).toContain('lisbon is covered for everything: not-open');
    expect((await scene(of({}, { ana: {} }))).box.state.hubs.get('lisbon')?.uncovered).toEqual([]);
  });

  test('has its grace when a desk is lost', async () => {
    const play = await scene(of({}, { ana: { hub: 'lisbon' } }));
    await play.ready('ana');
    play.told();
    await play.send({ type: 'agent.lost', agent: 'ana', connection: 'desk' });
    expect(play.told()).toEqual([]);
    play.at(20);
    expect(play.told()).toEqual(['the desk of ana stays away', 'nobody is there for anything in lisbon']);
  });
});
