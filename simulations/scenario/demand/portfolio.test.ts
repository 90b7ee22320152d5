/** Customers of a portfolio come back to the same agent, to a deputy while that one is away, and to anybody after that; figures say how many. */
import { expect, test } from 'vitest';
import { openRecorder, summarise } from '../../measures/index.js';
import { type Life, play } from '../../play/index.js';
import { drawTrial } from '../draw-trial.js';
import { scaleTrial } from '../scale-trial.js';
import { defined, trialOf, type Written } from '../testing/trials.js';
import type { Trial } from '../trial.js';

const demandOf = (portfolio: object): Written['demand'] =>
  ({
    calls: {
      queue: 'calls',
      channel: 'voice',
      perHour: 40,
      handling: '10s',
      patience: 'endless',
      portfolio,
      repeat: { percent: '50%', after: { mean: '10m' } },
    },
  }) as Written['demand'];

async function livesOf(trial: Trial): Promise<{ lives: readonly Life[]; figure: (name: string) => number }> {
  const chance = { seed: 11, replication: 0 };
  const { scenario, staff } = drawTrial(trial, chance);
  const { measured, ...hears } = openRecorder(trial, staff);
  const lives: Life[] = [];
  const settled = (life: Life): void => {
    hears.settled(life);
    lives.push(life);
  };
  const { endMs } = await play(scenario, { chance, ...hears, settled });
  const [all] = summarise([measured(endMs)]).contacts;
  return { lives, figure: (name) => all?.figures[name]?.mean ?? Number.NaN };
}
const ownerOf = ({ customer }: Life): string | undefined => customer.belongsTo?.owner;

test('everybody goes to the own agent, evenly spread, and comes again to the same one', async () => {
  const { lives, figure } = await livesOf(trialOf({ demand: demandOf({ of: 'dublin' }) }));
  for (const life of lives) expect(life.agent).toBe(ownerOf(life));
  expect([figure('byOwner'), figure('byDeputy')]).toEqual([1, 0]);
  const owners = new Map(lives.map((life) => [life.customer.id, ownerOf(life)]));
  expect([...new Set(owners.values())].sort()).toEqual(['dublin-01', 'dublin-02', 'dublin-03', 'dublin-04']);
  const again = [...owners].filter(([id]) => id.endsWith('~again'));
  expect(again.length).toBeGreaterThan(10);
  for (const [id, owner] of again) expect(owner).toBe(owners.get(id.replace('~again', '')));
});

test('who is away is stood in for by the next of the group, and where that one is away too, by anybody', async () => {
  const workforce: Written['workforce'] = { groups: { dublin: { shifts: [{ hours: '00:00-04:00', agents: 2 }] } } };
  const horizon: Written['horizon'] = { end: 'cut' };
  const { lives, figure } = await livesOf(trialOf({ demand: demandOf({ of: 'dublin', deputies: 1, for: '5m' }), workforce, horizon }));
  const takers = (owner: string): readonly (string | null)[] => [
    ...new Set(lives.filter((life) => ownerOf(life) === owner && life.outcome === 'answered').map(({ agent }) => agent)),
  ];
  expect([takers('dublin-01'), takers('dublin-02')]).toEqual([['dublin-01'], ['dublin-02']]);
  expect(takers('dublin-04')).toEqual(['dublin-01']);
  expect(takers('dublin-03').length).toBeGreaterThan(1);
  const share = (owner: string): number => lives.filter((life) => ownerOf(life) === owner).length / lives.length;
  expect(figure('byDeputy')).toBeCloseTo(share('dublin-04'), 1);
});

test('at a share of the size owners are those who are left', async () => {
  const { lives, figure } = await livesOf(scaleTrial(trialOf({ demand: demandOf({ of: 'dublin', deputies: 3 }) }), 0.5));
  expect(new Set(lives.map(ownerOf)).size).toBe(2);
  expect(figure('byOwner')).toBe(1);
});

test.each([
  [{ of: 'dubln' }, 'of The roster has no group or agent dubln; did you mean dublin?'],
  [
    { of: 'lisbon', deputies: 3 },
    'deputies demand.calls.portfolio.deputies must be fewer than the 3 of lisbon: nobody stands in for himself.',
  ],
  [{ of: 'lisbon', for: '31d' }, 'for demand.calls.portfolio.for must be at most 30d.'],
  [{ of: 'lisbon', for: '30d', deputies: 1, deputyFor: '31d' }, 'deputyFor demand.calls.portfolio.deputyFor must be at most 30d.'],
])('%j is refused with the reason', (portfolio, words) => {
  const { problems } = defined({ demand: demandOf(portfolio) });
  expect(problems.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([`demand.calls.portfolio.${words}`]);
});

// Others would serve them as though they were nobody's, and their waits would pass for what a portfolio costs.
test('owners who can never be given their customers are told, unless they learn in time or nobody at all can', () => {
  const told = (portfolio: object, more: Partial<Written> = {}, skills: object = { billing: 3 }): readonly string[] => {
    const calls = { queue: 'calls', channel: 'voice', perHour: 1, skills, portfolio };
    const { ok, problems } = defined({ demand: { calls }, ...more } as Written);
    expect(ok).toBe(true);
    return problems.map(({ severity, path, message }) => `${severity} ${path.join('.')} ${message}`);
  };
  const unable = expect.stringMatching(
    /^hint demand\.calls\.portfolio\.of Nobody of lisbon can ever be given a customer of calls, whose owners they are: of 3 agents/,
  );
  const changes = (level: 2 | 3): Written['changes'] => [{ at: '2026-03-11T01:00', group: 'lisbon', skills: { billing: level } }];

  expect(told({ of: 'lisbon', deputies: 1 })).toEqual([unable]);
  expect(told({ of: 'lisbon' }, { changes: changes(2) })).toEqual([unable]);
  expect(told({ of: 'lisbon' }, { changes: changes(3) })).toEqual([]);
  expect(told({ of: 'dublin' })).toEqual([]);
  expect(told({ of: 'lisbon' }, {}, { billing: 5 })).toEqual([expect.stringMatching('Nobody can ever be given a customer of calls')]);
});
