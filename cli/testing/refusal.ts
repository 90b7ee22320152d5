import { asFailure, type Failure } from '../failure.js';
import { commandLine } from '../program.js';

/** Why a command line is refused, without a process for each mistake: main.test.ts proves how such a failure is printed. */
export async function refusal(args: readonly string[]): Promise<Failure> {
  try {
    await commandLine().parseAsync([...args], { from: 'user' });
  } catch (error) {
    return asFailure(error);
  }
  throw new Error(`signalbox ${args.join(' ')} was not refused.`);
}
