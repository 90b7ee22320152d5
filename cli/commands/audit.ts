import type { Command } from 'commander';
import type { AuditOptions } from '../audit/run.js';
import { example, JOURNAL, JOURNAL_HELP, withCommon } from './options.js';

export function addAudit(program: Command): void {
  const command = withCommon(program.command('audit'))
    .description('who did what by hand, when and why: supervisors, overrides, doors, shares, plans')
    .argument('[journal]', JOURNAL_HELP, JOURNAL)
    .option('--by <who>', 'only what this supervisor did')
    .option('--what <command>', 'only this command, or all about queue, hub, agents, contact …')
    .option('--from <time>', 'ISO 8601, or 11:00 on the first day of the journal')
    .option('--to <time>', 'the same; the end is not included')
    .option('--csv <file>', 'write CSV (RFC 4180) into a file, or to standard output with -')
    .option('--zone <zone>', "time zone of what is read and printed (default: this machine's)")
    .action(async (folder: string, options: AuditOptions) => (await import('../audit/run.js')).run(folder, options));
  example(command, 'signalbox audit ./var --by sue --what queue', 'signalbox audit ./var --from 11:00 --to 12:00 --csv noon.csv');
}
