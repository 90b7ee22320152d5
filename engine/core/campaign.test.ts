// Proves that a campaign calls nobody outside the hours of the customer's zone, nor more often than it may in a day and in all, and loses nobody.
import { describe, expect, test } from 'vitest';
import { startMeasures } from '../projections/measures.js';
import { whyWaiting } from '../routing/why-waiting.js';
import { scene } from '../testing/scene.js';
import { CALENDARS, contactOf, dialled, HOUR, hours, LEAD, ms, said, selling } from '../testing/selling.js';
import { calendar } from '../testing/small.js';

describe('calling windows', () => {
  test('are those of the customer, half-open: offered from their first millisecond on, taken back at their last', async () => {
    const play = await scene(selling());
    await play.ready('ana');
    await play.arrives('lisbon', LEAD);
    await play.arrives('athens', { ...LEAD, zone: 'Europe/Athens' });
    expect(said(play)).toEqual([
      'lisbon waits',
      'lisbon is of leads, in Europe/Lisbon',
      'lisbon is set aside: window',
      'athens waits',
      'athens is of leads, in Europe/Athens',
      'athens is offered to ana',
    ]);
    const waiting = contactOf(play, 'lisbon');
    expect(waiting && whyWaiting(play.box.state, waiting, ms(0)).notRoutable).toEqual({
      reason: 'window',
      because: `lisbon is outside the calling window until ${ms(HOUR)}`,
      untilMs: ms(HOUR),
    });
    await dialled(play, 'athens', 'connected');
    await play.ends('athens');
    play.at(HOUR - 0.001);
    said(play);
    play.at(HOUR);
    expect(said(play)).toEqual(['lisbon is back: due', 'lisbon is offered to ana']);
    await play.rejects('lisbon');
    // The same agent may be asked again only after ten minutes: it then rings on at the end of the hours.
    play.at(3 * HOUR - 5);
    const busy = said(play);
    expect(busy.at(-1)).toMatch(/lisbon/);
    play.at(3 * HOUR);
    expect(said(play).at(-1)).toBe('lisbon is set aside: window');
    expect(contactOf(play, 'lisbon')).toMatchObject({ state: 'parked', aside: { untilMs: ms(25 * HOUR), keepsPlace: true } });
  });

  test('take back an offer in flight, and the time of its rings stands still until they open again', async () => {
    const play = await scene(selling({}, []));
    play.at(HOUR);
    await play.arrives('lead', LEAD);
    play.at(HOUR + 15);
    const entered = contactOf(play, 'lead')?.openSteps;
    play.at(3 * HOUR);
    const open = contactOf(play, 'lead');
    expect([entered, open?.state]).toEqual([[0], 'parked']);
    expect(open?.aside?.routableMs).toBe(2 * HOUR * 1_000);
    play.at(25 * HOUR);
    expect(contactOf(play, 'lead')).toMatchObject({ state: 'queued', rankFromMs: ms(HOUR) });
  });

  test('hold for urgent contacts, too, and for those put back by hand', async () => {
    const play = await scene(selling());
    await play.ready('ana');
    await play.arrives('urgent', { ...LEAD, band: 0 });
    expect(contactOf(play, 'urgent')?.state).toBe('parked');
    play.at(HOUR);
    await play.accepts('urgent');
    play.at(4 * HOUR);
    // In hand and not dialled yet: who is called is the owner's to decide; put back it waits for the next day.
    expect(await play.send({ type: 'contact.pull', contact: 'urgent' } as never)).toBe('ok');
    expect(contactOf(play, 'urgent')).toMatchObject({ state: 'parked', aside: { because: 'window', untilMs: ms(25 * HOUR) } });
  });

  test('of a new plan, or one that reaches further, hold for those who wait for the old ones', async () => {
    const play = await scene(selling());
    await play.ready('ana');
    await play.arrives('lead', LEAD);
    const later = CALENDARS.map((one) =>
      one.id === 'window/polite/Europe/Lisbon' ? calendar(one.id, hours(1.5 * HOUR), 100 * 24 * HOUR) : one,
    );
    await play.send({ type: 'calendar.extend', calendars: later } as never);
    expect(contactOf(play, 'lead')?.aside?.untilMs).toBe(ms(1.5 * HOUR));
    said(play);
    // A plan whose hours have begun already: back at once.
    const now = CALENDARS.map((one) => (one.id === 'window/polite/Europe/Lisbon' ? calendar(one.id, hours(-10), 100 * 24 * HOUR) : one));
    await play.send({ type: 'calendar.extend', calendars: now } as never);
    expect(said(play)).toEqual(['lead is set aside: window', 'lead is back: due', 'lead is offered to ana']);
    // And one whose hours are over: taken back before anybody answers.
    await play.send({ type: 'calendar.extend', calendars: later } as never);
    expect(said(play)).toEqual(['lead is taken back from ana: parked', 'lead is set aside: window']);
  });

  test('cannot go while contacts need them, nor can their campaign', async () => {
    const play = await scene(selling());
    await play.arrives('lead', LEAD);
    const { plan, roster } = selling();
    expect(await play.send({ type: 'plan.publish', plan: { ...plan, campaigns: [] }, roster })).toBe('PLAN_IN_USE');
    expect(await play.send({ type: 'plan.publish', plan: { ...plan, customerZones: ['Europe/Athens'] }, roster })).toBe('PLAN_IN_USE');
  });

  test('who asks for a campaign, zone, queue or way that does not fit is told what does', async () => {
    const play = await scene(selling());
    const refused = (asks: object) => play.send({ type: 'contact.enqueue', contact: 'x', channel: 'voice', ...LEAD, ...asks } as never);
    expect(await refused({ campaign: 'lead' })).toBe('CAMPAIGN_UNKNOWN');
    expect(await refused({ queue: 'help' })).toBe('CAMPAIGN_ELSEWHERE');
    expect(await refused({ zone: 'Europe/Lisboa' })).toBe('CUSTOMER_ZONE_UNKNOWN');
    expect(await refused({ zone: undefined })).toBe('ZONE_MISSING');
    expect(await refused({ callback: true })).toBe('CAMPAIGN_DECIDES');
    expect(await refused({ campaign: undefined })).toBe('ZONE_UNUSED');
    const { answer } = await play.box.send({ type: 'contact.enqueue', contact: 'x', channel: 'voice', ...LEAD, zone: 'Europe/Lisboa' });
    expect(answer.ok ? '' : answer.rejection.next).toContain('the nearest is Europe/Lisbon');
  });
});

