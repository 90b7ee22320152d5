import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ReplayCommandOptions } from '../replay/what-if.js';
import { example, JOURNAL, JOURNAL_HELP, wholeNumber, withCommon } from './options.js';

/** `calls=sales`, one more of them. */
function otherQueue(text: string, before: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const [from = '', to = '', ...more] = text.split('=').map((name) => name.trim());
  if (from === '' || to === '' || more.length > 0) throw new InvalidArgumentError('It must be two queues, such as calls=sales.');
  if (before.has(from)) throw new InvalidArgumentError(`Contacts of ${from} cannot go to two queues.`);
  return new Map([...before, [from, to]]);
}

export function addReplay(program: Command): void {
  const command = withCommon(program.command('replay'))
    .description('play a recorded day again under another plan or roster, and report contact by contact what would have been different')
    .argument('[journal]', JOURNAL_HELP, JOURNAL)
    .option('--plan <file>', 'the plan to try (default: the recorded plans)')
    .option('--roster <file>', 'the roster to try (default: the recorded roster)')
    .addOption(
      new Option('--queue <old=new>', 'send contacts of the recorded queue OLD to NEW; repeatable')
        .argParser(otherQueue)
        .default(new Map(), 'none'),
    )
    .option('--seed <number>', 'random seed of what is not in the record', wholeNumber(0), 1)
    .option('--most <count>', 'how many contacts to list, those that differ most first', wholeNumber(0), 20)
    .option('--csv <file>', 'write every contact as CSV (RFC 4180) into a file, or to standard output with -')
    .option('--zone <zone>', "time zone of what is printed (default: this machine's)")
    .action(async (folder: string, options: ReplayCommandOptions) => (await import('../replay/run.js')).run(folder, options));
  example(
    command,
    'signalbox replay ./var --plan new-plan.yaml',
    'signalbox replay ./var --roster fewer.yaml --csv contacts.csv',
    'signalbox replay ./var --plan merged.yaml --queue claims=bookings',
  );
}
