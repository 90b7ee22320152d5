/** The pages of figures show what the last run measured and what it did not, and nobody has edited them by hand. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CaseRow, Results } from '../results.js';
import { resultsPage } from './page.js';
import { plotsOf } from './plots.js';
import { readmeBlock } from './readme.js';
import { fillBlock } from './readme-block.js';
import { judge, type Target } from './target.js';
import { TARGETS } from './targets.js';
import { figureName, figureValue, span } from './words.js';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const committed = (): Results => JSON.parse(read('../results.json')) as Results;

test('the page says how long decisions are warmed up, and what the `first` columns are', () => {
  const decision = { warmUpMs: 1_000, warmUpMaxMs: 20_000, measureMs: 3_000 };
  const page = resultsPage({ ...results(row({ id: 'decision/enqueue', part: 'decision' })), paces: { decision } });
  expect(page).toContain(
    'at least 1,000 ms, and for decisions of the router until every requirement has arrived once on every channel (at most 20,000 ms)',
  );
  expect(page).toContain('The `first` columns time the first contact');
});

test('the page says how long the machine is elsewhere while nothing is done, if that was measured', () => {
  const spins = [3, 25].map((us) => row({ id: `decision/spin/${us}-us`, part: 'decision', side: 'floor', spans: spans(us) }));
  expect(resultsPage({ ...results(...spins), paces: {} })).toContain('p50 → p99 of the same run: 3 µs → 9 µs, 25 µs → 75 µs. No decision');
  expect(resultsPage({ ...results(row({ id: 'decision/enqueue', part: 'decision' })), paces: {} })).not.toContain('nothing but the clock');
});

describe('what is committed', () => {
  test('results.md and its pictures are what results.json says', () => {
    const results = committed();
    expect(read('../results.md')).toBe(resultsPage(results));
    const plots = plotsOf(results);
    for (const { file, svg } of plots) expect(read(`../plots/${file}`)).toBe(svg);
    expect(readdirSync(new URL('../plots', import.meta.url)).sort()).toEqual(plots.map(({ file }) => file).sort());
  });

  test("README's figures are those of results.json", () => {
    const readme = read('../../README.md');
    expect(fillBlock(readme, readmeBlock(committed()))).toBe(readme);
  });
});

const row = (given: Partial<CaseRow> & Pick<CaseRow, 'id'>): CaseRow => ({
  part: 'durable',
  side: 'signalbox',
  title: 'one decision at a time',
  does: 'what it does',
  params: { load: 'single' },
  outcome: 'measured',
  because: null,
  spans: {},
  figures: {},
  peakMiB: 90,
  ...given,
});

const spans = (p50Us: number) => ({
  durable: {
    count: 5_000,
    p50Us,
    p90Us: 2 * p50Us,
    p99Us: 3 * p50Us,
    p999Us: 4 * p50Us,
    maxUs: 5 * p50Us,
    roundsP50Us: [p50Us, 1.5 * p50Us],
  },
});

const results = (...cases: readonly CaseRow[]): Results => ({
  day: '2026-11-25',
  scale: 'usual',
  rounds: 2,
  elapsedS: 90,
  machine: { cpu: 'cpu', cores: 2, memoryGiB: 8, system: 'linux', versions: { 'Node.js': '20' }, loadBefore: 0.1, loadAfter: 9 },
  paces: { durable: { warmUpMs: 100, measureMs: 1_000 } },
  cases,
});

describe('a page', () => {
  const page = resultsPage(
    results(
      row({ id: 'durable/single', spans: spans(1_000) }),
      row({ id: 'durable/fdatasync', side: 'floor', title: 'fdatasync', spans: spans(500) }),
      row({
        id: 'durable/offered/5000-per-s',
        title: 'offered',
        params: { load: 'offered', perSecond: 5_000 },
        outcome: 'over budget',
        because: 'it takes more than 9 s',
      }),
      row({
        id: 'peers/postgres',
        part: 'peers',
        side: 'peer',
        title: 'PostgreSQL',
        params: {},
        outcome: 'not measured',
        because: 'PostgreSQL is not installed',
      }),
    ),
  );

  test('shows quantiles, spread between rounds and the ratio to the floor', () => {
    expect(page).toMatch(/one decision at a time +\|.*1 ms \| +2 ms \| +3 ms \| +4 ms \| +5 ms \| +5,000 \| +1 ms … 1\.5 ms \| +2 × \|/);
  });

  test('shows what was not measured, and says why', () => {
    expect(page).toMatch(/\| offered +\|.*> budget/);
    expect(page).toContain('- over budget: it takes more than 9 s: `durable/offered/5000-per-s`.');
    expect(page).toMatch(/\| peer: PostgreSQL \| not measured/);
    expect(page).toContain('not measured: PostgreSQL is not installed');
  });

  test('judges the targets from the run itself', () => {
    expect(page).toMatch(/one durable decision: p50 relative to a bare fdatasync .* ≤ 2\.5 × \| +2 × \| +reached \(0\.8 × the bound\)/);
    expect(page).toMatch(/open loop at 5,000\/s: p99 relative to raw appends .* – \| +not measured in this run/);
  });

  test('says when the machine was busy', () => {
    expect(page).toContain('**The machine was busy with other work** (load 0.1 before the run, 9 at its end)');
  });

  test('has a picture of what was timed', () => {
    const [picture] = plotsOf(results(row({ id: 'durable/single', spans: spans(1_000) })));
    expect(picture).toMatchObject({ part: 'durable', file: 'durable-quantiles.svg' });
    expect(picture?.svg).toContain('one decision at a time');
    expect(plotsOf(results())).toEqual([]);
  });
});

describe('a target', () => {
  const target: Target = { part: 'memory', words: 'bytes', atMost: 600, value: () => 900, shown: String };

  test('says by how much it is missed, whether an upper or a lower bound', () => {
    expect(judge(target, results())).toMatchObject({ bound: '≤ 600', measured: '900', verdict: 'not reached (1.5 × the bound)' });
    expect(judge({ ...target, value: () => 600 }, results()).verdict).toBe('reached (1 × the bound)');
    const { atMost, ...rest } = target;
    expect(judge({ ...rest, atLeast: 1_000 }, results()).verdict).toBe('not reached (0.9 × the bound)');
  });

  test('has exactly one bound, and a run that measured nothing judges none', () => {
    for (const one of TARGETS) {
      expect([one.atMost, one.atLeast].filter((bound) => bound !== undefined)).toHaveLength(1);
      expect(judge(one, results()).verdict).toBe('not measured in this run');
    }
  });
});

test('numbers are shown in the unit their name ends with', () => {
  expect(span(0.25)).toBe('0.25 µs');
  expect(span(2_500_000)).toBe('2.5 s');
  expect(['recordsPerS', 'snapshotMs', 'bytesPerAgent', 'contacts'].map((name) => [figureName(name), figureValue(name, 1_500)])).toEqual([
    ['records per second', '1,500/s'],
    ['snapshot', '1.5 s'],
    ['bytes per agent', '1,500 B'],
    ['contacts', '1,500'],
  ]);
});

test('a block replaces the text between its markers and nothing else, and a page without markers is refused', () => {
  const page = 'before\n<!-- bench:begin -->\nold\n<!-- bench:end -->\nafter\n';
  const filled = fillBlock(page, 'new');
  expect(filled).toBe('before\n<!-- bench:begin -->\nnew\n<!-- bench:end -->\nafter\n');
  expect(fillBlock(filled, 'new')).toBe(filled);
  expect(() => fillBlock('before\n<!-- bench:end --> <!-- bench:begin -->', 'new')).toThrow('nothing was written');
});
