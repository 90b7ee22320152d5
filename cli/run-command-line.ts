import { CommanderError } from 'commander';
import { EXIT } from './exit-codes.js';
import { asFailure } from './failure.js';
import { commandLine } from './program.js';
import { printFailure } from './terminal.js';

/** Does what the words after `signalbox` ask for, and leaves in `process.exitCode` how it went. Failures are printed, not thrown. */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  try {
    if (args.length === 0) {
      commandLine().outputHelp({ error: true });
      process.exitCode = EXIT.usage;
    } else await commandLine().parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) process.exitCode = EXIT.ok;
    else {
      const failed = asFailure(error);
      printFailure(failed, { json: args.includes('--json'), debug: args.includes('--debug') });
      process.exitCode = failed.exit;
    }
  }
}
