import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { root } from './sources/files.js';

const BIOME = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

/** A value as it stands in a JSON file of the project: as the formatter has it, so that what is generated passes `npm run lint`. */
export const formattedJson = (value: unknown): string =>
  execFileSync(process.execPath, [BIOME, 'format', '--stdin-file-path=generated.json'], {
    cwd: root,
    encoding: 'utf8',
    input: JSON.stringify(value, null, 2),
  });
