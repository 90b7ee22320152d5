import type { Command } from 'commander';
import type { FaultsOptions } from '../faults/run.js';
import { duration, example, wholeNumber, withCommon } from './options.js';

export function addFaults(program: Command): void {
  const command = withCommon(program.command('faults'))
    .description('let disks, connections, clocks, desks and adapters fail around the router, in virtual time, and judge the result')
    .option('--seed <number>', 'seed of the first case; each further case has the next one', wholeNumber(0), 1)
    .option('--cases <count>', 'how many cases', wholeNumber(1, 1_000_000), 20)
    .option('--contacts <count>', 'customers per case', wholeNumber(0, 10_000))
    .option('--faults <count>', 'faults per case', wholeNumber(0, 10_000))
    .option('--agents <count>', 'agents per case', wholeNumber(1, 200))
    .option('--for <span>', 'how long things go wrong in each case, such as 15m', duration)
    .option('--replay <file>', 'run the case in this file instead')
    .option('--to <folder>', 'where a shrunk case that breaks a law is written (default: simulations/regressions if it exists, else here)')
    .action(async (options: FaultsOptions) => (await import('../faults/run.js')).run(options));
  example(
    command,
    'signalbox faults --seed 1 --cases 100',
    'signalbox faults --replay simulations/regressions/a-router-that-forgets-outcomes.json',
  );
}
