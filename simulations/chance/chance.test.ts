/** Streams do not disturb each other, and what is drawn from them has the distribution its name says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { arrivals, dayFactor, type Interval, IntervalsInvalid } from './arrivals.js';
import { meanMsOf, type SpanModel, SpanModelInvalid, spans } from './spans.js';
import { type Chance, openStreams, type Stream } from './streams.js';

const DRAWS = runs('simulations/chance draws per distribution', { fast: 20_000, nightly: 1_000_000 });
const take = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviationOf = (values: readonly number[]): number => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};
const streamOf = (name: string, antithetic = false): Stream => openStreams({ seed, replication: 0, antithetic })(name);

describe('streams', () => {
  test('a name always gives the same numbers; another name, replication, seed or owner others', () => {
    const first = (chance: Chance, name: string) => take(3, openStreams(chance)(name)).join();
    const base = first({ seed: 1, replication: 0 }, 'patience');
    expect(first({ seed: 1, replication: 0 }, 'patience')).toBe(base);
    const others = [
      first({ seed: 1, replication: 0 }, 'handling'),
      first({ seed: 1, replication: 1 }, 'patience'),
      first({ seed: 2, replication: 0 }, 'patience'),
      first({ seed: 1, own: 'hall', replication: 0 }, 'patience'),
    ];
    expect(new Set([base, ...others]).size).toBe(5);
  });

  test('draws in one stream leave every other stream where it was', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 60 }), (script) => {
        const together = openStreams({ seed, replication: 0 });
        const open = new Map(['a', 'b', 'c'].map((name) => [name, together(name)]));
        const alone = new Map(['a', 'b', 'c'].map((name) => [name, openStreams({ seed, replication: 0 })(name)]));
        for (const name of script) expect(open.get(name)?.()).toBe(alone.get(name)?.());
      }),
      { seed, numRuns: 50 },
    );
  });

  test('the antithetic run mirrors every number and stays below 1', () => {
    const [plain, mirror] = [streamOf('x'), streamOf('x', true)];
    for (let i = 0; i < 1_000; i++) expect(plain() + mirror()).toBeCloseTo(1, 12);
  });

  test('neighbouring seeds are not correlated', () => {
    const columns = [1, 2].map((one) => take(DRAWS, openStreams({ seed: one, replication: 0 })('x')));
    const products = (columns[0] as number[]).map((u, i) => (u - 0.5) * (((columns[1] as number[])[i] as number) - 0.5));
    // Standard deviation of the mean of products of two uniforms: 1/12 over the root of the count. Five of them: one seed in two million.
    expect(Math.abs(mean(products))).toBeLessThan(5 / 12 / Math.sqrt(DRAWS));
  });
});

const MODELS: readonly (readonly [SpanModel, (ms: number) => number])[] = [
  [{ kind: 'exponential', meanMs: 240_000 }, (ms) => 1 - Math.exp(-ms / 240_000)],
  // Gamma with a variation of 1/√2 is the sum of two exponential spans.
  [{ kind: 'gamma', meanMs: 200_000, variation: Math.SQRT1_2 }, (ms) => 1 - Math.exp(-ms / 100_000) * (1 + ms / 100_000)],
  [
    {
      kind: 'empirical',
      points: [
        [0, 0],
        [0.25, 10_000],
        [1, 100_000],
      ],
    },
    (ms) => (ms < 10_000 ? ms / 40_000 : 0.25 + (0.75 * (ms - 10_000)) / 90_000),
  ],
];

describe('spans', () => {
  test.each(MODELS)('%o: the greatest distance from its distribution function is what chance allows', (model, cdf) => {
    const drawn = take(DRAWS, spans(model, streamOf(model.kind))).sort((a, b) => a - b);
    const distance = drawn.reduce((most, ms, i) => Math.max(most, Math.abs(cdf(ms) - i / DRAWS), Math.abs(cdf(ms) - (i + 1) / DRAWS)), 0);
    // Kolmogorov's bound at one in a million: 2·exp(−2·2.7²).
    expect(distance * Math.sqrt(DRAWS)).toBeLessThan(2.7);
  });

  test('log-normal: the logarithms have the mean and spread that the model asks for', () => {
    const model: SpanModel = { kind: 'log-normal', meanMs: 180_000, variation: 1.1 };
    const logs = take(DRAWS, spans(model, streamOf('log-normal'))).map((ms) => Math.log(Math.max(ms, 0.5)));
    const sigma = Math.sqrt(Math.log1p(1.1 ** 2));
    const bound = (5 * sigma) / Math.sqrt(DRAWS);
    expect(Math.abs(mean(logs) - (Math.log(180_000) - sigma ** 2 / 2))).toBeLessThan(bound);
    expect(Math.abs(deviationOf(logs) - sigma)).toBeLessThan(bound);
  });

  test('the mean that is told is the mean that is drawn', () => {
    const models: SpanModel[] = [...MODELS.map(([model]) => model), { kind: 'constant', ms: 30_000 }];
    for (const model of models) {
      const drawn = take(DRAWS, spans(model, streamOf('mean')));
      expect(Math.abs(mean(drawn) - meanMsOf(model)), model.kind).toBeLessThanOrEqual((5 * deviationOf(drawn)) / Math.sqrt(DRAWS));
    }
  });

  test('spans are whole and never below 0', () => {
    for (const [model] of MODELS)
      for (const ms of take(500, spans(model, streamOf('whole')))) expect(Number.isInteger(ms) && ms >= 0).toBe(true);
  });

  test.each<readonly [SpanModel, string]>([
    [{ kind: 'exponential', meanMs: 0 }, 'The mean of a span is 0; it must be above 0.'],
    [{ kind: 'gamma', meanMs: 1, variation: -1 }, 'The variation of a span is -1'],
    [{ kind: 'constant', ms: -5 }, 'is below 0'],
    [{ kind: 'empirical', points: [[0, 1]] }, 'at least two points'],
    [
      {
        kind: 'empirical',
        points: [
          [0, 1],
          [0.9, 2],
        ],
      },
      'run from 0 to 0.9',
    ],
    [
      {
        kind: 'empirical',
        points: [
          [0, 5],
          [0.5, 2],
          [1, 9],
        ],
      },
      'must rise',
    ],
  ])('%o is refused', (model, message) => {
    expect(() => spans(model, streamOf('x'))).toThrow(SpanModelInvalid);
    expect(() => spans(model, streamOf('x'))).toThrow(message);
  });
});

describe('arrivals', () => {
  const HOUR = 3_600_000;
  const curve: readonly Interval[] = [
    { fromMs: 0, toMs: HOUR, volume: DRAWS / 4 },
    { fromMs: HOUR, toMs: 2 * HOUR, volume: 0 },
    { fromMs: 3 * HOUR, toMs: 4 * HOUR, volume: DRAWS / 2 },
  ];

  test('each interval gets its volume, within what chance allows, in order and inside', () => {
    const instants = [...arrivals(curve, streamOf('arrivals'))];
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    const counts = curve.map(({ fromMs, toMs }) => instants.filter((at) => at >= fromMs && at < toMs).length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(instants.length);
    for (const [i, { volume }] of curve.entries())
      expect(Math.abs((counts[i] as number) - volume)).toBeLessThanOrEqual(5 * Math.sqrt(volume));
  });

  test('twice the volume keeps the same unit-rate customers: every second half of the curve repeats the first', () => {
    const once = [...arrivals([{ fromMs: 0, toMs: 1_000_000, volume: 100 }], streamOf('same'))];
    const twice = [...arrivals([{ fromMs: 0, toMs: 1_000_000, volume: 200 }], streamOf('same'))];
    for (const [i, atMs] of once.entries()) expect(Math.abs(atMs - 2 * (twice[i] as number))).toBeLessThanOrEqual(2);
  });

  test('intervals out of order are refused', () => {
    for (const wrong of [
      [{ fromMs: 5, toMs: 4, volume: 1 }],
      [{ fromMs: 0, toMs: 4, volume: -1 }],
      [
        { fromMs: 0, toMs: 4, volume: 1 },
        { fromMs: 3, toMs: 5, volume: 1 },
      ],
    ])
      expect(() => [...arrivals(wrong, streamOf('x'))]).toThrow(IntervalsInvalid);
  });

  test('the factor of a day has mean 1 and the variation asked for, and none is exactly 1', () => {
    const factors = take(DRAWS, dayFactor(0.2, streamOf('day')));
    expect(Math.abs(mean(factors) - 1)).toBeLessThan((5 * 0.2) / Math.sqrt(DRAWS));
    expect(Math.sqrt(mean(factors.map((factor) => (factor - 1) ** 2)))).toBeCloseTo(0.2, 2);
    expect(dayFactor(0, streamOf('day'))()).toBe(1);
  });
});
