/**
 * Sources of the house, and what they import, as plain JavaScript: for what tests start so often that reading TypeScript would cost most of
 * their time, and for what is measured, which should run as it is installed.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { root } from './sources/files.js';

/** These bring native code, or files of their own that they start or read by name. */
const STAY_PACKAGES = ['lmdb', 'piscina', 'pino', 'highs'];

/** Packages of CommonJS ask for Node's modules by `require`, which a module does not have by itself. */
const REQUIRE = "import { createRequire as toRequire } from 'node:module'; const require = toRequire(import.meta.url);";

/** What is bundled lies elsewhere than its source; a file named beside the source is found in the same folder below the output. */
const besideItsSource = (top: string): Plugin => ({
  name: 'beside-its-source',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      const own = `new URL(${JSON.stringify(relative(top, path).replace(/\.ts$/, '.js'))}, import.meta.url).href`;
      return { contents: text.replaceAll('import.meta.url', own), loader: 'ts' };
    });
  },
});

/**
 * Writes files of the house (paths from the top folder, without `.ts`) to `folder`, each at the same path below it as from the top.
 * The folder has to lie inside the project, whose packages with native code it uses. Packages of the house are taken from their sources.
 * `top`: the top folder, where it is another checkout's.
 */
export async function writePlainJavaScript(files: readonly string[], folder: string, top: string = root): Promise<void> {
  await build({
    absWorkingDir: top,
    entryPoints: files.map((file) => ({ in: `${file}.ts`, out: file })),
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['signalbox-source'],
    external: STAY_PACKAGES,
    banner: { js: REQUIRE },
    plugins: [besideItsSource(top)],
    logLevel: 'error',
  });
}