describe('attempts', () => {
  test('are repeated as their outcome asks, within the day’s limit and at the hours, and end with the last one: exhausted, no abandon', async () => {
    const play = await scene(selling());
    await play.ready('ana');
    play.at(HOUR);
    await play.arrives('lead', LEAD);
    await dialled(play, 'lead', 'busy');
    expect(contactOf(play, 'lead')).toMatchObject({ state: 'parked', aside: { because: 'retry', untilMs: ms(HOUR + 300) } });
    play.at(HOUR + 300);
    await dialled(play, 'lead', 'no-answer');
    // The second of two a day: after half an hour the day’s limit stands, after midnight the window, which opens the next morning.
    play.at(HOUR + 300 + 1_800);
    expect(contactOf(play, 'lead')?.aside).toMatchObject({ because: 'attempts', untilMs: ms(16 * HOUR) });
    play.at(16 * HOUR);
    expect(contactOf(play, 'lead')?.aside).toMatchObject({ because: 'window', untilMs: ms(25 * HOUR) });
    play.at(25 * HOUR);
    await dialled(play, 'lead', 'failed');
    expect(contactOf(play, 'lead')).toMatchObject({ state: 'offered', outbound: { attempts: 3, attemptsToday: 1 } });
    said(play);
    await dialled(play, 'lead', 'machine');
    expect(said(play)).toEqual([
      'ana takes lead',
      'lead is dialled, attempt 4: machine',
      'ana no longer has lead: unreached',
      'ana has wrapped up lead',
      'lead could not be reached',
    ]);
    expect(play.box.state.contacts.size).toBe(0);
    const measures = startMeasures();
    for (const record of play.box.journal.records()) measures.take(record);
    expect(measures.view('queue').rows.find(({ key }) => key === 'sales')).toMatchObject({
      contacts: 1,
      arrived: 4,
      answered: 4,
      waiting: 0,
      abandoned: 0,
      withdrawn: 0,
      unreached: 4,
      exhausted: 1,
    });
  });

  test('count on where a customer was reached and is to be called again; with none left that is another contact', async () => {
    const play = await scene(selling({ attempts: 2, attemptsPerDay: 9 }));
    await play.ready('ana');
    play.at(HOUR);
    await play.arrives('lead', LEAD);
    await dialled(play, 'lead', 'connected');
    await play.send({ type: 'contact.park', contact: 'lead', untilMs: ms(HOUR + 600), sameAgentMs: 60_000 });
    play.at(HOUR + 600);
    expect(contactOf(play, 'lead')).toMatchObject({ state: 'offered', callback: { attempts: 1 } });
    await dialled(play, 'lead', 'connected');
    expect(await play.send({ type: 'contact.park', contact: 'lead', untilMs: ms(2 * HOUR) })).toBe('CAMPAIGN_SPENT');
    expect(await play.send({ type: 'contact.release', contact: 'lead' })).toBe('ok');
  });

  test('a connected call that is handed on stays on the line when the hours are over', async () => {
    const play = await scene(selling({}, ['ana']));
    await play.ready('ana');
    play.at(3 * HOUR - 10);
    await play.arrives('lead', LEAD);
    await dialled(play, 'lead', 'connected');
    await play.send({ type: 'contact.transfer', contact: 'lead', to: { queue: 'help' } } as never);
    play.at(4 * HOUR);
    expect(contactOf(play, 'lead')).toMatchObject({ queue: 'help', callback: null });
    expect(contactOf(play, 'lead')?.state).not.toBe('parked');
  });
});

