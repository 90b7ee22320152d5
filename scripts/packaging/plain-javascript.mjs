/**
 * Sources of the house, and what they import, as plain JavaScript: what is started often starts in a tenth of the time, and what takes long
 * does not pay for the loader, which gives every function its name anew each time the function is made (a third of a decision's time).
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** These bring native code, or files of their own that they start or read by name. */
const STAY_PACKAGES = ['lmdb', 'piscina', 'pino', 'highs'];

/** Packages of CommonJS ask for Node's modules by `require`, which a module does not have by itself. */
const REQUIRE = "import { createRequire as toRequire } from 'node:module'; const require = toRequire(import.meta.url);";

/** What is bundled lies elsewhere than its source; a file named beside the source is found in the same folder below the output. */
const besideItsSource = (root, place) => ({
  name: 'beside-its-source',
  setup({ onLoad }) {
    onLoad({ filter: /\.m?ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      const own = new URL(relative(root, path).replace(/\.ts$/, '.js'), `${pathToFileURL(place)}/`);
      return { contents: text.replaceAll('import.meta.url', JSON.stringify(own.href)), loader: 'ts' };
    });
  },
});

/**
 * Writes files (paths from `root`, without `.ts`) to `folder`, each at the same path below it as from the top. `place`: where the folder
 * is going to be, if it is moved afterwards. It has to lie inside the project, whose packages with native code it uses. Packages of the
 * house are taken from their sources.
 * @param {{ root: string, files: readonly string[], folder: string, place?: string }} what
 */
export async function writePlainJavaScript({ root, files, folder, place = folder }) {
  await build({
    absWorkingDir: root,
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
    plugins: [besideItsSource(root, place)],
    logLevel: 'error',
  });
}
