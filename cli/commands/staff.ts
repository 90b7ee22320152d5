import { type Command, Option } from 'commander';
import type { StaffCommandOptions } from '../staff/run.js';
import { duration, example, part, SCALE_HELP, wholeNumber, withCommon } from './options.js';

export function addStaff(program: Command): void {
  const command = withCommon(program.command('staff'))
    .description("find the cheapest agents on a scenario's shifts that reach its targets")
    .argument('<scenario>', 'scenario file, YAML or JSON, with targets')
    .addOption(
      new Option('--per <time>', 'reach the targets over the whole horizon, on each day, or in each interval')
        .choices(['horizon', 'day', 'interval'])
        .default('day'),
    )
    .option('--choose-hubs', 'also search for the cheapest combination of hubs, with the fixed cost and minimum team of each')
    .addOption(
      new Option('--budget <time>', 'search no longer than this; the cheapest solution found so far is verified and reported')
        .argParser(duration)
        .default(300_000, '5m'),
    )
    .option('--replications <count>', "runs on which the search decides (default: the scenario's)", wholeNumber(1, 10_000))
    .option('--verify <count>', 'runs on other random numbers that verify the answer (default: twice as many)', wholeNumber(1, 10_000))
    .option('--seed <number>', "random seed (default: the scenario's)", wholeNumber(0))
    .option('--scale <share>', SCALE_HELP, part)
    .option('--workers <count>', 'number of threads (default: one per processor)', wholeNumber(1, 256))
    .option('--csv <file>', 'write the shifts as CSV, for "files: shifts" of a scenario or a WFM tool')
    .option('--requirement <file>', 'write agents by interval and group as CSV, beside Erlang C and Erlang A, for "files: staffing"')
    .option('--report <file>', 'write a self-contained HTML page with plots')
    .action(async (file: string, options: StaffCommandOptions) => (await import('../staff/run.js')).run(file, options));
  example(command, 'signalbox staff shop.yaml', 'signalbox staff shop.yaml --per interval --csv shifts.csv --requirement required.csv');
}
