import type { Command } from 'commander';
import type { SimulateOptions } from '../simulate/run.js';
import { example, part, SCALE_HELP, wholeNumber, withCommon } from './options.js';

export function addSimulate(program: Command): void {
  const command = withCommon(program.command('simulate'))
    .description('play a scenario through the router, in virtual time, and report the figures')
    .argument('<scenario>', 'scenario file, YAML or JSON')
    .option('--replications <count>', "independent runs (default: the scenario's)", wholeNumber(1, 10_000))
    .option('--seed <number>', "random seed (default: the scenario's)", wholeNumber(0))
    .option('--scale <share>', SCALE_HELP, part)
    .option('--workers <count>', 'number of threads (default: one per processor)', wholeNumber(1, 256))
    .option('--csv <file>', 'write every figure with its interval as CSV (RFC 4180), or to standard output with -')
    .option('--intervals <file>', 'write the figures interval by interval as CSV')
    .option('--effects', 'also play one agent more and one fewer on each shift, for the same customers')
    .option('--journal <folder>', 'play one run and write its journal to an empty folder, for replay, report, explain and verify')
    .option('--report <file>', 'write a self-contained HTML page with plots')
    .action(async (file: string, options: SimulateOptions) => (await import('../simulate/run.js')).run(file, options));
  example(
    command,
    'signalbox simulate shop.yaml',
    'signalbox simulate shop.yaml --replications 40 --report shop.html',
    'signalbox simulate network.yaml --scale 1%',
    'signalbox simulate shop.yaml --journal ./shop-day && signalbox replay ./shop-day --plan new-plan.yaml',
  );
}
