/** A hall whose arrivals change has the figures that were computed elsewhere, and settles to Erlang A where they do not change. */
import { expect, test } from 'vitest';
import { rateAt } from '../validate/arrivals.js';
import { CHANGING_CASES } from '../validate/cases/changing.js';
import { changingFigures } from './changing-hall.js';
import { exponentialPatience } from './patience.js';
import { figuresOf } from './queue-with-patience.js';

/** At the instants of the case: the Kolmogorov equations, solved for this project by another program. */
const MOMENTS = [
  { waited: 5.42809544e-5, meanQueue: 9.75242168e-5, meanBusy: 69.9024412 },
  { waited: 0.365152111, meanQueue: 2.61310759, meanBusy: 98.7189398 },
  { waited: 0.6178296, meanQueue: 6.83408377, meanBusy: 101.944779 },
  { waited: 0.308458392, meanQueue: 2.46252339, meanBusy: 97.0051927 },
  { waited: 0.0436424804, meanQueue: 0.180442011, meanBusy: 87.6397899 },
  { waited: 0.758142989, meanQueue: 10.1273011, meanBusy: 103.35582 },
  { waited: 0.0425782615, meanQueue: 0.187930328, meanBusy: 87.1334581 },
  { waited: 0.0462128878, meanQueue: 0.217196957, meanBusy: 87.14152 },
  { waited: 0.06423753, meanQueue: 0.334114474, meanBusy: 88.2788538 },
];
const ARRIVED = 2411.51641;
const WHOLE = { waited: 0.410536134, abandoned: 0.0240707042, occupancy: 0.898752579 };

test('a wave of arrivals, to six digits at every instant', () => {
  const [wave] = CHANGING_CASES;
  if (wave === undefined) throw new Error('there is no such case');
  const { moments, whole } = changingFigures({ ...wave, arrivalRate: (at) => rateAt(wave.arrivals, at) }, wave.until, wave.instants);
  for (const [place, { waited, meanQueue, meanBusy }] of MOMENTS.entries()) {
    expect(moments[place]?.waited).toBeCloseTo(waited, 7);
    expect(moments[place]?.meanQueue).toBeCloseTo(meanQueue, 7);
    expect(moments[place]?.meanBusy).toBeCloseTo(meanBusy, 6);
  }
  expect(whole.arrived).toBeCloseTo(ARRIVED, 4);
  expect(whole.waited).toBeCloseTo(WHOLE.waited, 7);
  expect(whole.abandoned).toBeCloseTo(WHOLE.abandoned, 7);
  expect(whole.occupancy).toBeCloseTo(WHOLE.occupancy, 6);
});

test('a hall whose arrivals do not change forgets that it opened empty', () => {
  const hall = { agents: 6, handling: 1, patience: 1.5 };
  const [late] = changingFigures({ ...hall, arrivalRate: () => 7 }, 40, [40]).moments;
  const exact = figuresOf({ ...hall, arrivalRate: 7, patience: exponentialPatience(hall.patience) }, 0);
  expect(late?.waited).toBeCloseTo(exact.waited, 7);
  expect(late?.meanQueue).toBeCloseTo(exact.meanQueue, 7);
  expect(late?.meanBusy).toBeCloseTo(exact.occupancy * hall.agents, 6);
});

/** By steps ten times as fine, with another program: six digits hold in small halls too, and where a wave is shorter than the handling. */
test.each([
  {
    hall: { agents: 1, handling: 1, patience: 2, arrivals: { mean: 1, swing: 1, period: 3 } },
    day: [9, 1] as const,
    exact: [0.640180699, 0.273109539, 0.628101207, 0.682412066, 0.524719187],
  },
  {
    hall: { agents: 8, handling: 1, patience: null, arrivals: { mean: 7, swing: 5, period: 0.5 } },
    day: [5, 0.5] as const,
    exact: [0.2952245, 0, 0.676939876, 0.00537645, 0.00219726],
  },
])('$hall.agents agents, $hall.arrivals', ({ hall, day: [until, look], exact }) => {
  const { arrivals, ...rest } = hall;
  const { moments, whole } = changingFigures({ ...rest, arrivalRate: (at) => rateAt(arrivals, at), period: arrivals.period }, until, [
    look,
  ]);
  const found = [whole.waited, whole.abandoned, whole.occupancy, moments[0]?.waited, moments[0]?.meanQueue];
  for (const [place, value] of exact.entries()) expect(Math.abs((found[place] ?? Number.NaN) - value)).toBeLessThanOrEqual(3e-6 * value);
});
