// Under the same plan a recorded day is the same day for every contact, whatever happened in it; under another, only what is not in the record is drawn, and counted.
import type { Plan, Roster } from '@signalbox/engine';
import { applyRecord, decodeState, encodeState, freshState } from '@signalbox/engine/journal';
import { beforeAll, describe, expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { drawCase, runCase, USUAL } from '../faults/index.js';
import { BUSY, trialOf } from '../scenario/testing/trials.js';
import { measured, type Outcome, openReplay, overInBoth, type Pair, paired, type Recording, type Replayed, replay } from './index.js';
import { played, recorded } from './testing/recorded.js';

const trial = trialOf(BUSY);
/** Played once for all tests. */
const theDay = played(trial, seed);
const differing = (recording: Recording, { outcomes }: Replayed) =>
  paired(recording.outcomes, outcomes).filter(({ differs }) => differs.length > 0);
const drawn = ({ tallies }: Replayed): number => Object.values(tallies).reduce((sum, one) => sum + one.drawn, 0);

describe('under the same plan', () => {
  test('a simulated day is the same for every contact, and nothing is drawn', async () => {
    const days = runs('simulations/what-if days', { fast: 1, nightly: 100 });
    for (let n = 0; n < days; n++) {
      const recording = recorded(await (n === 0 ? theDay : played(trial, seed + n)));
      const again = replay(recording);
      expect(recording.outcomes.length).toBeGreaterThan(300);
      expect(differing(recording, again)).toEqual([]);
      expect([drawn(again), again.refused, again.leftOut]).toEqual([0, {}, 0]);
    }
  }, 600_000);

  test('so is one with crashes, lost desks and adapters, late timers and repeated commands', async () => {
    const cases = runs('simulations/what-if days with faults', { fast: 1, nightly: 300 });
    // 76: an adapter no longer holds a contact, whose wrap-up the router ends.
    for (const own of [76, ...Array.from({ length: cases }, (_, n) => n + 1)]) {
      let history: Parameters<typeof recorded>[0] = [];
      await runCase(drawCase({ ...USUAL, contacts: 50, seed: own }), {
        journal: (disk) => {
          history = disk.history;
          return disk;
        },
      });
      const recording = recorded(history);
      expect({ own, differing: differing(recording, replay(recording)) }).toEqual({ own, differing: [] });
      // Nor does another plan work while the router is down: in this day nothing else is late by more than moments.
      if (own !== 1) continue;
      expect(history.filter(({ command }) => command.type === 'router.resume').length).toBeGreaterThan(5);
      const { plan, roster } = recording;
      expect(differing(recording, replay(recording, { plan, roster }))).toEqual([]);
    }
  }, 600_000);

  test('so is one whose earlier records are gone, from its snapshot on', async () => {
    const records = await theDay;
    const from = Math.floor(records.length / 2);
    const state = freshState();
    for (const record of records.slice(0, from)) applyRecord(state, record);
    const content = encodeState(state);
    const recording = recorded(records.slice(from), () => decodeState(content));
    expect(recording.outcomes.length).toBeGreaterThan(100);
    expect(differing(recording, replay(recording))).toEqual([]);
  });
});

describe('under another', () => {
  let recording: Recording;
  beforeAll(async () => {
    recording = recorded(await theDay);
  });
  const replayedBy = (again: Replayed) => new Map(again.outcomes.map((one) => [one.life, one]));
  const waitOf = (outcomes: readonly Outcome[]): number =>
    outcomes.reduce((sum, { outcome, waitedMs }) => sum + (outcome === 'answered' ? waitedMs : 0), 0) / outcomes.length;
  const lifeOf = ({ recorded: then, replayed: now }: Pair) => (then ?? now)?.life;
  const without = (count: number): Roster => ({ ...recording.roster, agents: recording.roster.agents.slice(0, -count) });

  test('the recorded plan and roster, given anew, change nothing', () => {
    const { plan, roster } = recording;
    expect(differing(recording, replay(recording, { plan, roster }))).toEqual([]);
  });

  test('with fewer agents people wait longer, give up when they did, and later than they were answered', () => {
    const again = replay(recording, { roster: without(2) });
    const others = replayedBy(again);
    expect(again.outcomes).toHaveLength(recording.outcomes.length);
    expect(waitOf(again.outcomes)).toBeGreaterThan(waitOf(recording.outcomes));
    expect(again.tallies.patience.drawn).toBeGreaterThan(0);
    expect(again.refused['AGENT_UNKNOWN']).toBeGreaterThan(0);
    let [gaveUpBoth, gaveUpNow] = [0, 0];
    for (const then of recording.outcomes) {
      const now = others.get(then.life);
      if (now?.outcome !== 'abandoned') continue;
      if (then.outcome === 'abandoned') {
        gaveUpBoth++;
        expect(now.waitedMs).toBe(then.waitedMs);
      } else {
        gaveUpNow++;
        expect(now.waitedMs).toBeGreaterThan(then.waitedMs);
      }
    }
    expect(gaveUpBoth).toBeGreaterThan(10);
    expect(gaveUpNow).toBeGreaterThan(10);
  });

  test('who is open at the end stays so for want of a recorded patience, or because theirs ends later', () => {
    const again = replay(recording, { roster: without(6) });
    const open = again.outcomes.filter(({ outcome }) => outcome === 'open');
    expect(again.patienceUnknown.length).toBeGreaterThan(10);
    expect(open.map(({ life }) => life)).toEqual(expect.arrayContaining([...again.patienceUnknown]));
    // How long those would wait who gave up then is known.
    const gaveUp = new Set(recording.outcomes.filter(({ outcome }) => outcome === 'abandoned').map(({ life }) => life));
    expect(again.patienceUnknown.filter((life) => gaveUp.has(life))).toEqual([]);
  });

  test('ended on the way, it says of whoever was over in both by then what the whole replay says, and nothing of others', () => {
    const options = { roster: without(2) };
    const whole = paired(recording.outcomes, replay(recording, options).outcomes);
    const inWhole = new Map(whole.map((pair) => [lifeOf(pair), pair]));
    const underWay = openReplay(recording, options);
    const counts = [];
    for (let isOver = false; !isOver; ) {
      isOver = underWay.advance(200);
      const { nowMs } = underWay;
      const byNow = overInBoth(paired(recording.outcomes, underWay.replayed().outcomes), nowMs);
      expect(byNow).toEqual(byNow.map((pair) => inWhole.get(lifeOf(pair))));
      // What is still to come at this very instant may add some.
      const lives = new Set(byNow.map(lifeOf));
      expect(overInBoth(whole, nowMs - 1).filter((pair) => !lives.has(lifeOf(pair)))).toEqual([]);
      counts.push(byNow.length);
    }
    expect(counts.length).toBeGreaterThan(5);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(paired(recording.outcomes, underWay.replayed().outcomes)).toEqual(whole);
  });

  test('the same seed draws the same, another one something else', () => {
    const of = (own: number) => replay(recording, { roster: without(2), seed: own }).outcomes;
    expect(of(1)).toEqual(of(1));
    expect(of(2)).not.toEqual(of(1));
  });

  test('who is new comes and goes as somebody of the hub did', () => {
    const [one] = recording.roster.agents;
    if (one === undefined) throw new Error('The roster is empty.');
    const again = replay(recording, { roster: { ...recording.roster, agents: [...recording.roster.agents, { ...one, id: 'newcomer' }] } });
    expect(again.followers).toEqual([{ agent: 'newcomer', follows: expect.stringMatching(/^dublin/) }]);
    expect(again.tallies.presence.drawn).toBeGreaterThan(0);
    expect(again.outcomes.filter(({ agent }) => agent === 'newcomer').length).toBeGreaterThan(20);
    expect(waitOf(again.outcomes)).toBeLessThan(waitOf(recording.outcomes));
  });

  test('whom a later plan of the record hired comes and goes as recorded, like nobody else', () => {
    const { roster } = recording;
    const hired = { ...recording, roster: { ...roster, agents: roster.agents.slice(0, -1) } };
    const again = replay(hired, { roster });
    expect(again.followers).toEqual([]);
    expect(again.tallies.presence.drawn).toBe(0);
    expect(differing(recording, again)).toEqual([]);
  });

  describe('with a queue that has another name', () => {
    const renamed = (): Plan => ({
      ...recording.plan,
      queues: recording.plan.queues.map((queue) => (queue.id === 'calls' ? { ...queue, id: 'phone' } : queue)),
    });

    test('whose customers it is told to take, the day is the same', () => {
      const again = replay(recording, { plan: renamed(), queues: new Map([['calls', 'phone']]) });
      expect(differing(recording, again)).toEqual([]);
      expect([drawn(again), again.refused, again.turnedOff]).toEqual([0, {}, {}]);
      expect(again.outcomes.some(({ queue }) => queue === 'phone')).toBe(true);
    });

    test('whose customers nobody has told it of, they have come all the same and are turned away', () => {
      const again = replay(recording, { plan: renamed() });
      const calls = recording.outcomes.filter(({ queue }) => queue === 'calls').length;
      expect(calls).toBeGreaterThan(50);
      expect(again.outcomes).toHaveLength(recording.outcomes.length);
      expect(again.outcomes.filter(({ outcome }) => outcome === 'refused')).toHaveLength(calls);
      expect(measured(again.outcomes).turnedAway).toBe(calls);
      expect(Object.entries(again.turnedOff)).toEqual([[expect.stringContaining('no queue calls'), calls]]);
    });
  });

  test('whoever cannot hand a contact on as then finishes it, and is there for the next one', async () => {
    const { roster } = trial;
    const demand = {
      calls: { queue: 'calls', channel: 'voice', perHour: 40, languages: ['en'], transfer: { to: 'again', percent: '30%' } },
    };
    const behaviour = { voice: { handling: { mean: '3m' }, patience: { mean: '4m' } } };
    const withTransfers = recorded(await played(trialOf({ demand, behaviour }), seed));
    const plan = { ...withTransfers.plan, queues: withTransfers.plan.queues.filter(({ id }) => id !== 'again') };
    const again = replay(withTransfers, { plan });
    // Many more than there are agents to sit with them.
    expect(again.refused['QUEUE_UNKNOWN']).toBeGreaterThan(2 * roster.agents.length);
    expect(waitOf(again.outcomes)).toBeLessThanOrEqual(waitOf(withTransfers.outcomes));
    expect(measured(again.outcomes).answered).toBeGreaterThanOrEqual(measured(withTransfers.outcomes).answered);
  });

  test('work takes as much longer as the roster says', () => {
    const slow = recording.roster.agents.map((agent) => ({ ...agent, handlingPercent: 200 }));
    const again = replay(recording, { roster: { ...recording.roster, agents: slow } });
    expect(again.tallies.handling.recorded).toBeGreaterThan(100);
    expect(again.outcomes.filter(({ outcome }) => outcome === 'answered').length).toBeLessThan(
      0.8 * recording.outcomes.filter(({ outcome }) => outcome === 'answered').length,
    );
  });
});
