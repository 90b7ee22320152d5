/** What is counted adds up: every customer once in every dimension, time in line with Little’s law, nobody busier than all the time. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { type Life, play } from '../play/index.js';
import { drawTrial, type Trial } from '../scenario/index.js';
import { BUSY, trialOf, type Written } from '../scenario/testing/trials.js';
import { STAFF_FIGURES } from './figures.js';
import { type Measured, openRecorder } from './recorder.js';
import { summarise } from './summary.js';
import { ALL, type By, type Cell, type ContactField, intervalsOf, keysOf, type StaffField, wholeOf } from './table.js';
import { understaffed } from './team-min.js';
import { measure } from './testing/measure.js';
import { judge } from './verdicts.js';

const numRuns = runs('simulations/measures laws', { fast: 6, nightly: 300 });

interface Seen {
  readonly trial: Trial;
  readonly measured: Measured;
  /** Counted from the router's records alone: contacts waiting × time, and work in hand × time. */
  readonly waitingMs: number;
  readonly inHandMs: number;
  /** Summed from what customers and agents tell. */
  readonly waitedMs: number;
  readonly workedMs: number;
}

async function see(trial: Trial, replication = 0): Promise<Seen> {
  const chance = { seed: trial.seed, replication };
  const { scenario, staff } = drawTrial(trial, chance);
  const recorder = openRecorder(trial, staff);
  let waiting = 0;
  let inHand = 0;
  let lastMs = scenario.startMs;
  let waitingMs = 0;
  let inHandMs = 0;
  let waitedMs = 0;
  let workedMs = 0;
  const first = new Set<string>();
  const pass = (atMs: number): void => {
    waitingMs += waiting * (atMs - lastMs);
    inHandMs += inHand * (atMs - lastMs);
    lastMs = atMs;
  };
  const { endMs } = await play(scenario, {
    chance,
    recorded(record) {
      recorder.recorded(record);
      pass(record.atMs);
      for (const event of record.events) {
        if (event.type === 'contact.queued') {
          waiting++;
          first.add(event.contact);
        }
        if (event.type === 'offer.accepted') {
          // Handed on, it waits a second time, which is nobody's first wait.
          if (first.delete(event.contact)) waiting--;
          inHand++;
        }
        if (event.type === 'contact.abandoned') waiting -= first.delete(event.contact) ? 1 : 0;
        if (event.type === 'wrap-up.finished') inHand--;
        if (event.type === 'assignment.suspended') inHand--;
        if (event.type === 'assignment.resumed') inHand++;
      }
    },
    settled(life) {
      recorder.settled(life);
      waitedMs += life.waitedMs;
    },
    handled(part) {
      recorder.handled(part);
      workedMs += part.talkMs + part.wrapUpMs;
    },
  });
  pass(endMs);
  return { trial, measured: recorder.measured(endMs), waitingMs, inHandMs, waitedMs, workedMs };
}

const written = (): fc.Arbitrary<Written> =>
  fc
    .record({
      perHour: fc.integer({ min: 0, max: 150 }),
      mail: fc.integer({ min: 0, max: 30 }),
      patience: fc.constantFrom('endless' as const, { mean: '20s' as const }, { mean: '5m' as const }),
      hours: fc.constantFrom('00:00-04:00', '01:00-02:30', '03:00-11:00'),
      missed: fc.constantFrom('0%', '10%'),
      warmUp: fc.constantFrom('0s', '45m'),
      cut: fc.boolean(),
    })
    .map(({ perHour, mail, patience, hours, missed, warmUp, cut }) => ({
      ...BUSY,
      demand: {
        calls: { ...BUSY.demand?.['calls'], queue: 'calls', channel: 'voice', perHour, patience },
        mail: { queue: 'desk', channel: 'email', languages: ['en'], perHour: mail, backlog: 5 },
      },
      desks: { default: { answer: { mean: '2s' }, missed, declined: '2%' } },
      workforce: {
        ...BUSY.workforce,
        groups: {
          dublin: { absence: '10%', shifts: [{ hours, breaks: [{ at: hours.startsWith('03') ? '03:30' : '02:00', for: '15m' }] }] },
        },
      },
      horizon: { for: '2h', warmUp, end: cut ? 'cut' : 'serve-out' },
    }));

const CONTACT_BY: readonly By[] = ['queue', 'channel', 'language', 'tenant'];
const settled = (c: Cell<ContactField>): number => c.answered + c.abandoned + c.rejected + c.unserved;

