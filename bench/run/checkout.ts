import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readlinkSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { whenEnded } from '../measure/leaving.js';

export interface Checkout {
  /** Its name in tables. */
  readonly name: string;
  readonly root: string;
  remove(): void;
}

const git = (root: string, ...args: string[]): string =>
  execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

/**
 * The checkout to compare with. A folder is taken as it stands, with its own benchmarks. A commit or branch is checked out below `into` and
 * gets the benchmarks of this checkout, so that both are measured in the same way; its packages are those installed here.
 * @throws if it is neither, or has nothing to measure
 */
export function openCheckout(base: string, root: string, into: string): Checkout {
  if (existsSync(base) && statSync(base).isDirectory()) {
    const folder = resolve(base);
    if (!existsSync(join(folder, 'bench/run/program.ts')))
      throw new Error(
        `${base} has no bench/run/program.ts, so that its cases cannot be run as plain JavaScript. Name its commit instead: it is then measured with the benchmarks of this checkout.`,
      );
    return { name: base, root: folder, remove: () => undefined };
  }
  const commit = commitOf(base, root);
  const folder = join(into, 'base');
  const remove = (): void => void git(root, 'worktree', 'remove', '--force', folder);
  const stay = whenEnded(remove);
  git(root, 'worktree', 'add', '--detach', folder, commit);
  rmSync(join(folder, 'bench'), { recursive: true, force: true });
  cpSync(join(root, 'bench'), join(folder, 'bench'), { recursive: true, filter: (path) => !path.includes('node_modules') });
  linkPackages(root, folder);
  return {
    name: `${base} (${commit.slice(0, 7)})`,
    root: folder,
    remove: () => {
      stay();
      remove();
    },
  };
}

function commitOf(base: string, root: string): string {
  try {
    return git(root, 'rev-parse', '--verify', `${base}^{commit}`);
  } catch {
    throw new Error(`${base} is neither a folder nor a commit or branch of this repository. Nothing was measured.`);
  }
}

/** Links the installed packages one by one, except the workspaces, whose links lead to the folders of the checkout itself. */
function linkPackages(root: string, folder: string): void {
  for (const place of ['', 'engine', 'adapters', 'simulations', 'bench', 'cli']) {
    const from = join(root, place, 'node_modules');
    if (existsSync(from)) linkFolder(from, join(folder, place, 'node_modules'));
  }
}

function linkFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const [source, target] = [join(from, name), join(to, name)];
    if (name.startsWith('@') && lstatSync(source).isDirectory()) linkFolder(source, target);
    // A link within the repository is a workspace: the same relative link leads to the workspace of the other checkout.
    else if (lstatSync(source).isSymbolicLink() && !isAbsolute(readlinkSync(source))) symlinkSync(readlinkSync(source), target);
    else symlinkSync(source, target);
  }
}
