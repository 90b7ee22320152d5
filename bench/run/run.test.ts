/** Running, choosing, putting together and comparing: what was not measured is said, and what is compared was measured in turn. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casesOf } from '../cases/list.js';
import { openHistogram } from '../measure/histogram.js';
import { inScratch } from '../measure/scratch.js';
import { openCheckout } from './checkout.js';
import { chooseCases } from './choose.js';
import { comparisonTable } from './compare.js';
import type { Told } from './messages.js';
import { type Program, withProgram, writeProgram } from './program.js';
import { runCase } from './run-case.js';
import { RUN_BUDGET_MS } from './settings.js';
import { medianOf, rowOf } from './tally.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let program: Program;
beforeAll(async () => {
  program = await writeProgram(ROOT);
}, 30_000);
afterAll(() => program.remove());

const PACE = { warmUpMs: 0, measureMs: 20 };

function told(...spansMs: readonly number[]): Told {
  const spans = openHistogram();
  for (const spanMs of spansMs) spans.take(spanMs);
  return { outcome: 'measured', spans: { decision: spans.text() }, figures: { livesPerS: 1_000 * (spansMs[0] ?? 0) }, peakMiB: 100 };
}

describe('choosing', () => {
  const choose = (...asked: readonly string[]) => chooseCases(casesOf, 'quick', asked);

  test('a part, a case or all below a name', () => {
    expect(choose().map(({ id }) => id)).toEqual(casesOf('quick').map(({ id }) => id));
    expect(new Set(choose('durable').map(({ part }) => part))).toEqual(new Set(['durable']));
    expect(choose('durable/single').map(({ id }) => id)).toEqual(['durable/single']);
    expect(choose('decision/enqueue').every(({ id }) => id.startsWith('decision/enqueue/'))).toBe(true);
  });

  test('a name that nothing has is refused before anything is measured, with the names there are', () => {
    expect(() => choose('desk', 'dsek')).toThrow('No part or case is called dsek. Parts: decision,');
    expect(() => choose('durable/singel')).toThrow('No part or case is called durable/singel. There are durable/single, ');
  });

  test('a case of another scale is refused with the option that has it', () => {
    const id = 'decision/enqueue/10000-agents/1000000-waiting/3000xunique';
    expect(() => choose(id)).toThrow(`${id} is measured with --full`);
    expect(() => choose('decision/release/25000-agents')).toThrow('is measured without --quick and --full');
    expect(chooseCases(casesOf, 'full', [id])).toHaveLength(1);
  });
});

/** Comes true when the server that a case has started says that it serves; where none is installed, the case ends by itself. */
async function serving(folder: string): Promise<void> {
  const says = (name: string): string => {
    try {
      return readFileSync(join(folder, name, 'data', 'postmaster.pid'), 'utf8');
    } catch {
      return ''; // Not there yet.
    }
  };
  for (let looks = 0; looks < 1_000; looks += 1) {
    if (readdirSync(folder).some((name) => /^ready/m.test(says(name)))) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a case in its own process', () => {
  const [one] = chooseCases(casesOf, 'quick', ['decision/admit']);
  const { id } = one as typeof one & {};

  test('tells what it measured, and how much memory it took', async () => {
    const answer = await runCase({ id, budgetMs: 60_000 }, { scale: 'quick', id, pace: PACE }, program);
    expect(answer).toMatchObject({ outcome: 'measured', spans: { admit: expect.any(String) }, peakMiB: expect.any(Number) });
  });

  test('is stopped when it takes longer than it may, and says so', async () => {
    const answer = await runCase({ id, budgetMs: 1 }, { scale: 'quick', id, pace: { warmUpMs: 0, measureMs: 3_600_000 } }, program);
    expect(answer).toEqual({ outcome: 'over budget', because: 'set-up and measuring take more than 0 s' });
  });

  test('stops what it has started before it is stopped itself, and puts its folders away', () =>
    inScratch(async (folder) => {
      // The case's own temporary folders come to lie here, so that whatever is left of it is seen.
      chmodSync(folder, 0o755); // The server may run as another user.
      const before = process.env['TMPDIR'];
      process.env['TMPDIR'] = folder;
      const stopped = runCase(
        { id: 'peers/postgres', budgetMs: 12_000 },
        { scale: 'quick', id: 'peers/postgres', pace: { warmUpMs: 0, measureMs: 3_600_000 } },
        program,
        serving(folder),
      );
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
      expect(await stopped).toMatchObject({ outcome: 'over budget' });
      expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).not.toContain(`${folder}/signalbox-bench-`);
      expect(readdirSync(folder).filter((name) => name.startsWith('signalbox-bench-'))).toEqual([]);
    }));

  test('says what went wrong', async () => {
    const answer = await runCase({ id: 'nothing', budgetMs: 60_000 }, { scale: 'quick', id: 'nothing', pace: PACE }, program);
    expect(answer).toMatchObject({ outcome: 'failed', because: expect.stringContaining('there is no case nothing') });
  });
});

