/** Proves that whom a queue leaves on hold when it closes is told, as many as there are, where its plan does not say what becomes of them, and only there. */
import type { CompiledCalendar, PlanFile } from '@signalbox/engine/plan';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import type { HandedOn, Life } from '../play/index.js';
import type { UnsaidClosing } from '../scenario/index.js';
import { PLAN, trialOf, type Written } from '../scenario/testing/trials.js';
import { hintAtLeft } from './hint-at-left.js';
import { countLeft } from './left-on-hold.js';
import { measure } from './testing/measure.js';

const MIDNIGHT = Date.parse('2026-03-11T00:00Z');
const minute = (at: number): number => MIDNIGHT + at * 60_000;
const hours = (...minutes: readonly number[]): CompiledCalendar => ({
  id: 'hours',
  instantsMs: minutes.map(minute),
  horizonMs: minute(100_000),
  tzdata: 'test',
});
/** Two hours open, one closed, then open until long after the end. */
const LUNCH = hours(0, 120, 180, 9_000);

type Queue = PlanFile['queues'][string];
const planWith = (more: Partial<Queue>, plan = PLAN): PlanFile => ({
  ...plan,
  queues: { ...plan.queues, calls: { ...plan.queues['calls'], channels: ['voice', 'email'], calendar: 'hours', ...more } },
});

/** More calls than four agents can take, so that there is always somebody on hold. */
const BUSY: Written = {
  demand: { calls: { queue: 'calls', channel: 'voice', languages: ['en'], perHour: 150 } },
  horizon: { for: '3h' },
  behaviour: { voice: { handling: '4m', patience: '10m' } },
};

/** What is hinted at after one run, and everybody who came in it. */
async function told(written: Written, plan: PlanFile, calendar = LUNCH): Promise<{ texts: readonly string[]; lives: readonly Life[] }> {
  const trial = trialOf(written, {}, plan, undefined, [calendar]);
  const lives: Life[] = [];
  const measured = await measure(trial, (life) => lives.push(life));
  return { texts: hintAtLeft(trial, [measured]).map(({ message }) => message), lives };
}

test('of a queue that keeps because it takes mail too: everybody who is on hold when it closes, or comes until it opens', async () => {
  const { texts, lives } = await told(BUSY, planWith({}));
  const left = lives.filter(({ customer: { arrivalMs }, atMs }) => atMs > minute(120) && arrivalMs < minute(180));
  expect(left.length).toBeGreaterThan(90);
  expect(texts).toEqual([
    `Queue calls closes over customers on hold, and the plan does not say what becomes of them: some ${left.length} were not taken before they gave up or it opened again, after it closed at 2026-03-11 02:00.`,
  ]);
});

test('of a queue that turns others away: those inside, if all who could take them have gone, and not if somebody stays', async () => {
  const calls = planWith({ channels: ['voice'] });
  const shift = (until: string): Written => ({
    ...BUSY,
    workforce: { groups: { dublin: { shifts: [{ hours: `00:00-${until}` }] }, lisbon: { shifts: [{ hours: `00:00-${until}` }] } } },
  });
  const { texts, lives } = await told(shift('02:00'), calls);
  const inside = lives.filter(({ customer: { arrivalMs }, atMs }) => arrivalMs < minute(120) && atMs > minute(120));
  expect(inside.length).toBeGreaterThan(3);
  expect(texts).toEqual([expect.stringContaining(` some ${inside.length} were not taken `)]);
  expect((await told(shift('03:00'), calls)).texts).toEqual([]);
});

