import { CODE_VERSION } from '@signalbox/engine';
import { Command } from 'commander';
import { addAudit } from './commands/audit.js';
import { addCheck } from './commands/check.js';
import { addCompare } from './commands/compare.js';
import { addConformance } from './commands/conformance.js';
import { addDemo } from './commands/demo.js';
import { addExplain } from './commands/explain.js';
import { addFaults } from './commands/faults.js';
import { addReplay } from './commands/replay.js';
import { addReport } from './commands/report.js';
import { addServe } from './commands/serve.js';
import { addSimulate } from './commands/simulate.js';
import { addStaff } from './commands/staff.js';
import { addState } from './commands/state.js';
import { addSweep } from './commands/sweep.js';
import { addToken } from './commands/token.js';
import { addTrace } from './commands/trace.js';
import { addValidate } from './commands/validate.js';
import { addVerify } from './commands/verify.js';
import { EXIT_MEANINGS } from './exit-codes.js';

/** The command line: each command is one file, added here. */
export function commandLine(): Command {
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
  addAudit(program);
  addVerify(program);
  addSimulate(program);
  addCompare(program);
  addSweep(program);
  addStaff(program);
  addTrace(program);
  addValidate(program);
  addFaults(program);
  addReplay(program);
  addConformance(program);
  return program;
}
