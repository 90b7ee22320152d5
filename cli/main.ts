#!/usr/bin/env node
import { CODE_VERSION } from '@signalbox/engine';
import { Command, CommanderError } from 'commander';
import { addCheck } from './commands/check.js';
import { addExplain } from './commands/explain.js';
import { addReport } from './commands/report.js';
import { addServe } from './commands/serve.js';
import { addState } from './commands/state.js';
import { addToken } from './commands/token.js';
import { addVerify } from './commands/verify.js';
import { addDemo } from './demo/command.js';
import { EXIT, EXIT_MEANINGS } from './exit-codes.js';
import { asFailure } from './failure.js';
import { endQuietlyWithReader, printFailure } from './terminal.js';

/** The command line: each command is one file in commands/, added here. */
const program = new Command('signalbox')
  .description('Routes contacts to agents by language, skill and hub, and can say afterwards why each one went where it went.')
  .version(CODE_VERSION, '--version', 'print the version')
  .helpCommand(false)
  .exitOverride()
  // Failures are printed below, in one form for all.
  .configureOutput({ outputError: () => undefined })
  .addHelpText('after', `\nExit codes:\n${EXIT_MEANINGS.map(([code, meaning]) => `  ${code.padEnd(9)} ${meaning}`).join('\n')}\n`)
  .addHelpText('after', 'Each command has an example: signalbox serve --help');

addDemo(program);
addServe(program);
addToken(program);
addCheck(program);
addExplain(program);
addState(program);
addReport(program);
addVerify(program);

const args = process.argv.slice(2);
endQuietlyWithReader();
try {
  if (args.length === 0) {
    program.outputHelp({ error: true });
    process.exitCode = EXIT.usage;
  } else await program.parseAsync(args, { from: 'user' });
} catch (error) {
  if (error instanceof CommanderError && error.exitCode === 0) process.exitCode = EXIT.ok;
  else {
    const failed = asFailure(error);
    printFailure(failed, { json: args.includes('--json'), debug: args.includes('--debug') });
    process.exitCode = failed.exit;
  }
}
