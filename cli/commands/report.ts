import { DIMENSIONS } from '@signalbox/engine/inspect';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { SERVICE_LEVELS, type ServiceLevel } from '../report/columns.js';
import type { ReportOptions } from '../report/run.js';
import { duration, example, JOURNAL, JOURNAL_HELP, withCommon } from './options.js';

const HOUR_MS = 3_600_000;

export function addReport(program: Command): void {
  const levels = Object.keys(SERVICE_LEVELS) as ServiceLevel[];
  const command = withCommon(program.command('report'))
    .description('what arrived, what became of it and how agents spent their time, per interval')
    .argument('[journal]', JOURNAL_HELP, JOURNAL)
    .addOption(new Option('--by <dimension>', 'what each line is about').choices(DIMENSIONS).default('queue'))
    .option('--interval <time>', '5m, 15m, 30m, 1h … or none; counted from the full hour UTC', interval, 'none')
    .addOption(new Option('--service-level <formula>', formulas()).choices(levels).default('arrived'))
    .option('--from <time>', 'ISO 8601, or 11:00 on the first day of the journal')
    .option('--to <time>', 'the same; the end is not included')
    .option('--csv <file>', 'write CSV (RFC 4180) into a file, or to standard output with -')
    .option('--zone <zone>', "time zone of what is read and printed (default: this machine's)")
    .action(async (folder: string, options: ReportOptions) => (await import('../report/run.js')).run(folder, options));
  example(command, 'signalbox report ./var --by hub', 'signalbox report ./var --interval 15m --from 11:00 --to 12:00 --csv noon.csv');
}

const formulas = (): string =>
  `what the service level is: ${Object.entries(SERVICE_LEVELS)
    .map(([name, { formula }]) => `${name} = ${formula}`)
    .join('; ')}`;

function interval(text: string): number | 'none' {
  if (text === 'none') return 'none';
  const ms = duration(text);
  if (HOUR_MS % ms === 0 || ms % HOUR_MS === 0) return ms;
  throw new InvalidArgumentError('It must divide an hour, or be whole hours.');
}