describe('on a signal', () => {
  test('from the stated attempt on, within the hours only, and what was seen before does not count', async () => {
    const play = await scene(selling({ signalAfter: 1, signalWithin: '3d' }));
    await play.ready('ana');
    play.at(HOUR);
    await play.arrives('lead', LEAD);
    await dialled(play, 'lead', 'failed');
    expect(contactOf(play, 'lead')?.aside).toMatchObject({ because: 'signal', untilMs: ms(3 * HOUR), atEnd: 'return' });
    play.at(3 * HOUR);
    expect(contactOf(play, 'lead')?.aside).toMatchObject({ because: 'window' });
    expect(await play.send({ type: 'contact.signal', contact: 'lead' })).toBe('NOT_AWAITED');
    play.at(25 * HOUR);
    said(play);
    expect(await play.send({ type: 'contact.signal', contact: 'lead' })).toBe('ok');
    expect(said(play)).toEqual(['lead is back: signal', 'lead is offered to ana']);
  });

  test('and without one for too long it is withdrawn', async () => {
    const play = await scene(selling({ signalAfter: 0, signalWithin: '26h' }));
    await play.arrives('lead', LEAD);
    said(play);
    play.at(26 * HOUR);
    expect(said(play).slice(-2)).toEqual(['lead is set aside: signal', 'lead is withdrawn: noSignal']);
  });
});

test('a restart changes nothing about it', async () => {
  const play = await scene(selling());
  await play.ready('ana');
  play.at(HOUR);
  await play.arrives('lead', LEAD);
  await dialled(play, 'lead', 'no-answer');
  await play.arrives('late', LEAD);
  for (const from of ['records', 'snapshot'] as const) {
    const before = contactOf(play, 'lead')?.outbound;
    await play.box.restart(from);
    expect(contactOf(play, 'lead')?.outbound).toEqual(before);
  }
  play.box.clock.jumpTo(ms(4 * HOUR));
  await play.box.send({ type: 'clock.tick' });
  expect([contactOf(play, 'lead')?.aside?.because, contactOf(play, 'late')?.aside?.because]).toEqual(['window', 'window']);
});
