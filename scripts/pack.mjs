/**
 * Lays out the four public packages as they are published, in var/packages/<name>, and packs each into a tarball beside it.
 * `--check` then asks publint and "are the types wrong" about each tarball. Build first: `npm run build`.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PUBLIC_PACKAGES } from './packaging/packages.mjs';
import { stage } from './packaging/stage.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'var', 'packages');
const check = process.argv.includes('--check');

function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (error !== undefined) throw error;
  return { ok: status === 0, stdout, words: `${stdout}${stderr}`.trim() };
}

const tool = (file, ...args) => run(process.execPath, [join(root, 'node_modules', file), ...args], out);

function examine(tarball, manifest) {
  const lint = tool('publint/src/cli.js', tarball, '--strict');
  const results = [['publint', lint.ok, lint.words]];
  // The packages are ES modules only, by design: what CommonJS or node10 resolution would make of them is not asked.
  if (Object.values(manifest.exports ?? {}).some((target) => typeof target !== 'string')) {
    const types = tool('@arethetypeswrong/cli/dist/index.js', tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-emoji');
    results.push(['attw', types.ok, types.words]);
  }
  return results;
}

/** Lays out, packs and, if asked, examines one package. Answers how many questions it failed. */
function pack(name) {
  const into = join(out, name);
  const manifest = stage(join(root, name), into);
  const stem = manifest.name.replace('@', '').replace('/', '-');
  rmSync(join(out, `${stem}-${manifest.version}.tgz`), { force: true });
  const packed = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', out], into);
  if (!packed.ok) throw new Error(`npm pack of ${manifest.name} failed:\n${packed.words}`);
  const [{ filename, size, entryCount }] = JSON.parse(packed.stdout);
  console.log(`${manifest.name} ${manifest.version}: ${entryCount} files, ${Math.ceil(size / 1024)} KiB packed`);
  const answers = check ? examine(join(out, filename), manifest) : [];
  for (const [question, ok, words] of answers) console.log(`  ${question}: ${ok ? 'clean' : `\n${words}`}`);
  return answers.filter(([, ok]) => !ok).length;
}

try {
  const failed = PUBLIC_PACKAGES.map(pack).reduce((sum, count) => sum + count, 0);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
