import { type Command, Option } from 'commander';
import type { StaffCommandOptions } from '../staff/run.js';
import { duration, example, part, SCALE_HELP, wholeNumber, withCommon } from './options.js';

export function addStaff(program: Command): void {
  const command = withCommon(program.command('staff'))
    .description("find the cheapest agents on a scenario's shifts that reach its targets")
    .argument('<scenario>', 'scenario file, YAML or JSON, with targets')
    .addOption(
      new Option('--per <time>', 'targets are to be reached over all of it, on each day, or in each interval')
        .choices(['horizon', 'day', 'interval'])
        .default('day'),
    )
    .option('--choose-hubs', 'also look for the cheapest combination of hubs: fixed cost and least team of each hub count')
    .addOption(
      new Option('--budget <time>', 'search no longer than this; the cheapest found by then is checked and told')
        .argParser(duration)
        .default(300_000, '5m'),
    )
    .option('--replications <count>', "runs that the search decides on; default the scenario's", wholeNumber(1, 10_000))
    .option('--verify <count>', 'runs on other numbers that check the answer; default twice as many', wholeNumber(1, 10_000))
    .option('--seed <number>', "seed of all chance; default the scenario's", wholeNumber(0))
    .option('--scale <share>', SCALE_HELP, part)
    .option('--workers <count>', 'threads; default as many as the machine runs at a time', wholeNumber(1, 256))
    .option('--csv <file>', 'write the shifts as planners write them, for "files: shifts" of a scenario or a WFM tool')
    .option('--requirement <file>', 'write agents by interval and group, with Erlang C and Erlang A beside them, for "files: staffing"')
    .option('--report <file>', 'write a self-contained HTML page with plots')
    .action(async (file: string, options: StaffCommandOptions) => (await import('../staff/run.js')).run(file, options));
  example(command, 'signalbox staff shop.yaml', 'signalbox staff shop.yaml --per interval --csv shifts.csv --requirement required.csv');
}
