import type { Command } from 'commander';
import type { SweepOptions } from '../sweep/run.js';
import { example, part, SCALE_HELP, wholeNumber, withCommon } from './options.js';

export function addSweep(program: Command): void {
  const command = withCommon(program.command('sweep'))
    .description('play a scenario with one parameter set to several values in turn, with the same customers')
    .argument('<scenario>', 'scenario file, YAML or JSON')
    .argument('<parameter>', 'its path in the scenario, plan or roster: demand.calls.perDay, roster.groups.cork.count')
    .argument('<values>', 'a list 300,400, a range 4..8 or 60s..180s/30s, or factors on what the file says: x0.8..1.2/0.1')
    .option('--replications <count>', "independent runs per value (default: the scenario's)", wholeNumber(1, 10_000))
    .option('--seed <number>', "random seed (default: the scenario's)", wholeNumber(0))
    .option('--scale <share>', SCALE_HELP, part)
    .option('--workers <count>', 'number of threads (default: one per processor)', wholeNumber(1, 256))
    .option('--csv <file>', 'write every figure of every value as CSV (RFC 4180), or to standard output with -')
    .option('--report <file>', 'write a self-contained HTML page with plots')
    .action(async (file: string, parameter: string, values: string, options: SweepOptions) =>
      (await import('../sweep/run.js')).run({ file, parameter, values }, options),
    );
  example(
    command,
    'signalbox sweep shop.yaml roster.groups.cork.count 10..14',
    'signalbox sweep shop.yaml demand.calls.perDay x0.8..1.2/0.1 --report volume.html',
  );
}