test('the quick run is over before two minutes, whatever its cases take', () => {
  expect(RUN_BUDGET_MS.quick).toBeLessThan(120_000);
});

describe('putting rounds together', () => {
  const [one] = casesOf('quick') as [ReturnType<typeof casesOf>[number]];

  test('one histogram of all rounds, the p50 of each, and the median of figures', () => {
    const row = rowOf(one, [told(1, 1, 1), told(3), told(5)]);
    expect(row.spans['decision']).toMatchObject({ count: 5, p50Us: 1_000, maxUs: 5_000, roundsP50Us: [1_000, 3_000, 5_000] });
    expect(row.figures['livesPerS']).toEqual({ median: 3_000, min: 1_000, max: 5_000 });
    expect(row).toMatchObject({ outcome: 'measured', because: null, peakMiB: 100 });
  });

  test('a case without a round has a reason instead, one with some has both', () => {
    const over: Told = { outcome: 'over budget', because: 'too long' };
    expect(rowOf(one, [over])).toMatchObject({ outcome: 'over budget', because: 'too long', spans: {}, figures: {} });
    expect(rowOf(one, [told(1), over])).toMatchObject({ outcome: 'measured', because: 'too long' });
  });

  test('the median of an even number lies between the two in the middle', () => {
    expect([medianOf([1]), medianOf([1, 2]), medianOf([1, 2, 9])]).toEqual([1, 1.5, 2]);
  });
});

describe('comparing', () => {
  test('ratios are taken within a round, so that a machine that slows down changes none', () => {
    const pairs = [{ id: 'a', base: [told(1), told(10), told(100)], here: [told(2), told(20), told(200)] }];
    const lines = comparisonTable(pairs).split('\n');
    expect(lines[2]).toMatch(/a +\| +decision p50 \| +2 × \| 2 × … 2 × /);
    expect(lines[3]).toMatch(/a +\| +livesPerS \| +2 × /);
  });

  test('what one side could not measure is said', () => {
    const table = comparisonTable([{ id: 'a', base: [{ outcome: 'failed', because: 'no such export\n at …' }], here: [told(1)] }]);
    expect(table).toContain('base: failed (no such export); here: measured');
  });

  test('a commit is measured with these benchmarks on its own engine, and leaves nothing behind', () =>
    inScratch(async (folder) => {
      const checkout = openCheckout('HEAD', ROOT, folder);
      const resolved = createRequire(join(checkout.root, 'bench/main.ts')).resolve('@signalbox/engine/package.json');
      expect(realpathSync(resolved)).toBe(realpathSync(join(checkout.root, 'engine/package.json')));
      const id = 'decision/floor-enqueue/100-agents/0-waiting';
      const ask = { scale: 'quick', id, pace: PACE } as const;
      const answer = await withProgram(checkout.root, (theirs) => runCase({ id, budgetMs: 60_000 }, ask, theirs));
      expect(answer).toMatchObject({ outcome: 'measured' });
      checkout.remove();
      expect(execFileSync('git', ['-C', ROOT, 'worktree', 'list'], { encoding: 'utf8' })).not.toContain(folder);
    }));

  test('a folder without benchmarks, and a name that is nothing, are refused', () =>
    inScratch(async (folder) => {
      mkdirSync(join(folder, 'old'));
      expect(() => openCheckout(join(folder, 'old'), ROOT, folder)).toThrow('Name its commit instead');
      expect(() => openCheckout('no-such-branch', ROOT, folder)).toThrow('neither a folder nor a commit');
    }));
});
