/** Proves that staffing is enough and not more: answers reach their targets, no agent can be spared, equal halls need what Erlang A says, and what is written is read again. */
import type { PlanFile, RosterFile } from '@signalbox/engine/plan';
import { expect, test } from 'vitest';
import { nightly } from '../../scripts/testing/runs.js';
import { summarise } from '../measures/index.js';
import { readStaffing } from '../planner-files/index.js';
import { runTrials } from '../replicate/index.js';
import type { Trial } from '../scenario/index.js';
import { BUSY, trialOf, type Written } from '../scenario/testing/trials.js';
import { exponentialPatience, requiredAgents } from '../theory/index.js';
import { staffLines } from './lines.js';
import { solve } from './search/linear.js';
import { staffedTrial } from './search/played.js';
import { pointOf } from './search/point.js';
import { openGoalTallies } from './search/tallies.js';
import { shiftFile } from './shift-rows.js';
import { type Staffed, StaffingAimless, staff } from './staff.js';
import { withAgents } from './with-agents.js';
import { REQUIREMENT_TITLES, requirementRows } from './written.js';

const HALL: PlanFile = {
  plan: 'hall',
  hubs: {
    cork: { kind: 'monolingual', country: 'IE', zone: 'Europe/Dublin', languages: ['en'], costPerHour: 3_000 },
    lagos: { kind: 'monolingual', country: 'NG', zone: 'Africa/Lagos', languages: ['en'], costPerHour: 1_000 },
  },
  queues: { calls: { channels: ['voice'] } },
};
const CORK: RosterFile = { groups: [{ group: 'cork', count: 4, hub: 'cork' }] };
const BOTH: RosterFile = { groups: [...(CORK.groups ?? []), { group: 'lagos', count: 2, hub: 'lagos' }] };
const calls = (perHour: number): Written['demand'] => ({ calls: { queue: 'calls', channel: 'voice', perHour, languages: ['en'] } });
const hall = (written: Written, roster: RosterFile = CORK, files = {}, plan = HALL): Trial =>
  trialOf({ behaviour: { voice: { handling: { mean: '3m' }, patience: { mean: '2m' } } }, ...written }, files, plan, roster);
const TWENTY_SECONDS = { queue: 'calls', serviceLevel: '80%', within: '20s' };

/** Two sites with overlapping shifts of three hours; Lagos costs a third, and is not run with fewer than two. */
const TWO_SITES: Written = {
  demand: calls(60),
  horizon: { for: '3h', replications: 3 },
  workforce: {
    groups: {
      cork: {
        shifts: [
          { hours: '00:00-02:00', agents: 2, breaks: [{ at: '01:00', for: '15m' }] },
          { hours: '01:00-03:00', agents: 2 },
        ],
      },
      lagos: { absence: '10%', shifts: [{ hours: '02:00-04:00' }] },
    },
  },
  costs: { hubs: { lagos: { teamMin: 2 } } },
  targets: [{ queue: 'calls', serviceLevel: '70%', within: '20s', abandoned: '12%' }, { occupancy: '80%' }],
};
const twoSites = hall(TWO_SITES, BOTH);
const found = await staff(twoSites, { workers: 1, verify: 3 });

/** Plays numbers of agents apart from the search, on its random numbers. */
async function played(task: Staffed, counts: readonly number[]) {
  const [runs = []] = await runTrials([staffedTrial(task, counts)], { replications: task.replications, workers: 1 });
  const tallies = openGoalTallies(task.goals);
  return pointOf(
    task,
    counts,
    tallies,
    runs.map(({ measured }) => tallies.tallyOf(measured)),
  );
}

test('the answer reaches every target, and one agent fewer on any shift misses one or leaves a team too small', async () => {
  expect(found.found.enough).toBe(true);
  expect(found.finished).toBe(true);
  const lagos = found.found.counts[found.lines.findIndex(({ group }) => group === 'lagos')];
  expect(lagos === 0 || (lagos ?? 0) >= 2).toBe(true);
  expect(await played(found, found.found.counts)).toEqual(found.found);
  for (const [line, count] of found.found.counts.entries()) {
    if (count === 0) continue;
    const fewer = found.found.counts.map((own, place) => (place === line ? own - 1 : own));
    expect((await played(found, fewer)).enough).toBe(false);
  }
});

