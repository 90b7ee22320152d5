// Time is data: what is due fires first and in order, an outage is nobody's fault, doors follow their calendars to the millisecond.
import { describe, expect, test } from 'vitest';
import { BEGIN_MS } from '../../testing/names.js';
import { scene } from '../../testing/scene.js';
import { calendar, company, small } from '../../testing/small.js';
import { violations } from '../invariants.js';

describe('what is due', () => {
  test('fires in the order of its dates, whenever the next command comes', async () => {
    const play = await scene(
      company({ agents: { ana: { hub: 'lisbon' }, bea: {} }, help: { home: ['lisbon'], offer: { reofferExpired: '90s' } } }),
    );
    await play.ready('ana');
    await play.arrives('call');
    play.box.clock.jumpTo(BEGIN_MS + 200_000);
    await play.send({ type: 'clock.tick' });
    expect(play.told()).toEqual([
      'call waits',
      'call is offered to ana',
      'ana does not answer call',
      'ana is not ready: no-answer',
      'ring 1 opens for call',
      'ring 2 opens for call',
    ]);
  });

  test('at one instant fires doors before work, and contacts by arrival', async () => {
    const setting = company({
      agents: { ana: { skills: { cards: { until: '2026-11-23T08:01:00Z' } } } },
      help: { calendar: 'days', home: ['lisbon'], steps: [{}, { after: '60s', hubs: 'any' }] },
      plan: {
        hubs: {
          lisbon: { kind: 'multilingual', country: 'PT', zone: 'Europe/Lisbon', languages: ['en', 'fr'], calendar: 'days' },
          bucharest: { kind: 'multilingual', country: 'RO', zone: 'Europe/Bucharest', languages: ['en', 'fr'] },
        },
      },
      calendars: [calendar('days', [[0, 60]])],
    });
    const play = await scene(setting);
    await play.arrives('one');
    await play.arrives('two');
    play.told();
    play.box.clock.jumpTo(BEGIN_MS + 60_000);
    await play.send({ type: 'clock.tick' });
    expect(play.told().slice(0, 3)).toEqual(['lisbon closes', 'help closes', 'ana may no longer do cards']);
  });

  test('before a command counts before it: a call offered till then is gone', async () => {
    const play = await scene(small(['ana', 'bea']));
    await play.ready('ana', 'bea');
    await play.arrives('call');
    play.box.clock.jumpTo(BEGIN_MS + 15_000);
    expect(await play.send({ type: 'offer.accept', offer: '1.1' })).toBe('OFFER_OVER');
    expect(play.told()).toEqual([
      'call waits',
      'call is offered to ana',
      'ana does not answer call',
      'ana is not ready: no-answer',
      'call is offered to bea',
    ]);
    expect(play.box.journal.records().at(-1)).toMatchObject({ by: null, command: { type: 'clock.tick' } });
  });

  test('at once, a span of zero, fires in the step that began it', async () => {
    const play = await scene(company({ agents: { ana: {}, bea: {} }, help: { offer: { within: '60s' } }, plan: { disconnectGrace: 0 } }));
    await play.ready('ana', 'bea');
    await play.arrives('call');
    await play.send({ type: 'agent.lost', agent: 'ana', connection: 'desk' });
    expect(play.told()).toEqual([
      'call waits',
      'call is offered to ana',
      'the desk of ana stays away',
      'call is taken back from ana: connection-lost',
      'call is offered to bea',
    ]);
    expect(violations(play.box.state)).toEqual([]);
  });

  test('an offer lives for a millisecond at least, so that matching comes to rest', async () => {
    const play = await scene(small(['ana'], { offer: { within: 0, reofferExpired: 0, strikes: 1_000 } }));
    await play.ready('ana');
    await play.arrives('call');
    expect(play.told()).toEqual(['call waits', 'call is offered to ana']);
    expect(play.box.router.nextDueMs).toBe(BEGIN_MS + 1);
  });
});

