import type { Command } from 'commander';
import type { ValidateCommandOptions } from '../validate/run.js';
import { example, wholeNumber, withCommon } from './options.js';

export function addValidate(program: Command): void {
  const command = withCommon(program.command('validate'))
    .description('play halls of agents through the router and hold what it shows against queueing theory')
    .argument('[cases]', 'JSON file with cases of your own: [{name, agents, arrivalRate, handling, patience, within}]')
    .option('--contacts <count>', 'customers counted per replication', wholeNumber(100, 1_000_000), 2_000)
    .option('--replications <count>', 'independent runs per case', wholeNumber(2, 1_000), 20)
    .option('--seed <number>', 'seed of all chance', wholeNumber(0), 1)
    .action(async (cases: string | undefined, options: ValidateCommandOptions) => (await import('../validate/run.js')).run(cases, options));
  example(command, 'signalbox validate', 'signalbox validate cases.json --contacts 20000 --json');
}
