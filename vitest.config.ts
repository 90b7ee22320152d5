import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * These break the engine they import, or measure what compiled code leaves behind, which goes by all that ran before: each has a process of its
 * own. All others share three, which import it once each.
 */
const ALONE = ['bench/garbage.test.ts', 'engine/routing/mutations.test.ts', 'engine/core/follow/followers.test.ts'];

/**
 * These replace a module, or load modules anew, which only vitest's own module runner can do. It reaches every import through a getter, for which
 * random histories take a quarter more processor time; so all other tests import natively.
 */
const REPLACING = [
  'engine/routing/index/declarations.test.ts',
  'engine/routing/index/touches.test.ts',
  'engine/routing/order-mutations.test.ts',
];

/**
 * The longest files, longest first: begun last, one of them would run by itself at the end while the other core has nothing to do. Ahead of
 * all, the one that waits for a minute and hardly computes.
 */
const LONG = [
  'cli/conformance/conformance.test.ts',
  'engine/routing/match.test.ts',
  'docs/simulating.test.ts',
  'docs/docs.test.ts',
  'cli/commands/simulate.test.ts',
  'cli/commands/validate.test.ts',
  'cli/demo/demo.test.ts',
  'engine/core/laws.test.ts',
  'cli/commands/sweep.test.ts',
  'adapters/client/client.test.ts',
  'adapters/journals/embedded/crash.test.ts',
  'cli/page/width.test.ts',
  'cli/commands/compare.test.ts',
  'adapters/gateway/access/scopes.test.ts',
  'cli/commands/staff.test.ts',
  'cli/commands/serve.test.ts',
  'engine/routing/fairness.test.ts',
  'engine/routing/oracle.test.ts',
  'engine/core/whole-histories.test.ts',
  'adapters/plan/effective.test.ts',
];

/** A process that is shared ends when the next file is one that is alone, so these come first. */
class AloneThenLong extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const first = [...REPLACING, ...ALONE, ...LONG];
    const place = ({ moduleId }: TestSpecification): number => {
      const found = first.findIndex((file) => moduleId.endsWith(file));
      return found < 0 ? first.length : found;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}

interface Way {
  readonly name: string;
  /** Each file in a process of its own. */
  readonly isolate: boolean;
  /** Modules come through tsx and Node.js itself, instead of through vitest's module runner. */
  readonly native: boolean;
}

const files = (
  { name, isolate, native }: Way,
  include: readonly string[],
  exclude: readonly string[] = [],
): TestProjectInlineConfiguration => ({
  resolve: { conditions: ['signalbox-source'] },
  ssr: {
    resolve: {
      conditions: ['signalbox-source', 'node', 'module-sync'],
      externalConditions: ['signalbox-source', 'node'],
    },
  },
  test: {
    name,
    include: [...include],
    exclude: ['**/node_modules/**', '**/dist/**', ...exclude],
    testTimeout: process.env['SIGNALBOX_NIGHTLY'] === '1' ? 3_600_000 : 120_000,
    hookTimeout: 60_000,
    pool: 'forks',
    isolate,
    // Histories leave much behind that is short-lived: with more room for it, it is gone before it has to be copied.
    execArgv: ['--max-semi-space-size=32', ...(native ? ['--conditions=signalbox-source', '--import', 'tsx'] : [])],
    experimental: { viteModuleRunner: !native, nodeLoader: false },
  },
});

const ALL = ['{engine,adapters,simulations,bench,cli,docs,scripts}/**/*.test.ts'];

/** One configuration for every package; sources are resolved through the `signalbox-source` condition, so tests need no build. */
export default defineConfig({
  test: {
    globalSetup: 'scripts/testing/this-run.ts',
    // Three at a time also on two cores: tests wait for processes, sockets and disks a sixth of their time.
    maxWorkers: 3,
    sequence: { sequencer: AloneThenLong },
    projects: [
      files({ name: 'replacing', isolate: true, native: false }, REPLACING),
      files({ name: 'alone', isolate: true, native: true }, ALONE),
      files({ name: 'together', isolate: false, native: true }, ALL, [...REPLACING, ...ALONE]),
    ],
  },
});
