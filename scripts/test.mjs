/**
 * The test command. `npm test` runs every check a change must pass, the tests last, and begins
 * nothing more once one has failed.
 * `npm test -- engine/core` runs only the matching test files. `--nightly` runs properties and simulations at full length.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execute, seconds, tell } from './check/stage.mjs';
import { ensureSystemPackages } from './check/system-packages.mjs';
import { vitestCounts } from './check/vitest-counts.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const args = process.argv.slice(2);
const nightly = args.includes('--nightly');
const filters = args.filter((arg) => arg !== '--nightly');
const env = nightly ? { SIGNALBOX_NIGHTLY: '1' } : {};
const startMs = performance.now();

/** The programs are started by file, not through npx, which may look elsewhere and answers a second later. */
const tool = (file, ...rest) => [process.execPath, join(root, 'node_modules', file), ...rest];
const WORKSPACES = ['engine', 'adapters', 'simulations', 'bench', 'cli'];

const quiet = (name, command) => ({
  name,
  run: async () => {
    const done = tell(name);
    const { code, output } = await execute(command, { cwd: root, env });
    done();
    if (code !== 0) console.log(output.trimEnd());
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  },
});

const system = {
  name: 'system packages',
  run: async () => {
    try {
      await ensureSystemPackages(async (command) => (await execute(command, { cwd: root, shown: true })).code);
      return { passed: 1, failed: 0 };
    } catch (error) {
      console.log(error.message);
      return { passed: 0, failed: 1 };
    }
  },
};

const tests = {
  name: nightly ? 'tests, full length' : 'tests',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'signalbox-test-'));
    const report = join(folder, 'vitest.json');
    // On a terminal vitest shows its own moving summary, which other lines would tear.
    const done = process.stdout.isTTY ? undefined : tell('tests');
    try {
      const command = tool('vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters);
      const { code } = await execute(command, { cwd: root, env, shown: true });
      const counts = vitestCounts(report, code);
      if (filters.length > 0 || counts.skipped === 0) return counts;
      console.log(`${counts.skipped} tests were skipped. A test that does not run proves nothing: make it run or remove it.`);
      return { ...counts, failed: counts.failed + counts.skipped };
    } finally {
      done?.();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const checks = {
  lint: quiet('format and lint (biome)', tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings')),
  types: quiet('types (tsc)', tool('typescript-7/bin/tsc', '--noEmit', '--singleThreaded', '-p', 'tsconfig.json')),
  imports: quiet(
    'import law (dependency-cruiser)',
    tool('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', ...WORKSPACES),
  ),
  dead: quiet('dead files, exports and dependencies (knip)', tool('knip/bin/knip.js')),
  build: quiet('build (tsc -b)', ['npm', 'run', '--silent', 'build']),
  packages: quiet('packages (publint, attw)', [process.execPath, join(root, 'scripts/pack.mjs'), '--check']),
};

/** One step after the other; the lanes of a step side by side and equally long, since each check keeps one core busy; what a lane lists, in turn. */
const steps =
  filters.length > 0
    ? [[[tests]]]
    : [
        [[system]],
        [
          [checks.types, checks.imports, checks.dead],
          [checks.lint, checks.build, checks.packages],
        ],
        [[tests]],
      ];

const total = { passed: 0, failed: 0, stagesPassed: 0, stagesFailed: 0, testsPassed: 0, testsFailed: 0 };

async function runStage(stage) {
  console.log(`▸ ${stage.name}`);
  const stageStartMs = performance.now();
  const { passed, failed } = await stage.run();
  total.passed += passed;
  total.failed += failed;
  if (stage === tests) {
    total.testsPassed = passed;
    total.testsFailed = failed;
  }
  const ok = failed === 0 && process.exitCode !== 130;
  console.log(`${ok ? '✓' : '✗'} ${stage.name}  ${seconds(performance.now() - stageStartMs)}`);
  if (ok) {
    total.stagesPassed += 1;
    return;
  }
  process.exitCode ??= 1;
  total.stagesFailed += 1;
}

for (const lanes of steps) {
  await Promise.all(
    lanes.map(async (lane) => {
      for (const stage of lane) if (process.exitCode === undefined) await runStage(stage);
    }),
  );
}

const stages = steps.flat(2).length;
const notRun = stages - total.stagesPassed - total.stagesFailed;
const part = (passed, failed, left) =>
  [failed > 0 ? `${failed} failed` : '', `${passed} passed`, left > 0 ? `${left} not run` : ''].filter((words) => words !== '').join(' | ');
console.log(`
 Stages  ${part(total.stagesPassed, total.stagesFailed, notRun)} (${stages})
  Tests  ${part(total.testsPassed, total.testsFailed, 0)} (${total.testsPassed + total.testsFailed})
   Time  ${seconds(performance.now() - startMs)}

${total.passed} passed, ${total.failed} failed`);
