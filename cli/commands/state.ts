import { Argument, type Command } from 'commander';
import { KINDS, type Kind } from '../state/kinds.js';
import type { StateOptions } from '../state/run.js';
import { example, JOURNAL, JOURNAL_HELP, wholeNumber, withCommon } from './options.js';

export function addState(program: Command): void {
  const command = withCommon(program.command('state'))
    .description('the state of a box, or of one contact, agent, queue or hub; now or right after any record')
    .addArgument(new Argument('[kind]', 'what to show (default: everything)').choices(KINDS))
    .argument('[id]', 'which one')
    .option('--journal <folder>', JOURNAL_HELP, JOURNAL)
    .option('--at <seq>', 'right after this record; default: the last one', wholeNumber(1))
    .option('--tenant <tenant>', 'tenant of the contact, if the plan has several')
    .option('--zone <zone>', "time zone of what is printed (default: this machine's)")
    .action(async (kind: Kind | undefined, id: string | undefined, options: StateOptions) =>
      (await import('../state/run.js')).run(kind, id, options),
    );
  example(command, 'signalbox state --journal ./var', 'signalbox state agent Ana --journal ./var --at 4711 --json');
}
