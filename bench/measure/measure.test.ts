/** What is told of measured spans is right: quantiles, what a stall does to all it holds up, and histograms that travel between processes. */
import { describe, expect, test } from 'vitest';
import { repeat } from './closed-loop.js';
import { openHistogram } from './histogram.js';
import { offerLoad, type Pacer } from './open-loop.js';

describe('a histogram', () => {
  test('tells quantiles to three digits, and none that too few spans could show', () => {
    const spans = openHistogram();
    for (let n = 1; n < 1_000; n++) spans.take(n / 1_000);
    expect(spans.summary()).toMatchObject({ count: 999, p50Us: 500, p90Us: 900, p99Us: null, p999Us: null });
    spans.take(1);
    expect(spans.summary()).toMatchObject({ count: 1_000, p50Us: 500, p90Us: 900, p99Us: 990, p999Us: null, maxUs: 1_000 });
    for (let n = 1; n < 9_000; n++) spans.take(0.001);
    expect(spans.summary()).toMatchObject({ count: 9_999, p999Us: null });
    spans.take(0.001);
    expect(spans.summary()).toMatchObject({ count: 10_000, p99Us: 900, p999Us: 990 });
    const few = openHistogram();
    expect(() => few.summary()).toThrow('nothing was measured');
    few.take(0.000_25);
    expect(few.summary()).toMatchObject({ count: 1, p50Us: 0.25, p99Us: null });
  });

  test('of one span, whatever its length, is that span at every quantile: none lies above the longest', () => {
    for (let spanMs = 0.001; spanMs < 60_000; spanMs *= 1.0137) {
      const one = openHistogram();
      one.take(spanMs);
      const { p50Us, p90Us, maxUs } = one.summary();
      expect([p50Us, p90Us]).toEqual([maxUs, maxUs]);
    }
  });

  test('travels as text and joins others', () => {
    const [here, there] = [openHistogram(), openHistogram()];
    for (let n = 0; n < 50; n++) here.take(1);
    for (let n = 0; n < 50; n++) there.take(3);
    here.join(there.text());
    expect(here.summary()).toMatchObject({ count: 100, p50Us: 1_000, p90Us: 3_000, maxUs: 3_000 });
  });
});

/** Time that moves when somebody works or breathes, and only then. */
function virtualTime(): Pacer & { work(ms: number): void } {
  let nowMs = 0;
  return {
    nowMs: () => nowMs,
    breathe: (goOn) => {
      nowMs += 0.1;
      queueMicrotask(goOn);
    },
    work: (ms) => {
      nowMs += ms;
    },
  };
}

describe('an open loop', () => {
  const load = { perSecond: 1_000, warmUpMs: 100, measureMs: 1_000, drainMs: 1_000 };

  test('asks as often as it was told, and leaves the warm-up out', async () => {
    const time = virtualTime();
    const spans = openHistogram();
    const offered = await offerLoad(
      (_, answered) => {
        time.work(0.05);
        answered();
      },
      load,
      spans,
      time,
    );
    expect(offered).toMatchObject({ asked: 1_100, unanswered: 0 });
    expect(spans.count).toBe(1_000);
    expect(spans.summary().maxUs).toBeLessThan(1_000);
  });

  test('shows a stall to every call that was due in it, although none of them could be asked meanwhile', async () => {
    const time = virtualTime();
    const spans = openHistogram();
    const stallMs = 300;
    const offered = await offerLoad(
      (n, answered) => {
        time.work(n === 500 ? stallMs : 0.01);
        answered();
      },
      load,
      spans,
      time,
    );
    const { count, p50Us, p90Us, p99Us, maxUs } = spans.summary();
    expect(count).toBe(1_000);
    // Three calls in ten were due during the stall; they waited from 0 to 300 ms, evenly.
    expect(p50Us).toBeLessThan(1_000);
    expect(p90Us).toBeGreaterThan(190_000);
    expect(p99Us).toBeGreaterThan(280_000);
    expect(maxUs).toBeGreaterThan(299_000);
    expect(offered.lateMaxMs).toBeGreaterThan(290);
  });

  test('counts what is never answered, and does not wait for it for ever', async () => {
    const time = virtualTime();
    const spans = openHistogram();
    const offered = await offerLoad((n, answered) => (n % 2 === 0 ? answered() : undefined), load, spans, time);
    expect(offered.unanswered).toBe(550);
    expect(spans.count).toBe(500);
  });
});

test('a closed loop leaves out its warm-up and samples that do not count, and shows something however short it is', async () => {
  const spans = openHistogram();
  let samples = 0;
  await repeat(() => (++samples < 5 ? null : 2), { warmUpMs: 0, measureMs: 0 }, spans);
  expect(spans.summary()).toMatchObject({ count: 1, p50Us: 2_000 });
  expect(samples).toBe(5);
});

test('a closed loop counts nothing before the case says that it is warm, unless that takes too long', async () => {
  const counted = async (pace: { warmUpMs: number; warmUpMaxMs?: number; measureMs: number }): Promise<number> => {
    const spans = openHistogram();
    let samples = 0;
    await repeat(
      () => ++samples,
      pace,
      spans,
      () => samples >= 500,
    );
    return spans.summary().maxUs;
  };
  expect(await counted({ warmUpMs: 0, measureMs: 0 })).toBeGreaterThanOrEqual(500_000);
  expect(await counted({ warmUpMs: 0, warmUpMaxMs: 0, measureMs: 0 })).toBe(1_000);
});
