/**
 * Completes package-lock.json after `npm install` on a machine whose registry does not hold every platform's packages.
 * npm silently leaves such an optional package out of the lockfile, and `npm ci` then refuses that lockfile everywhere.
 * The missing entries follow from what is there: name and exact version from the package that asks for them, system,
 * processor and C library from the name, as these packages are named. They carry no integrity; npm adds it where it can.
 * `--check` changes nothing and fails if an entry is missing.
 */
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];
const C_LIBRARIES = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

/** What a platform package's name says about where it runs, or undefined when it says nothing. */
export function platformOf(name) {
  const words = name.split(/[/.-]/);
  const os = words.find((word) => SYSTEMS.includes(word));
  const cpu = words.find((word) => PROCESSORS.includes(word));
  if (os === undefined || cpu === undefined) return undefined;
  const libc = C_LIBRARIES[words.find((word) => Object.hasOwn(C_LIBRARIES, word))];
  return { cpu: [cpu], ...(os === 'linux' && libc !== undefined ? { libc: [libc] } : {}), os: [os] };
}

/** The lockfile's optional packages that have no entry: { path, name, version } each, by the folder they would be installed in. */
export function missingEntries(packages) {
  return Object.entries(packages).flatMap(([asker, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !candidates(asker, name).some((path) => packages[path] !== undefined))
      .map(([name, version]) => ({ path: `node_modules/${name}`, name, version })),
  );
}

/** The folders Node looks in for `name` on behalf of the package in `asker`, nearest first. */
function candidates(asker, name) {
  const found = [];
  for (let at = asker; at !== ''; ) {
    found.push(`${at}/node_modules/${name}`);
    const up = at.lastIndexOf('/node_modules/');
    at = up < 0 ? '' : at.slice(0, up);
  }
  return [...found, `node_modules/${name}`];
}

/** The same packages with an entry for each one missing, in npm's order. */
export function completed(packages, missing = missingEntries(packages)) {
  const added = missing.map(({ path, name, version }) => {
    const platform = platformOf(name);
    if (platform === undefined || !/^\d+\.\d+\.\d+/.test(version)) {
      throw new Error(
        `${name} ${version} is missing from package-lock.json, and neither its name nor its version says enough to add it: run npm install where the registry has it.`,
      );
    }
    return [path, { version, ...platform, optional: true }];
  });
  return Object.fromEntries([...Object.entries(packages), ...added].sort(([a], [b]) => a.localeCompare(b, 'en')));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  const file = join(dirname(fileURLToPath(import.meta.url)), '..', 'package-lock.json');
  const lockfile = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingEntries(lockfile.packages);
  if (process.argv.includes('--check')) {
    for (const { name, version } of missing)
      console.error(`${name} ${version} is missing from package-lock.json; run node scripts/complete-lockfile.mjs`);
    process.exitCode = missing.length === 0 ? 0 : 1;
  } else {
    if (missing.length > 0)
      writeFileSync(file, `${JSON.stringify({ ...lockfile, packages: completed(lockfile.packages, missing) }, null, 2)}\n`);
    console.log(
      missing.length === 0 ? 'package-lock.json is complete.' : `Added ${missing.length} platform packages to package-lock.json.`,
    );
  }
}
