/** A folder that every test file of one run shares, and that goes with it. Vitest calls this before the first file and after the last. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { root } from '../sources/files.js';

export const RUN_FOLDER = 'SIGNALBOX_TEST_RUN';

export default function thisRun(project: TestProject): () => void {
  // Inside the project, so that what lies in it finds the packages.
  mkdirSync(join(root, 'var'), { recursive: true });
  const folder = mkdtempSync(join(root, 'var', 'run-'));
  process.env[RUN_FOLDER] = folder;
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  project.onTestsRerun(() => {
    remove(); // Sources have changed, and what was built from them is old.
    mkdirSync(folder);
  });
  return remove;
}
