import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { NotMeasured } from '../cases/case.js';

export interface SimPyAnswer {
  readonly elapsedS: number;
  readonly contacts: number;
  readonly answered: number;
  /** For each customer given: whether answered, and the wait in seconds. */
  readonly fates: readonly (readonly [answered: boolean, waitedS: number])[] | null;
}

/** Debian's own interpreter: other Pythons earlier on the PATH do not see its packages. */
const PYTHON = '/usr/bin/python3';

/** The version of SimPy that Debian's Python finds; `undefined`: none. */
export const simPyVersion = (): string | undefined => saysPython('import simpy; print(simpy.__version__)');

/** The version of that Python; `undefined`: none. */
export const pythonVersion = (): string | undefined => saysPython('import platform; print(platform.python_version())');

function saysPython(script: string): string | undefined {
  const { status, stdout } = spawnSync(PYTHON, ['-c', script], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** Plays the hall of `simpy-hall.py`. @throws NotMeasured if there is no SimPy */
export function askSimPy(asked: Readonly<Record<string, unknown>>): SimPyAnswer {
  if (simPyVersion() === undefined) throw new NotMeasured('SimPy is not installed (Debian: python3-simpy3)');
  const script = fileURLToPath(new URL('./simpy-hall.py', import.meta.url));
  const { status, stdout, stderr } = spawnSync(PYTHON, [script], { input: JSON.stringify(asked), encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`simpy-hall.py ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as SimPyAnswer;
}
