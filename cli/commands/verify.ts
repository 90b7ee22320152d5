import type { Command } from 'commander';
import { type CommonOptions, example, JOURNAL, JOURNAL_HELP, withCommon } from './options.js';

export function addVerify(program: Command): void {
  const command = withCommon(program.command('verify'))
    .description('decide every command of a journal again and compare: chain, events, state')
    .argument('[journal]', JOURNAL_HELP, JOURNAL)
    .action(async (folder: string, options: CommonOptions) => (await import('../verify/run.js')).run(folder, options));
  example(command, 'signalbox verify ./var', 'signalbox verify ./var --json | jq .stateHash');
}