test('agents are taken where they cost least', async () => {
  const sameHours = { cork: { shifts: [{ hours: '00:00-02:00' }] }, lagos: { shifts: [{ hours: '01:00-03:00' }] } };
  const targets = [{ queue: 'calls', serviceLevel: '70%', within: '20s' }];
  const trial = hall({ demand: calls(40), workforce: { groups: sameHours }, targets, horizon: { for: '2h', replications: 2 } }, BOTH);
  const { found: answer } = await staff(trial, { workers: 1, verify: 2 });
  expect(answer.counts[0]).toBe(0);
  expect(answer.counts[1]).toBeGreaterThan(1);
});

test('a hall of equal agents needs what Erlang A says, or one more or fewer', async () => {
  for (const perHour of nightly ? [25, 40, 90, 150] : [40]) {
    const goal = [{ queue: 'calls', serviceLevel: '80%', within: '20s' }];
    const trial = hall({ demand: calls(perHour), targets: goal, horizon: { for: '6h', warmUp: '30m', replications: 4 } });
    const { found: answer, pools } = await staff(trial, { workers: 1, period: 'horizon', verify: 2 });
    const { agents } = requiredAgents(
      { arrivalRate: perHour, handling: 3 / 60, patience: exponentialPatience(2 / 60) },
      { within: 20 / 3_600, serviceLevel: 0.8 },
    );
    expect(Math.abs((answer.counts[0] as number) - agents)).toBeLessThanOrEqual(1);
    expect(pools.map(({ groups }) => groups)).toEqual([['cork']]);
  }
}, 600_000);

test('the agents a scenario has make the scenario it is; one more leaves the seats of all others', () => {
  for (const trial of [twoSites, trialOf(BUSY)]) {
    const lines = staffLines(trial);
    const counts = lines.map(({ agents }) => agents);
    expect(withAgents(trial, lines, counts)).toEqual(trial);
    const more = withAgents(trial, lines, counts.with(-1, (counts.at(-1) as number) + 1));
    expect(more.staff.at(-1)?.agents.slice(0, -1)).toEqual(trial.staff.at(-1)?.agents);
    expect(more.roster.agents).toHaveLength(trial.roster.agents.length + 1);
  }
});