test('every customer counts once in every dimension and interval; nobody is busier than all the time; net is part of gross', async () => {
  await fc.assert(
    fc.asyncProperty(written(), async (one) => {
      const { measured } = await see(trialOf(one));
      const { contacts, staff } = measured;
      const all = wholeOf(contacts, 'all', ALL);
      for (const by of CONTACT_BY) {
        const cells = keysOf(contacts, by).map((key) => wholeOf(contacts, by, key));
        for (const field of ['arrived', 'answered', 'within', 'waitedMs', 'handled'] as const)
          expect(cells.reduce((sum, cell) => sum + cell[field], 0)).toBeCloseTo(all[field], 6);
        for (const key of keysOf(contacts, by))
          for (const cell of [wholeOf(contacts, by, key), ...intervalsOf(contacts, by, key)]) {
            expect(settled(cell)).toBe(cell.arrived);
            expect(cell.within).toBeLessThanOrEqual(cell.answered);
            expect(cell.shortAbandoned).toBeLessThanOrEqual(cell.abandoned);
          }
      }
      const intervals = intervalsOf(contacts, 'all', ALL);
      expect(intervals.reduce((sum, cell) => sum + cell.arrived, 0)).toBe(all.arrived);
      for (const by of ['hub', 'group', 'all'] as const)
        for (const key of keysOf(staff, by)) for (const cell of intervalsOf(staff, by, key)) holds(cell);
      for (const index of measured.fairness.values()) expect(index).toBeLessThanOrEqual(1 + 1e-9);
    }),
    { numRuns, seed },
  );
});

function holds(cell: Cell<StaffField>): void {
  expect(cell.occupiedMs + cell.readyMs).toBeLessThanOrEqual(cell.staffedMs);
  expect(cell.netMs).toBeLessThanOrEqual(cell.scheduledMs);
  expect(cell.netMs).toBeGreaterThanOrEqual(0);
}

test('Little’s law: contacts waiting × time, counted from records, is the sum of the waits customers tell; so is work', async () => {
  await fc.assert(
    fc.asyncProperty(written(), async (one) => {
      const served = trialOf({ ...one, horizon: { ...one.horizon, end: 'serve-out' } });
      const { waitingMs, waitedMs, inHandMs, workedMs } = await see(served);
      expect(waitedMs).toBe(waitingMs);
      expect(workedMs).toBe(inHandMs);
    }),
    { numRuns, seed },
  );
});

test('hubs and groups answer what customers say was answered', async () => {
  const { measured } = await see(trialOf({ ...BUSY, horizon: { for: '3h' } }));
  const answered = wholeOf(measured.contacts, 'all', ALL).answered;
  const flows = [...measured.flows.values()].reduce((sum, n) => sum + n, 0);
  const rings = [...measured.rings.values()].reduce((sum, n) => sum + n, 0);
  expect([flows, rings]).toEqual([answered, answered]);
});

test('paid hours cost what hub and premium say, absence included, breaks of their kind excluded', async () => {
  const paid = trialOf({
    demand: { calls: { queue: 'calls', channel: 'voice', perHour: 1 } },
    workforce: { groups: { dublin: { shifts: [{ hours: '00:00-04:00', agents: 2 }], absence: '100%' }, lisbon: { shifts: [] } } },
    costs: { premiums: [{ hours: '02:00-04:00', percent: '150%' }], hubs: { lisbon: { perDay: 600 } } },
  });
  const { staff } = (await see(paid)).measured;
  expect(wholeOf(staff, 'hub', 'dublin')).toMatchObject({ scheduledMs: 8 * 3_600_000, netMs: 0 });
  expect(wholeOf(staff, 'hub', 'dublin').cost).toBeCloseTo(2 * 3_000 * (2 + 2 * 1.5), 6);
  expect(wholeOf(staff, 'hub', 'lisbon').cost).toBeCloseTo(100, 6);
});

test('a break that is not paid is scheduled and no paid hour; groups of whom nobody says how many are required are neither over nor under', async () => {
  const lunch = [{ at: '01:00', for: '1h', reason: 'lunch' }];
  const trial = trialOf(
    {
      demand: { calls: { queue: 'calls', channel: 'voice', perHour: 1 } },
      workforce: { groups: { dublin: { shifts: [{ hours: '00:00-04:00', agents: 2, breaks: lunch }] } } },
    },
    { staffing: [{ file: 's.csv', text: 'date,start,group,required\n2026-03-11,00:00,dublin,1\n2026-03-11,02:00,dublin,0\n' }] },
  );
  const { staff } = (await see(trial)).measured;
  const hours = (figure: 'scheduledHours' | 'paidHours' | 'overHours', by: By, key: string): number =>
    STAFF_FIGURES[figure].of(wholeOf(staff, by, key));
  expect((['scheduledHours', 'paidHours', 'overHours'] as const).map((figure) => hours(figure, 'group', 'dublin'))).toEqual([8, 6, 4]);
  expect([hours('overHours', 'group', 'lisbon'), hours('overHours', 'all', ALL)]).toEqual([Number.NaN, 4]);
  expect(wholeOf(staff, 'group', 'dublin').cost).toBe(6 * 3_000);
});

// Otherwise a day with more people away would cost more, and 'staff' would tell another cost than 'simulate'.
test('a break that is not paid is not paid to who is away either, absent or by shrinkage', async () => {
  const lunch = [{ at: '01:00', for: '1h', reason: 'lunch' }];
  const shifts = [{ hours: '00:00-04:00', agents: 2, breaks: lunch }];
  const demand = { calls: { queue: 'calls', channel: 'voice', perHour: 1 } };
  const paid = async (workforce: object): Promise<number> =>
    STAFF_FIGURES.paidHours.of(wholeOf((await see(trialOf({ demand, workforce }))).measured.staff, 'group', 'dublin'));
  expect(await paid({ groups: { dublin: { shifts, absence: '100%' } } })).toBe(6);
  expect(await paid({ groups: { dublin: { shifts } }, shrinkage: [{ class: 'ill', percent: '100%' }] })).toBe(6);
});

