/** Proves that whoever waits when a scenario begins has waited since he came: he is served in his turn, his wait and service level count from then, and he has not given up. */
import { expect, test } from 'vitest';
import { summarise } from '../../measures/index.js';
import { type Life, play } from '../../play/index.js';
import { runReplication } from '../../replicate/index.js';
import { drawTrial } from '../draw-trial.js';
import { defined, type Files, trialOf, type Written } from '../testing/trials.js';
import type { Trial } from '../trial.js';

const MINUTE_MS = 60_000;
const mail = (backlog: NonNullable<Written['demand']>[string]['backlog'], more: object = {}): Written => ({
  demand: { mail: { queue: 'desk', channel: 'email', languages: ['pt'], backlog, ...more } },
  behaviour: { email: { handling: '10m' } },
  targets: [{ queue: 'desk', serviceLevel: '50%', within: '100m' }],
  workforce: { groups: { lisbon: { shifts: [{ hours: '00:00-04:00', agents: 1 }] } } },
});
const AGED = mail({ '2h': 2, '20m-60m': 2 });

async function livesOf(trial: Trial): Promise<readonly Life[]> {
  const lives: Life[] = [];
  const chance = { seed: 1, replication: 0 };
  await play(drawTrial(trial, chance).scenario, { chance, settled: (life) => lives.push(life) });
  return lives;
}

test('the oldest is served first, and each has waited since they came', async () => {
  const trial = trialOf(AGED);
  const lives = await livesOf(trial);
  expect(lives.map(({ waitedMs }) => waitedMs / MINUTE_MS)).toEqual([120, 130, 50 + 20, 30 + 30]);
  const { measured } = await runReplication(trial, { seed: 1, replication: 0 });
  const { figures } = summarise([measured]).contacts.find(({ by, key }) => by === 'queue' && key === 'desk') ?? {};
  expect([figures?.['arrived']?.mean, figures?.['serviceLevel']?.mean]).toEqual([4, 0.5]);
  // They belong to the first interval; after a warm-up they do not count.
  expect(measured.contacts.rows.get('all')?.get('all')?.byInterval[0]).toBe(4);
  const warm = trialOf({ ...AGED, horizon: { warmUp: '30m' } });
  const late = await runReplication(warm, { seed: 1, replication: 0 });
  expect(late.measured.contacts.rows.get('all')?.get('all')?.whole[0] ?? 0).toBe(0);
});

test('a planner’s file says the same as the scenario', async () => {
  const text = 'queue,channel,language,age,contacts\ndesk,email,pt,2h,2\ndesk,email,pt,20m-60m,2\n';
  const files: Files = { backlog: [{ file: 'backlog.csv', text }] };
  const { demand: _none, ...rest } = AGED;
  const [one] = trialOf(rest, files).demand;
  expect(one?.recorded).toEqual(trialOf(AGED).demand[0]?.recorded);
  const { rowProblems } = defined(rest, { backlog: [{ file: 'backlog.csv', text: text.replace('20m-60m', '60m-20m') }] });
  expect(rowProblems).toMatchObject([{ file: 'backlog.csv', line: 3, message: expect.stringContaining('such as 90m, 26h or 24h-48h') }]);
});

test('shares of languages split each age to the last contact; an invalid age is reported', () => {
  const { demand } = trialOf(mail({ '1h': 3, '2h': 2 }, { languages: { pt: '50%', en: '50%' } }));
  expect(demand.map(({ recorded = [] }) => recorded.length).reduce((sum, count) => sum + count)).toBe(5);
  const { problems } = defined(mail({ yesterday: 3 }));
  expect(problems).toMatchObject([{ path: ['demand', 'mail', 'backlog', 'yesterday'] }]);
});

// Whoever waits still has not given up by now: a patience that would have ended before is not his.
test('nobody of the backlog gave up before the beginning', async () => {
  const impatient = { behaviour: { email: { handling: '10m', patience: { mean: '30m' } } } };
  const lives = await livesOf(trialOf({ ...mail({ '2h': 40 }), ...impatient }));
  const gone = lives.filter(({ outcome }) => outcome === 'abandoned');
  expect(gone.length).toBeGreaterThan(10);
  for (const { waitedMs } of lives) expect(waitedMs).toBeGreaterThanOrEqual(120 * MINUTE_MS);
});