test('shifts and requirement are read again as they were written', () => {
  const text = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.join(',')}\n`).join('');
  const { titles, rows: laid } = shiftFile(found.answer);
  const shifts = [{ file: 'shifts.csv', text: text([titles, ...laid]) }];
  const most = Object.fromEntries(found.answer.staff.map(({ group, agents }) => [group, agents.length]));
  const roster = { groups: BOTH.groups?.map((group) => ({ ...group, count: most[group.group] as number })) } as RosterFile;
  const read = hall(TWO_SITES, roster, { shifts });
  const plain = ({ staff }: Trial) =>
    staff.map((group) =>
      group.shifts.map(({ fromMs, toMs, seats, breaks }) => ({ fromMs, toMs, seats, breaks })).filter(({ seats }) => seats.length > 0),
    );
  expect(plain(read)).toEqual(plain(found.answer));

  const requirement = requirementRows(found);
  const { rows, problems } = readStaffing({ file: 'required.csv', text: text([REQUIREMENT_TITLES, ...requirement]) });
  expect(problems).toEqual([]);
  expect(rows.map(({ row }) => row.required)).toEqual(requirement.map(([, , , required]) => Number(required)));
  expect(rows.some(({ row }) => row.required > 0)).toBe(true);
});

test('a small hall of which no target speaks keeps all that its plan promises, not what a few agents more would', async () => {
  const trial = hall({
    demand: calls(20),
    workforce: { groups: { cork: { shifts: [{ hours: '00:00-02:00' }] } } },
    horizon: { for: '2h', replications: 2 },
  });
  const { goals } = await staff(trial, { workers: 1, verify: 2 });
  expect(goals.map(({ goal }) => goal)).toEqual([0.8]);
});

test('what no shift can reach is reported and not searched for, and a scenario without targets has no staff', async () => {
  const early = { groups: { cork: { shifts: [{ hours: '00:00-01:00' }] } } };
  const targets = [{ queue: 'calls', serviceLevel: '80%', within: '20s' }];
  const trial = hall({ demand: calls(30), workforce: early, targets, horizon: { for: '2h', replications: 2 } });
  const answer = await staff(trial, { workers: 1, period: 'interval', verify: 2 });
  expect(answer.found.enough).toBe(false);
  expect(answer.finished).toBe(true);
  const missed = answer.goals.filter((_, place) => (answer.found.slacks[place] as number) < 0);
  // From an hour after the last shift on, nobody can help.
  expect(missed.some(({ fromMs }) => fromMs >= trial.startMs + 3_600_000)).toBe(true);
  expect(answer.uncovered).toEqual([
    { name: 'calls', targets: trial.targets, fromMs: trial.startMs + 3_600_000, toMs: trial.startMs + 7_200_000, contacts: 30 },
  ]);
  const aimless = { ...trial, targets: [], plan: { ...trial.plan, queues: [] }, demand: [] };
  await expect(staff(aimless, { workers: 1 })).rejects.toThrow(StaffingAimless);
});

// The search has added agents to everything, also to the second queue, which was well before.
test('of the staffing that comes nearest to targets out of reach nobody can go without bringing it further off', async () => {
  const plan: PlanFile = { ...HALL, queues: { calls: { channels: ['voice'] }, again: { channels: ['voice'] } } };
  const roster: RosterFile = {
    groups: [
      { group: 'cork', count: 4, hub: 'cork', queues: ['calls'] },
      { group: 'lagos', count: 4, hub: 'lagos', queues: ['again'] },
    ],
  };
  const demand = { ...calls(30), again: { queue: 'again', channel: 'voice', perHour: 80, languages: ['en'] } };
  const groups = { cork: { shifts: [{ hours: '00:00-01:00' }] }, lagos: { shifts: [{ hours: '01:00-03:00' }] } };
  const targets = [TWENTY_SECONDS, { queue: 'again', serviceLevel: '70%', within: '20s' }];
  const trial = hall({ demand, workforce: { groups }, targets, horizon: { for: '2h', replications: 3 } } as Written, roster, {}, plan);
  const answer = await staff(trial, { workers: 1, period: 'horizon', verify: 1 });
  const { counts, slacks, enough } = answer.found;
  expect([enough, answer.finished]).toEqual([false, true]);
  for (const [line, count] of counts.entries()) {
    if (count === 0) continue;
    const less = await played(answer, counts.with(line, count - 1));
    expect(less.slacks.some((slack, place) => slack < Math.min(0, slacks[place] as number))).toBe(true);
  }
});

test('a search that is interrupted returns what it has', async () => {
  const ended = new AbortController();
  let runs = 0;
  const onPlayed = (): void => {
    if (++runs === 10) ended.abort();
  };
  const answer = await staff(twoSites, { workers: 1, signal: ended.signal, onPlayed });
  expect([answer.finished, answer.endedBy]).toEqual([false, 'signal']);
  expect(answer.verified).toBeNull();
  expect(answer.found.counts).toHaveLength(answer.lines.length);
});

/** Three sites that speak English; what each costs a day decides which are worth having. */
const SITES: PlanFile = {
  ...HALL,
  hubs: {
    ...HALL.hubs,
    leeds: { kind: 'monolingual', country: 'GB', zone: 'Europe/Dublin', languages: ['en'], costPerHour: 2_900 },
  },
  queues: { calls: { channels: ['voice'], home: ['leeds'], steps: [{}, { after: '2m', hubs: 'any' }] } },
};
const sites = (perDay: Record<string, number>): Trial => {
  const groups = Object.keys(perDay).map((hub) => ({ group: hub, count: 3, hub }));
  const hours = { cork: '00:00-02:00', leeds: '00:00-02:00', lagos: '01:00-03:00' } as Record<string, string>;
  const shifts = Object.fromEntries(groups.map(({ group }) => [group, { shifts: [{ hours: hours[group] }] }]));
  const written: Written = {
    demand: calls(40),
    horizon: { for: '2h', replications: 2 },
    behaviour: { voice: { handling: { mean: '3m' }, patience: { mean: '2m' } } },
    workforce: { groups: shifts },
    costs: { hubs: Object.fromEntries(Object.entries(perDay).map(([hub, cost]) => [hub, { perDay: cost, teamMin: 2 }])) },
    targets: [{ queue: 'calls', serviceLevel: '70%', within: '20s' }],
  } as Written;
  return trialOf(written, {}, SITES, { groups });
};

test('of hubs the cheapest combination is opened, and with one closed its home is anywhere', async () => {
  const open = async (perDay: Record<string, number>): Promise<Staffed> =>
    staff(sites(perDay), { workers: 1, verify: 2, chooseHubs: true });
  // Calls are at home in Leeds, and wait two minutes before anybody else may have them.
  const cheapLagos = await open({ cork: 0, leeds: 0, lagos: 0 });
  expect([...cheapLagos.closed].sort()).toEqual(['cork', 'leeds']);
  expect(cheapLagos.found.enough).toBe(true);
  const dearLagos = await open({ cork: 10_000_000, leeds: 0, lagos: 10_000_000 });
  expect([...dearLagos.closed].sort()).toEqual(['cork', 'lagos']);
  expect(dearLagos.answer.costs.hubs).toEqual({ leeds: { perDay: 0, teamMin: 2 } });
  expect(dearLagos.hubs?.[0]).toMatchObject({ open: ['leeds'] });
  const [queue] = cheapLagos.answer.plan.queues;
  expect(queue?.home).toEqual([]);
  expect(queue?.policies['voice']?.steps[0].hubs).toBeNull();
});

test('combinations of hubs that may be the cheapest are decided on all replications', async () => {
  const trial = { ...sites({ cork: 0, leeds: 0, lagos: 178_000 }), replications: 5 };
  const targets = trial.targets.map((target) => ({ ...target, serviceLevel: 0.78 }));
  const { hubs, found: point } = await staff({ ...trial, targets }, { workers: 1, verify: 1, chooseHubs: true });
  const looks = [...(hubs ?? [])].sort((one, other) => one.point.cost - other.point.cost);
  expect(looks.map(({ open, fate, point: { replications } }) => [open.join(), fate, replications])).toEqual([
    ['lagos', 'searched', 5],
    ['leeds', 'searched', 5],
    ['cork', 'searched', 5],
  ]);
  expect(point.cost).toBeLessThanOrEqual(looks[0]?.point.cost ?? 0);
});

test('an attempt that is given up early would not have been enough', async () => {
  const replications = nightly ? 24 : 12;
  const trial = hall({
    demand: calls(60),
    horizon: { for: '2h', replications },
    targets: [{ queue: 'calls', serviceLevel: '80%', within: '20s' }],
  });
  const { found: point, fewer, ...task } = await staff(trial, { workers: 1, verify: 2 });
  const [less] = fewer;
  expect(less?.replications).toBeLessThanOrEqual(task.replications);
  expect((await played({ ...task, found: point, fewer }, less?.counts ?? [])).enough).toBe(false);
});

test('a search in a hurry has its result checked, and says what binds', async () => {
  const hurry = new AbortController();
  let runs = 0;
  const onPlayed = (): void => {
    if (++runs === 10) hurry.abort();
  };
  const answer = await staff(twoSites, { workers: 1, hurry: hurry.signal, onPlayed, verify: 2 });
  expect([answer.finished, answer.endedBy]).toEqual([false, 'hurry']);
  expect(answer.verified?.replications).toHaveLength(2);
  expect(answer.fewer.some((point) => point !== null)).toBe(true);
});

test('a search that goes on after a failed check and is ended gives what was enough on all replications, not on a few', async () => {
  const trial = hall({ demand: calls(60), horizon: { for: '1h', replications: 4, seed: 23 }, targets: [TWENTY_SECONDS] });
  const hurry = new AbortController();
  let checks = 0;
  const onAsked = (replications: number): void => {
    if (replications === 7) checks++;
    else if (checks === 1) hurry.abort();
  };
  const { found: answer, finished } = await staff(trial, { workers: 1, verify: 7, hurry: hurry.signal, onAsked });
  expect([checks > 1, finished]).toEqual([true, false]);
  expect([answer.enough, answer.replications]).toEqual([true, 4]);
});

test('what is enough on the first replications and on all of them out of reach is not told as enough', async () => {
  // One customer in ten does not wait until a desk has answered, however many there are.
  const behaviour: Written['behaviour'] = {
    voice: {
      handling: '1m',
      patience: {
        points: [
          [0, '0s'],
          [0.1, '10s'],
          [1, '60m'],
        ],
      },
    },
  };
  const written: Written = {
    demand: calls(60),
    behaviour,
    desks: { voice: { answer: '10s' } },
    horizon: { for: '2h', replications: 8, seed: 3 },
  };
  const plenty = hall(written, { groups: [{ group: 'cork', count: 20, hub: 'cork' }] });
  const [runs = []] = await runTrials([plenty], { replications: 8, workers: 1 });
  const gaveUp = (some: typeof runs): number => {
    const [all] = summarise(some.map(({ measured }) => measured)).contacts;
    return all?.figures['abandonment']?.mean ?? Number.NaN;
  };
  const [few, all] = [gaveUp(runs.slice(0, 3)), gaveUp(runs)];
  expect(few).toBeLessThan(all);
  const abandoned = `${(50 * (few + all)).toFixed(3)}%`;
  const { found: answer, finished } = await staff(hall({ ...written, targets: [{ queue: 'calls', abandoned }] }), {
    workers: 1,
    verify: 2,
  });
  expect([answer.enough, answer.replications, finished]).toEqual([false, 8, true]);
});

test('agents who could do the same work are tried in place of dearer ones, though the effects of single agents do not add up', async () => {
  const curve = { '00:00': 1, '02:00': 5, '04:00': 1, '06:00': 0 };
  const demand: Written['demand'] = { calls: { queue: 'calls', channel: 'voice', perDay: 200, languages: ['en'], curve } };
  const groups = { cork: { shifts: [{ hours: '00:00-04:00' }, { hours: '02:00-06:00' }] }, lagos: { shifts: [{ hours: '03:00-05:00' }] } };
  const { cork, lagos } = HALL.hubs;
  const dear = { ...HALL, hubs: { cork, lagos: { ...lagos, costPerHour: 4_000 } } } as PlanFile;
  const written: Written = { demand, workforce: { groups }, horizon: { for: '6h', replications: 4 }, targets: [TWENTY_SECONDS] };
  const answer = await staff(hall(written, BOTH, {}, dear), { workers: 1, verify: 2 });
  const { counts, cost } = answer.found;
  for (const [from, to] of [
    [0, 2],
    [1, 2],
  ] as const) {
    const other = counts.map((count, line) => count - Number(line === from) + Number(line === to));
    if (other.some((count) => count < 0)) continue;
    const point = await played(answer, other);
    expect(point.cost).toBeLessThan(cost);
    expect(point.enough).toBe(false);
  }
});

test('programs have the answers of the textbook', async () => {
  // Hillier and Lieberman, the Wyndor Glass problem: 3x + 5y is most at (2, 6).
  const wyndor = await solve({
    minimise: [
      [-3, 'x'],
      [-5, 'y'],
    ],
    rows: [
      { terms: [[1, 'x']], sense: '<=', bound: 4 },
      { terms: [[2, 'y']], sense: '<=', bound: 12 },
      {
        terms: [
          [3, 'x'],
          [2, 'y'],
        ],
        sense: '<=',
        bound: 18,
      },
    ],
  });
  expect([wyndor?.get('x'), wyndor?.get('y')]).toEqual([2, 6]);
  const whole = await solve({ minimise: [[1, 'n']], rows: [{ terms: [[2, 'n']], sense: '>=', bound: 5 }], whole: ['n'] });
  expect(whole?.get('n')).toBe(3);
  const none = { minimise: [[1, 'n']] as const, rows: [{ terms: [[1, 'n']] as const, sense: '>=' as const, bound: 5 }] };
  expect(await solve({ ...none, bounds: new Map([['n', [0, 4]]]) })).toBeNull();
});
