import type { Command } from 'commander';
import type { TraceOptions } from '../trace/run.js';
import { example, part, SCALE_HELP, wholeNumber, withCommon } from './options.js';

export function addTrace(program: Command): void {
  const command = withCommon(program.command('trace'))
    .description('play one run of a scenario and write every contact of it as CSV, or with --json as one JSON object per line')
    .argument('<scenario>', 'scenario file, YAML or JSON')
    .option('--replication <number>', 'which run, from 0', wholeNumber(0), 0)
    .option('--seed <number>', "random seed (default: the scenario's)", wholeNumber(0))
    .option('--scale <share>', SCALE_HELP, part)
    .option('--to <file>', 'where to write; - is standard output', '-')
    .action(async (file: string, options: TraceOptions) => (await import('../trace/run.js')).run(file, options));
  example(command, 'signalbox trace shop.yaml --to contacts.csv', 'signalbox trace shop.yaml --json | head -3');
}
