/** The pages with figures say what the last run measured, and every way to measure does what it says before anybody times it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedJournal } from '@signalbox/adapters/journals/embedded';
import { describe, expect, test } from 'vitest';
import { embeddedSubject, fileSubject, lmdbSubject } from './durable/appends.js';
import { recordedDrafts } from './durable/drafts.js';
import { bareSubject } from './hall/bare-loop.js';
import { enqueueSubject, releaseSubject } from './hall/decisions.js';
import { measureInTurn } from './measure/rounds.js';
import { summarise } from './measure/spans.js';
import { fillBlock } from './readme-block.js';
import { readmeBlock, resultsPage } from './report.js';
import type { Results } from './results.js';

const beside = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

describe('the pages', () => {
  test('results.md is what results.json says, and nobody has touched it up', () => {
    const results: Results = JSON.parse(beside('results.json'));
    expect(beside('results.md')).toBe(resultsPage(results));
    expect(readmeBlock(results)).toContain('the indexed matcher is still to come');
  });

  test('a block replaces what stood between the markers and nothing else, and a page without them is refused', () => {
    const page = 'before\n<!-- bench:begin -->\nold\n<!-- bench:end -->\nafter\n';
    const filled = fillBlock(page, 'new');
    expect(filled).toBe('before\n<!-- bench:begin -->\nnew\n<!-- bench:end -->\nafter\n');
    expect(fillBlock(filled, 'new')).toBe(filled);
    expect(() => fillBlock('before\n<!-- bench:end --> <!-- bench:begin -->', 'new')).toThrow('nothing was written');
  });
});

describe('measuring', () => {
  test('quantiles are nearest-rank, and there is no p99 of less than a hundred samples', () => {
    const spans = Array.from({ length: 100 }, (_, i) => (100 - i) / 1_000);
    expect(summarise(spans)).toEqual({ count: 100, p50Us: 50, p90Us: 90, p99Us: 99, maxUs: 100 });
    expect(summarise(spans.slice(1)).p99Us).toBeNull();
    expect(() => summarise([])).toThrow('nothing was measured');
  });

  test('subjects take turns, round after round, and the warm-up is not counted', async () => {
    const taken: string[] = [];
    const subject = (name: string) => ({ name, sample: () => [taken.push(name)] });
    const spansMs = await measureInTurn([subject('a'), subject('b')], { rounds: 2, sliceMs: 0 }, () => undefined);
    expect(taken).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
    expect(spansMs).toEqual([
      [3, 5],
      [4, 6],
    ]);
  });

  test('each sample leaves the hall as it found it, so that the next one measures the same', async () => {
    const subjects = [await enqueueSubject(3, 0), await enqueueSubject(3, 4), await releaseSubject(3, 1), await releaseSubject(3, 4)];
    for (const { sample, close } of subjects) {
      for (let i = 0; i < 20; i++) expect(await sample()).toHaveLength(1);
      await close();
    }
    expect(await bareSubject('enqueue', 3).sample()).toHaveLength(100);
    expect(await bareSubject('release', 3).sample()).toHaveLength(100);
  });

  test('the embedded journal really holds what it was timed with, in one chain', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'signalbox-bench-'));
    try {
      const drafts = await recordedDrafts(5);
      const subject = await embeddedSubject(folder, drafts, 4);
      for (let i = 0; i < 10; i++) await subject.sample();
      await subject.close();
      const journal = embeddedJournal({ folder: join(folder, 'embedded-4') });
      expect((await journal.open()).head.seq).toBe(40);
      await journal.close();
      for (const other of [lmdbSubject(folder, drafts, 4), fileSubject(folder, drafts, 4)]) {
        expect(await other.sample()).toHaveLength(1);
        await other.close();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
