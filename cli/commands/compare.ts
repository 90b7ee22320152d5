import type { Command } from 'commander';
import type { CompareOptions } from '../compare/run.js';
import { example, part, SCALE_HELP, wholeNumber, withCommon } from './options.js';

export function addCompare(program: Command): void {
  const command = withCommon(program.command('compare'))
    .description('play scenarios with the same customers, and report how far the others differ from the first')
    .argument('<first>', 'scenario file that the others are compared with')
    .argument('<others...>', 'one or more scenario files')
    .option('--replications <count>', "pairs of runs (default: the first scenario's)", wholeNumber(2, 10_000))
    .option('--seed <number>', "random seed (default: the first scenario's)", wholeNumber(0))
    .option('--scale <share>', SCALE_HELP, part)
    .option('--workers <count>', 'number of threads (default: one per processor)', wholeNumber(1, 256))
    .option('--antithetic', 'follow each run by its mirror image, which narrows intervals where more customers mean longer waits')
    .option('--csv <file>', 'write every difference with its interval as CSV (RFC 4180), or to standard output with -')
    .option('--report <file>', 'write a self-contained HTML page with plots')
    .action(async (first: string, others: readonly string[], options: CompareOptions) =>
      (await import('../compare/run.js')).run([first, ...others], options),
    );
  example(command, 'signalbox compare today.yaml one-more.yaml', 'signalbox compare today.yaml a.yaml b.yaml --report compared.html');
}
