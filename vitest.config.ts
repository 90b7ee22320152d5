import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take a minute and more: begun last, one of them would run alone at the end while the other core has nothing to do. */
const LONG = [
  'docs/simulating.test.ts',
  'engine/routing/match.test.ts',
  'cli/demo/demo.test.ts',
  'cli/commands/serve.test.ts',
  'engine/routing/index/declarations.test.ts',
  'engine/routing/fairness.test.ts',
  'docs/docs.test.ts',
];

const isLong = ({ moduleId }: TestSpecification): boolean => LONG.some((file) => moduleId.endsWith(file));

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/** One configuration for every package; sources are resolved through the `signalbox-source` condition, so tests need no build. */
export default defineConfig({
  resolve: { conditions: ['signalbox-source'] },
  ssr: {
    resolve: {
      conditions: ['signalbox-source', 'node', 'module-sync'],
      externalConditions: ['signalbox-source', 'node'],
    },
  },
  test: {
    include: ['{engine,adapters,simulations,bench,cli,docs,scripts}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: process.env['SIGNALBOX_NIGHTLY'] === '1' ? 3_600_000 : 120_000,
    hookTimeout: 60_000,
    globalSetup: 'scripts/testing/this-run.ts',
    pool: 'forks',
    // Two at a time also on two cores: many tests wait for processes, sockets and disks.
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
  },
});
