import { defineConfig } from 'vitest/config';

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
    pool: 'forks',
    // Two at a time also on two cores: many tests wait for processes, sockets and disks.
    maxWorkers: 2,
  },
});
