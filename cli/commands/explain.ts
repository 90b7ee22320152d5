import type { Command } from 'commander';
import type { ExplainOptions } from '../explain/run.js';
import { example, JOURNAL, JOURNAL_HELP, wholeNumber, withCommon } from './options.js';

export function addExplain(program: Command): void {
  const command = withCommon(program.command('explain'))
    .description('the life of a contact in sentences, and for each offer every agent: rank key by key, or the first reason against')
    .argument('<contact>', "the platform's own id of the contact; it may be over")
    .option('--journal <folder>', JOURNAL_HELP, JOURNAL)
    .option('--tenant <tenant>', 'tenant of the contact, if several use the same ids')
    .option('--at <seq>', 'only how the agents ranked at this record', wholeNumber(1))
    .option('--all', 'every agent, however many')
    .option('--zone <zone>', "time zone of what is printed (default: this machine's)")
    .action(async (contact: string, options: ExplainOptions) => (await import('../explain/run.js')).run(contact, options));
  example(command, 'signalbox explain c-4711 --journal ./var', 'signalbox explain c-4711 --journal ./var --at 2048 --json');
}