describe('an outage', () => {
  test('F15 the resumption comes before anything that fell due meanwhile: offers go back without a strike', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.arrives('call');
    play.told();
    play.box.clock.jumpTo(BEGIN_MS + 3_600_000);
    await play.box.restart('records');
    expect(play.told()).toEqual(['the router is back', 'call is taken back from ana: router-resumed', 'ring 1 opens for call']);
    expect(play.box.state.agents.get('ana')).toMatchObject({
      strikes: 0,
      presence: 'ready',
      connection: 'lost',
      graceUntilMs: BEGIN_MS + 3_620_000,
    });
    await play.send({ type: 'agent.connected', agent: 'ana', connection: 'desk' });
    expect(play.told()).toEqual(['call is offered to ana']);
  });

  test('leaves assignments with their owners', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.taken('call');
    play.box.clock.jumpTo(BEGIN_MS + 3_600_000);
    await play.box.restart('snapshot');
    await play.send({ type: 'agent.connected', agent: 'ana', connection: 'desk' });
    await play.done('call');
    expect(play.told().slice(-2)).toEqual(['ana is done with call', 'ana has wrapped up call']);
  });

  test('replays missed changes of a calendar in order, and the queue clock counts open time only', async () => {
    const calendars = [
      calendar('days', [
        [0, 10],
        [20, 25],
        [100, 200],
      ]),
    ];
    const play = await scene(company({ agents: { bea: {} }, help: { home: ['lisbon'], calendar: 'days', whenClosed: 'keep' }, calendars }));
    await play.arrives('call');
    play.told();
    play.box.clock.jumpTo(BEGIN_MS + 104_999);
    await play.box.restart('records');
    expect(play.told()).toEqual(['the router is back', 'help closes', 'help opens', 'help closes', 'help opens']);
    await play.ready('bea');
    play.at(105);
    expect(play.told()).toEqual(['ring 1 opens for call', 'call is offered to bea']);
  });
});

describe('calendars', () => {
  const shop = (pairs: readonly (readonly [number, number])[], horizon?: number) =>
    company({ agents: {}, help: { calendar: 'days', whenClosed: 'reject' }, calendars: [calendar('days', pairs, horizon)] });

  test('F19 are open at their first millisecond and closed at their last', async () => {
    const play = await scene(shop([[10, 20]]));
    for (const [second, contact] of [
      [9.999, 'early'],
      [10, 'first'],
      [19.999, 'last'],
      [20, 'late'],
    ] as const) {
      play.at(second);
      await play.arrives(contact);
    }
    expect(play.told()).toEqual([
      'early is turned away: queue-closed',
      'help opens',
      'first waits',
      'last waits',
      'help closes',
      'late is turned away: queue-closed',
    ]);
  });

  test('end with an alarm, also where they are closed at their horizon; an extension opens the doors again', async () => {
    const play = await scene(shop([[0, 10]], 30));
    play.at(30);
    expect(play.told()).toEqual(['help closes', 'days ends']);
    expect(
      await play.send({
        type: 'calendar.extend',
        calendars: [
          calendar(
            'days',
            [
              [0, 10],
              [25, 50],
            ],
            60,
          ),
        ],
      }),
    ).toBe('ok');
    expect(play.told()).toEqual(['help opens']);
    play.at(60);
    expect(play.told()).toEqual(['help closes', 'days ends']);
    expect(await play.send({ type: 'calendar.extend', calendars: [calendar('days', [], 40)] })).toBe('CALENDAR_SHORTER');
    expect(await play.send({ type: 'calendar.extend', calendars: [calendar('nights', [], 90)] })).toBe('CALENDAR_UNKNOWN');
  });

  test('that end while open close their doors at the horizon', async () => {
    const play = await scene(shop([[0, 30]], 30));
    play.at(30);
    expect(play.told()).toEqual(['days ends', 'help closes']);
  });
});
