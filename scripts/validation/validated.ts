import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Row, ValidatedCase, ValidationFigures } from './page.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = ['--conditions=signalbox-source', '--import', 'tsx', `${ROOT}cli/main.ts`];
/** More customers than the command plays unless told otherwise: narrower intervals show more. */
const CONTACTS = 5_000;

interface Told extends Omit<ValidationFigures, 'version' | 'cases'> {
  readonly cases: readonly {
    readonly topic: string;
    readonly name: string;
    readonly contacts: number;
    readonly comparisons: readonly {
      readonly figure: string;
      readonly theory: number;
      readonly simulated: { readonly mean: number; readonly halfWidth: number };
      readonly agrees: boolean;
      readonly agreesAlone: boolean;
    }[];
  }[];
}

/** Everything the page tells, as the command prints it for machines. A disagreement is told as well. */
export async function validated(...more: readonly string[]): Promise<ValidationFigures> {
  const args = [...SOURCES, 'validate', '--json', '--contacts', String(CONTACTS), ...more];
  const child = promisify(execFile)(process.execPath, args, { cwd: ROOT, maxBuffer: 2 ** 26 });
  child.child.stderr?.pipe(process.stderr);
  const { stdout } = await child.catch((error: { readonly stdout?: string }) => ({ stdout: error.stdout ?? '' }));
  const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { readonly version: string };
  const { cases, ...told } = JSON.parse(stdout) as Told;
  return { version, ...told, cases: cases.map(shortened) };
}

function shortened({ comparisons, topic, name, contacts }: Told['cases'][number]): ValidatedCase {
  const rows = comparisons.map(({ figure, theory, simulated: { mean, halfWidth }, agrees, agreesAlone }): Row => {
    const [shortTheory, shortMean, shortWidth] = [theory, mean, halfWidth].map((value) => Number(value.toPrecision(7)));
    return [figure, shortTheory as number, shortMean as number, shortWidth as number, agrees, agreesAlone];
  });
  return { topic, name, contacts, rows };
}