test('not where the plan, or a change, says what becomes of them, nor of mail and of whom a campaign calls', () => {
  const closings = (plan: PlanFile, written = BUSY) => trialOf(written, {}, plan, undefined, [LUNCH]).unsaidClosings ?? [];
  const lunch = { queue: 'calls', channels: ['voice'], fromMs: minute(120), toMs: minute(180) };
  expect(closings(planWith({}))).toEqual([lunch]);
  for (const whenClosed of ['keep', 'reject', 'callback'] as const) expect(closings(planWith({ whenClosed }))).toEqual([]);
  expect(closings(planWith({ maxWait: { after: '5m', to: 'callback' } }))).toEqual([]);
  expect(closings(planWith({ channels: ['email'] }), { demand: { mail: { queue: 'calls', channel: 'email', perHour: 9 } } })).toEqual([]);
  const change = (at: string, closed: boolean) => ({ at: `2026-03-11T${at}`, queue: 'calls', closed });
  expect(closings(planWith({}), { ...BUSY, changes: [change('01:59', true)] })).toEqual([]);
  expect(closings(planWith({}), { ...BUSY, changes: [change('01:59', true), change('02:30', false)] })).toEqual([
    { ...lunch, fromMs: minute(150) },
  ]);
  // The plan in force when it closes counts.
  const publish = (plan: PlanFile): Written => ({ ...BUSY, changes: [{ at: '2026-03-11T02:20', plan }] });
  expect(closings(planWith({}), publish(planWith({ whenClosed: 'keep' })))).toEqual([{ ...lunch, toMs: minute(140) }]);
  expect(closings(planWith({ whenClosed: 'keep' }), publish(planWith({})))).toEqual([{ ...lunch, fromMs: minute(140) }]);

  const count = countLeft({ unsaidClosings: [lunch] });
  for (const demand of [{ outbound: {} }, { books: {} }])
    count.settled({
      customer: { arrivalMs: minute(100), demand: { queue: 'calls', channel: 'voice', ...demand } },
      outcome: 'unserved',
      atMs: minute(200),
    } as unknown as Life);
  expect(count.told()).toEqual([]);
});

const COUNT = runs('simulations/measures left on hold', { fast: 200, nightly: 5_000 });

test('whoever waits when a queue is closed is left unless taken in that time, or gone before the last who was', () => {
  const wait = fc.record({
    from: fc.nat(40),
    lasts: fc.nat(30),
    outcome: fc.constantFrom('answered', 'abandoned', 'unserved', 'rejected'),
    channel: fc.constantFrom('voice', 'email'),
    again: fc.boolean(),
  });
  const edges = fc.uniqueArray(fc.nat(50), { minLength: 4, maxLength: 4 }).map((four) => four.sort((one, other) => one - other));
  fc.assert(
    fc.property(fc.array(wait, { maxLength: 12 }), edges, (waits, [a = 0, b = 0, c = 0, d = 0]) => {
      const closed = [
        { fromMs: a, toMs: b },
        { fromMs: c, toMs: d },
      ];
      const unsaidClosings = closed.map((one): UnsaidClosing => ({ queue: 'calls', channels: ['voice'], ...one }));
      const count = countLeft({ unsaidClosings });
      for (const { from, lasts, outcome, channel, again } of waits) {
        const atMs = from + lasts;
        const customer = { arrivalMs: again ? -100 : from, demand: { queue: again ? 'front' : 'calls', channel } };
        if (again) count.handedOn({ customer, queue: 'calls', outcome, waitedMs: lasts, atMs } as HandedOn);
        else count.settled({ customer, outcome, atMs } as Life);
      }
      const meeting = waits
        .filter(({ channel, outcome }) => channel === 'voice' && outcome !== 'rejected')
        .map(({ from, lasts, outcome }) => ({
          ends: from + lasts,
          taken: outcome === 'answered',
          closing: closed.findIndex(({ fromMs, toMs }) => from < toMs && from + lasts > fromMs),
        }));
      const left = closed.flatMap(({ toMs }, closing) => {
        const here = meeting.filter((one) => one.closing === closing);
        const taken = here.filter(({ taken, ends }) => taken && ends < toMs).map(({ ends }) => ends);
        const contacts = here.filter(
          (one) => !(one.taken && one.ends < toMs) && taken.every((last) => Math.min(one.ends, toMs) > last),
        ).length;
        return contacts === 0 ? [] : [{ closing, contacts }];
      });
      expect(count.told()).toEqual(left);
    }),
    { seed, numRuns: COUNT },
  );
});