test('a hub below its least team is told, with the hours it was', async () => {
  const trial = trialOf({
    demand: { calls: { queue: 'calls', channel: 'voice', perHour: 1 } },
    workforce: {
      groups: {
        dublin: {
          shifts: [
            { hours: '00:00-03:00', agents: 2 },
            { hours: '00:00-01:00', agents: 2 },
          ],
        },
        lisbon: { shifts: [] },
      },
    },
    costs: { hubs: { dublin: { teamMin: 3 }, lisbon: { teamMin: 2 } } },
  });
  const { measured } = await see(trial);
  expect(understaffed(trial, [measured, measured])).toEqual([{ hub: 'dublin', teamMin: 3, hours: { mean: 2, halfWidth: 0, count: 2 } }]);
});

test('an interval that the end cuts short needs no more agents than the others, and lasts no longer than it does', async () => {
  const short = (teamMin: number): Trial =>
    trialOf({
      demand: { calls: { queue: 'calls', channel: 'voice', perHour: 1 } },
      horizon: { for: '75m', interval: '30m' },
      costs: { hubs: { dublin: { teamMin } } },
    });
  const hoursOf = async (teamMin: number) =>
    understaffed(short(teamMin), [(await see(short(teamMin))).measured]).map(({ hours }) => hours.mean);
  // Four agents are there all the time.
  expect(await hoursOf(4)).toEqual([]);
  expect(await hoursOf(5)).toEqual([1.25]);
});

test('agents who are there to the end are counted to the end, though nothing happens before it any more', async () => {
  const trial = trialOf({
    demand: { calls: { queue: 'calls', channel: 'voice', perHour: 4, handling: '20s' } },
    horizon: { for: '2h' },
  });
  const { staffedMs, readyMs, occupiedMs, netMs } = wholeOf((await see(trial)).measured.staff, 'all', ALL);
  expect(occupiedMs).toBeGreaterThan(0);
  expect([staffedMs, readyMs + occupiedMs]).toEqual([netMs, netMs]);
});

test('a target that names several things judges those to whom all of them apply', async () => {
  const target = { serviceLevel: '80%', wait: '30s', abandoned: '5%' } as const;
  const named = [
    { queue: 'calls', language: 'pt' },
    { queue: 'desk', channel: 'chat' },
    { queue: 'desk', channel: 'email', language: 'en' },
  ] as const;
  const chats = { queue: 'desk', channel: 'chat', languages: ['en'], perHour: 30, handling: '2m' };
  const trial = trialOf({ ...BUSY, demand: { ...BUSY.demand, chats }, targets: named.map((of) => ({ ...of, ...target })) });
  const lives: Life[] = [];
  const measured = await measure(trial, (life) => lives.push(life));
  const judged = judge(trial, summarise([measured]), [measured]);
  for (const [place, of] of named.entries()) {
    const own = lives.filter(({ customer: { demand } }) => {
      const names = { queue: demand.queue, channel: demand.channel, language: demand.languages?.[0] };
      return Object.entries(of).every(([by, key]) => names[by as keyof typeof names] === key);
    });
    expect(own.length).toBeGreaterThan(10);
    const answered = own.filter(({ outcome }) => outcome === 'answered');
    const found = [
      answered.filter(({ withinTarget }) => withinTarget).length / own.length,
      own.filter(({ outcome }) => outcome === 'abandoned').length / own.length,
      answered.reduce((sum, { waitedMs }) => sum + waitedMs, 0) / answered.length,
    ];
    expect(judged.slice(3 * place, 3 * place + 3).map(({ stated }) => stated.mean)).toEqual(found.map((value) => expect.closeTo(value, 6)));
  }
  // Tables are kept for what is named, and for nothing else.
  expect(keysOf(measured.contacts, 'segment')).toEqual([
    'queue calls, language pt',
    'queue desk, channel chat',
    'queue desk, channel email, language en',
  ]);
});

test('targets are judged by whole intervals, and nothing is left out because nobody came', async () => {
  const busy = trialOf({
    ...BUSY,
    horizon: { for: '1h' },
    targets: [
      { queue: 'calls', serviceLevel: '1%', within: '10m', wait: '1s' },
      { hub: 'dublin', occupancy: '1%', handling: '1h' },
      { queue: 'again', abandoned: '5%' },
      { occupancy: '100%' },
    ],
  });
  const measured = [(await see(busy)).measured, (await see(busy, 1)).measured, (await see(busy, 2)).measured];
  const verdicts = judge(busy, summarise(measured), measured).map(({ figure, verdict }) => [figure, verdict]);
  expect(verdicts).toEqual([
    ['serviceLevel', 'met'],
    ['asaMs', 'missed'],
    ['occupancy', 'missed'],
    ['ahtMs', 'met'],
    ['abandonment', 'open'],
    ['occupancy', 'met'],
  ]);
});
