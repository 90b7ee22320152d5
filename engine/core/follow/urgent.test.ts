// Band 0 goes first: it takes back what others have only been offered, waits for no door, and an alarm stands until somebody has it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '../../../scripts/testing/runs.js';
import { nextPreemption } from '../../routing/preempt.js';
import { openScript } from '../../testing/box.js';
import { anyScript } from '../../testing/moves.js';
import { preempted } from '../../testing/oracle/preempt.js';
import { plainJournal } from '../../testing/plain-journal.js';
import { resolveMove } from '../../testing/resolve-move.js';
import { scene } from '../../testing/scene.js';
import { calendar, company, small } from '../../testing/small.js';
import { apply } from '../apply.js';
import { decide } from '../decide.js';
import { isRejection } from '../decision.js';
import { decodeState, encodeState } from '../state/canonical.js';

const URGENT = { band: 0 };

describe('an urgent contact', () => {
  test('takes back an offer nobody has answered yet; the contact it was made for keeps its place, the agent gets no strike', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.arrives('call');
    await play.arrives('fire', URGENT);
    expect(play.told()).toEqual([
      'call waits',
      'call is offered to ana',
      'fire waits',
      'ALARM: fire',
      'call is taken back from ana: preempted',
      'fire is offered to ana',
    ]);
    expect(play.box.state.agents.get('ana')?.strikes).toBe(0);
    await play.accepts('fire');
    await play.done('fire');
    expect(play.told()).toEqual([
      'ana takes fire',
      'the alarm for fire is over: owned',
      'ana is done with fire',
      'ana has wrapped up fire',
      'call is offered to ana',
    ]);
  });

  test('goes to who is free, and leaves offers alone', async () => {
    const play = await scene(small(['ana', 'bea']));
    await play.ready('ana', 'bea');
    await play.arrives('call');
    await play.arrives('fire', URGENT);
    expect(play.told().slice(-2)).toEqual(['ALARM: fire', 'fire is offered to bea']);
  });

  test('takes back neither accepted work nor the offer of another urgent contact', async () => {
    const play = await scene(small(['ana', 'bea']));
    await play.ready('ana', 'bea');
    await play.taken('call');
    await play.arrives('fire', URGENT);
    await play.arrives('flood', URGENT);
    expect(play.told().slice(-4)).toEqual(['ALARM: fire', 'fire is offered to bea', 'flood waits', 'ALARM: flood']);
  });

  test('takes back no more than it must, and spares what is more urgent', async () => {
    const play = await scene(company({ agents: { ana: { capacity: 99 } }, help: { byChannel: { chat: { lastAgent: 'off' } } } }));
    await play.ready('ana');
    await play.arrives('late', { channel: 'chat', band: 3 });
    await play.arrives('soon', { channel: 'chat', band: 1 });
    await play.arrives('mid', { channel: 'chat', band: 2 });
    play.told();
    await play.arrives('fire', { ...URGENT, channel: 'chat' });
    expect(play.told().slice(-2)).toEqual(['late is taken back from ana: preempted', 'fire is offered to ana']);
  });

  test('is one as soon as somebody says so, and no longer when that is taken back', async () => {
    const play = await scene(small(['ana']));
    await play.ready('ana');
    await play.arrives('first');
    await play.arrives('second');
    await play.send({ type: 'contact.update', contact: 'second', band: 0 });
    expect(play.told().slice(-3)).toEqual(['ALARM: second', 'first is taken back from ana: preempted', 'second is offered to ana']);
    await play.send({ type: 'contact.update', contact: 'second', band: 1 });
    expect(play.told()).toEqual(['the alarm for second is over: lowered']);
  });

  test('is over with its alarm', async () => {
    const play = await scene(small(['ana']));
    await play.arrives('fire', URGENT);
    expect((await play.box.router.ask({ type: 'overview' })).ok).toBe(true);
    const { view } = (await play.box.router.ask({ type: 'overview' })) as { view: { alarms: unknown } };
    expect(view.alarms).toEqual([{ tenant: 'shop', contact: 'fire', queue: 'help', channel: 'voice', sinceMs: play.box.clock.nowMs() }]);
    play.at(30);
    await play.send({ type: 'contact.abandon', contact: 'fire' });
    expect(play.told().slice(-2)).toEqual(['fire gives up', 'the alarm for fire is over: over']);
  });

  test('keeps its alarm over a restart, from records and from a snapshot', async () => {
    for (const from of ['records', 'snapshot'] as const) {
      const play = await scene(small(['ana']));
      await play.ready('ana');
      await play.arrives('fire', URGENT);
      play.told();
      await play.box.restart(from);
      expect(play.told()).toEqual(['the router is back', 'fire is taken back from ana: router-resumed']);
      expect([...play.box.state.alarms.keys()]).toEqual([1]);
    }
  });

  test('widens by all time where a closed queue keeps its contacts, whose own time stands still', async () => {
    const play = await scene(
      company({
        agents: { ana: { hub: 'bucharest' } },
        help: { home: ['lisbon'], calendar: 'days', whenClosed: 'keep' },
        calendars: [calendar('days', [[1_000, 2_000]])],
      }),
    );
    await play.ready('ana');
    await play.arrives('fire', URGENT);
    await play.arrives('call');
    play.at(19.999);
    expect(play.told()).toEqual(['fire waits', 'ALARM: fire', 'call waits']);
    play.at(20);
    expect(play.told()).toEqual(['ring 1 opens for fire', 'fire is offered to ana']);
    await play.accepts('fire');
    play.told();
    await play.send({ type: 'contact.update', contact: 'call', band: 0 });
    expect(play.told()).toEqual(['ALARM: call', 'ring 1 opens for call']);
  });
});

/** The harder a contact is to place, the seldomer there is anything to take back. */
const FOR_ANYBODY = { residency: null, requires: undefined, site: false };

// Whatever a box is in the middle of: an urgent contact takes back exactly the offers that an oracle names.
test('engine and oracle take back the same offers', async () => {
  let taken = 0;
  const numRuns = runs('preemption ≡ oracle', { fast: 60, nightly: 5_000 });
  await fc.assert(
    fc.asyncProperty(anyScript(), async (script) => {
      const box = await openScript(script, { journal: plainJournal() });
      for (const beat of script.beats) {
        const sent = await box.play(beat, script.punctual);
        if (beat.move.kind !== 'enqueue' || sent === undefined) continue;
        const state = decodeState(encodeState(box.state));
        const command = { ...resolveMove(state, beat.move), contact: 'fire', band: 0, priority: 0, customer: null, ...FOR_ANYBODY };
        const decision = decide(state, { attributes: {}, adapter: null, ...command } as never, state.atMs);
        if (isRejection(decision)) continue;
        for (const event of decision) apply(state, event, { seq: state.seq + 1, atMs: state.atMs });
        const told = nextPreemption(state, state.atMs).flatMap((event) => (event.type === 'offer.revoked' ? [event.offer] : []));
        expect([...told].sort()).toEqual(preempted(state, state.atMs));
        taken += told.length;
      }
    }),
    { seed, numRuns },
  );
  expect(taken).toBeGreaterThan(numRuns / 20);
});
